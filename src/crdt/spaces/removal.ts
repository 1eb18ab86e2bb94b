import type { DeviceId } from '../basics/id.ts';
import type { Roster } from '../sealing/roster.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';

/** Takes devices out of a Space, for everybody and from now on. */
export interface Removing {
  remove(devices: readonly DeviceId[]): void;
}

/** The part of a log that removes; undefined where it cannot. */
export const removingIn = (log: SealedLog): Removing | undefined =>
  canRemove(log) ? log : undefined;

const canRemove = (log: SealedLog): log is SealedLog & Removing => 'remove' in log;

/** Devices that have been removed, and those that hung on what a removed one did afterwards. */
export function removedFrom(roster: Roster): ReadonlySet<DeviceId> {
  return new Set(tellsRemoved(roster) ? roster.removed().map(({ device }) => device) : []);
}

interface TellsRemoved {
  removed(): readonly { readonly device: DeviceId }[];
}
const tellsRemoved = (roster: Roster): roster is Roster & TellsRemoved => 'removed' in roster;
