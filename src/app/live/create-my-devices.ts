import { createSignal, onMount, untrack, type Accessor } from 'solid-js';
import type { MyDevices } from '../../crdt/spaces/index.ts';
import { useApp } from './app-context.tsx';

export type { MyDevices, OwnDevice } from '../../crdt/spaces/index.ts';

/** This person's devices, as pages come by them. */
export interface OpenedDevices {
  /** Undefined while they are not open: also where this browser is the only one and nothing is kept in its own Space. */
  readonly devices: Accessor<MyDevices | undefined>;
  readonly fault: Accessor<boolean>;
  /** There is a list, and it is being opened. */
  readonly opening: Accessor<boolean>;
  /** Opens them, and founds what they stand in where there is none. Undefined when that could not be. */
  open(): Promise<MyDevices | undefined>;
}

/** Opens the list where there is one to open; looking at a page founds nothing. */
export function createMyDevices(): OpenedDevices {
  const { attune } = useApp();
  const [devices, setDevices] = createSignal<MyDevices>();
  const [fault, setFault] = createSignal(false);
  const [opening, setOpening] = createSignal(attune.personal.get().tag !== 'none');
  const open = async (): Promise<MyDevices | undefined> => {
    const known = untrack(devices);
    if (known !== undefined) return known;
    setFault(false);
    try {
      const personal = await attune.openPersonal();
      const opened = personal.ok ? await personal.value.openDevices() : undefined;
      setDevices(() => opened);
      setFault(opened === undefined);
      return opened;
    } catch {
      // A part of Attune could not be loaded.
      setFault(true);
      return undefined;
    } finally {
      setOpening(false);
    }
  };
  onMount(() => {
    if (attune.personal.get().tag !== 'none') void open();
  });
  return { devices, fault, opening, open };
}
