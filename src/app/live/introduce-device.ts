import { createEffect } from 'solid-js';
import { createDevice } from './create-device.ts';
import type { OpenedDevices } from './create-my-devices.ts';

/**
 * Says in the list of devices what this browser is, once both are known, and what it is called: by the name that somebody gave it,
 * else by what it seems to be. What is named already keeps its name.
 */
export function introduceDevice(mine: OpenedDevices, name?: string): void {
  const device = createDevice();
  createEffect(() => {
    const self = device()?.self;
    if (self !== undefined)
      mine.devices()?.introduce(name === undefined ? self : { ...self, name });
  });
}
