import type { DeviceId, SpaceId } from '../basics/id.ts';
import type { Acceptance } from '../sharing/newcomer.ts';
import { memberIdOf } from '../sealing/certificate.ts';
import type { OpenVault } from '../vault/vault.ts';
import { joinRecords } from './door-records.ts';
import { workspaceRecords } from './keyring-records.ts';
import type { JoinRecord } from './door-records.ts';
import { keysOfWelcome } from './keys-of-welcome.ts';
import { leftRecords } from './own-device-records.ts';
import type { Platform } from './platform.ts';

/**
 * Puts a workspace into the keyring of a newcomer who was let in, and settles the request in the same write.
 * A workspace that is here already is left as it is. False when the welcome is not for this device; `not-kept` when it could not be stored: the request then goes on.
 */
export async function moveIn(options: {
  readonly joinId: string;
  readonly join: JoinRecord;
  readonly welcome: Uint8Array;
  /** Who had answered at the door. */
  readonly by: { readonly space: SpaceId; readonly device: DeviceId };
  readonly vault: OpenVault;
  readonly platform: Platform;
}): Promise<Acceptance> {
  const { join, vault, platform } = options;
  const welcome = await keysOfWelcome(options.welcome, join.seed);
  if (welcome === undefined) return false;
  const { keys, own } = welcome;
  const { space, member } = keys;
  // What came must be from the Space, and hang on the device, that had answered at the door.
  if (space !== options.by.space || own.certificate.issuer !== options.by.device) return false;
  if (member !== memberIdOf(own.certificate.signKey)) return false;
  const settled = joinRecords.change(options.joinId, undefined);
  if (workspaceRecords.get(vault.keyring, space) !== undefined) {
    // A second link to a workspace that is here: this person stays who they are in it, with the keys they write with.
    const written = await vault.keyring.write([settled]);
    return written.ok || 'not-kept';
  }
  const written = await vault.keyring.write([
    workspaceRecords.change(space, {
      ...keys,
      part: welcome.part,
      name: welcome.name,
      ownName: join.name,
      others: [],
      lastOpenedMs: platform.clock.nowMs(),
    }),
    // Whoever left it once and follows a new invitation has come back.
    leftRecords.change(space, undefined),
    settled,
  ]);
  return written.ok || 'not-kept';
}
