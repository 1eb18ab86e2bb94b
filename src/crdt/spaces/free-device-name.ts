import type { DeviceId } from '../basics/id.ts';
import { devices as devicesKind } from '../documents/devices/devices.ts';
import { deviceLimits } from '../documents/devices/types.ts';
import { oneLine } from '../documents/shapes/one-line.ts';
import type { OpenSpace } from './open-space.ts';

/** Room for a number behind a name that is as long as names may be. */
const numberLength = 4;

/**
 * A name for a device that no other of the own devices has: three browsers that all call themselves "Chrome on a computer" are told
 * apart by a number. Names that were given already stay.
 */
export function freeDeviceName(
  { log }: Pick<OpenSpace, 'log'>,
  { id, name }: { readonly id: DeviceId; readonly name: string },
): string {
  const wanted = oneLine(name, deviceLimits.name);
  const roster = log.roster.get();
  const { devices } = devicesKind.read(log.doc, { authorOf: () => undefined }).view;
  const taken = new Set(
    devices.filter((one) => one.id !== id && roster.has(one.id)).map((one) => one.name),
  );
  if (wanted === '' || !taken.has(wanted)) return wanted;
  const stem = oneLine(wanted, deviceLimits.name - numberLength);
  for (let number = 2; ; number += 1) {
    const numbered = `${stem} ${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
