import type { DeviceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { OwnDeviceKind } from '../documents/devices/types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { Invitations } from './workspace.ts';

/** One of this person's devices: each holds their own Space and every workspace. */
export interface OwnDevice {
  readonly id: DeviceId;
  /** Empty where nobody has given it one. */
  readonly name: string;
  readonly kind: OwnDeviceKind;
  /** The device whose backups it sleeps in. It goes when that one is removed. */
  readonly backupsOf: DeviceId | undefined;
  /** The one that this page runs on. */
  readonly isThis: boolean;
  /** Undefined where nobody wrote it down. */
  readonly addedMs: number | undefined;
  /** When it was in use last, as far as this device knows; seldom written. */
  readonly seenMs: number | undefined;
  /** It is connected with this one now. */
  readonly isHere: boolean;
}

/**
 * How this device stands among them. `out`: it was removed, as its own log says. `told`: another one says so and none is there of
 * which it hears otherwise; that one may be a device that nobody let in.
 */
export type OwnStanding = 'in' | 'told' | 'out';

/** This person's own devices. */
export interface MyDevices {
  readonly standing: Live<OwnStanding>;
  /** This one first, then in the order in which they were added. */
  readonly list: Live<readonly OwnDevice[]>;
  /** Workspaces that other own devices have and that have not come to this one yet. */
  readonly awaited: Live<number>;
  /**
   * What this device is, where that is not written yet. The name is left out where the device that let it in has written one,
   * which may still be on its way: it says a number where another device has the same name.
   */
  readonly introduce: (self: {
    readonly name?: string | undefined;
    readonly kind: OwnDeviceKind;
  }) => void;
  readonly rename: (id: DeviceId, name: string) => void;
  /** Links by which another browser becomes one of them. The part says nothing here. */
  readonly links: Invitations;
  /**
   * From now on that device gets nothing more and counts for nothing, in the own Space at once and in each workspace as this or
   * another own device opens it. Resolves when it rests; what that device has already stays on it.
   */
  readonly remove: (id: DeviceId) => Promise<Result<void, StoreFault>>;
}
