import { createEffect } from 'solid-js';
import { createDevice } from './create-device.ts';
import type { OpenedDevices } from './create-my-devices.ts';

/**
 * Says in the list of devices what this browser is, once both are known, and what it is called: by what it seems to be, unless it was
 * named at the door. What is named already keeps its name.
 */
export function introduceDevice(mine: OpenedDevices, name: 'named-at-the-door' | 'unnamed'): void {
  const device = createDevice();
  createEffect(() => {
    const self = device()?.self;
    if (self !== undefined)
      mine.devices()?.introduce(name === 'unnamed' ? self : { kind: self.kind });
  });
}
