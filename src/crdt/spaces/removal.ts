import type { DeviceId, EpochId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Roster } from '../sealing/roster.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';
import type { OpenSpace } from './open-space.ts';

/** Takes devices out of a Space, for everybody and from now on. */
export interface Removing {
  /** False when nobody is left to remove, or this device has been removed itself. */
  remove(devices: readonly DeviceId[]): Promise<boolean>;
}

/** The part of a log that removes; undefined where it cannot. */
export const removingIn = (log: SealedLog): Removing | undefined =>
  canRemove(log) ? log : undefined;

const canRemove = (log: SealedLog): log is SealedLog & Removing => 'remove' in log;

/** Devices that have been removed, and those that hung on what a removed one did afterwards. */
export const removedFrom = (roster: Roster): ReadonlySet<DeviceId> =>
  new Set(tellsRemoved(roster) ? roster.removed().map(({ device }) => device) : []);

interface TellsRemoved {
  removed(): readonly { readonly device: DeviceId }[];
}
const tellsRemoved = (roster: Roster): roster is Roster & TellsRemoved => 'removed' in roster;

/** Every epoch that is known here with its secret: what somebody who comes in needs to read all there is. */
export const epochsOf = ({ log, record }: OpenSpace): readonly EpochSecret[] =>
  keepsSecrets(log) ? log.secrets.get() : record.epochs;

interface EpochSecret {
  readonly epoch: EpochId;
  readonly secret: Uint8Array;
}
interface KeepsSecrets {
  readonly secrets: Live<readonly EpochSecret[]>;
}
const keepsSecrets = (log: SealedLog): log is SealedLog & KeepsSecrets => 'secrets' in log;
