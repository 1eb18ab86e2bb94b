import { createSignal, onMount, type Accessor } from 'solid-js';
import { useApp } from './app-context.tsx';
import type { Device } from './device.ts';

/** The device, once it has been fetched; where it could not be, nothing that needs it is offered. */
export function createDevice(): Accessor<Device | undefined> {
  const { browser } = useApp();
  const [device, setDevice] = createSignal<Device>();
  onMount(() => {
    void browser.device().then(setDevice, () => undefined);
  });
  return device;
}
