import type { DeviceId } from '../basics/id.ts';
import type { ReadContext, WriteContext } from '../documents/document-kind.ts';
import { devices as devicesKind } from '../documents/devices/devices.ts';
import type { DevicesVerbs, DevicesView } from '../documents/devices/types.ts';
import { keys as keysKind } from '../documents/keys/keys.ts';
import type { KeysVerbs, KeysView } from '../documents/keys/types.ts';
import type { OpenVault } from '../vault/vault.ts';
import { createLastingKind } from './lasting-kind.ts';
import type { OpenSpace } from './open-space.ts';
import type { Platform } from './platform.ts';

/** The personal Space as the own devices speak in it: always as it is now, also after the copy in memory was made anew. */
export interface OwnGround {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly space: OpenSpace;
  /** This device, among the own ones. */
  readonly mine: DeviceId;
  readonly devices: () => DevicesView;
  readonly keys: () => KeysView;
  readonly write: { readonly devices: DevicesVerbs; readonly keys: KeysVerbs };
  /** Whether a device is one of this person's now. */
  readonly isPresent: (device: DeviceId) => boolean;
  /** Made with a newer version: it is read, and nothing is written. */
  isNewer(): boolean;
  /** Called at each change of any of it. */
  onChange(listener: () => void): void;
}

/** The ground over an open personal Space, as long as that is open. */
export function ownGround(of: {
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly space: OpenSpace;
}): OwnGround {
  const { vault, platform, space } = of;
  const { log } = space;
  const { clock, random, count } = platform;
  const write: WriteContext = { by: space.member, device: space.device, clock, random };
  const lasting = { log, write, count };
  const devices = createLastingKind({ kind: devicesKind, ...lasting });
  const keys = createLastingKind({ kind: keysKind, ...lasting });
  const context: ReadContext = {
    authorOf: (client) => log.authorOf(client)?.member,
    deviceOf: (client) => log.authorOf(client)?.device,
  };
  return {
    vault,
    platform,
    space,
    mine: space.device,
    // Read anew: a certificate that came since tells whose hand wrote what was there before.
    devices: () => devicesKind.read(log.doc, context).view,
    keys: () => keysKind.read(log.doc, context).view,
    write: {
      get devices() {
        return devices.verbs;
      },
      get keys() {
        return keys.verbs;
      },
    },
    isPresent: (device) => log.roster.get().has(device),
    isNewer: () => devices.newer.get() || keys.newer.get(),
    onChange(listener) {
      for (const live of [devices.view, keys.view, log.roster]) {
        live.subscribe(() => listener());
      }
    },
  };
}
