import type { DeviceId } from '../../src/crdt/basics/id.ts';
import type { Roster } from '../../src/crdt/sealing/roster.ts';

/** The roster without some of its devices, as far as a connection asks it. */
export const rosterWithout =
  (...removed: readonly DeviceId[]) =>
  (roster: Roster): Roster => ({
    ...roster,
    has: (device) => !removed.includes(device) && roster.has(device),
    devices: () => roster.devices().filter(({ device }) => !removed.includes(device)),
  });
