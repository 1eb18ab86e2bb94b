import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import type { Acceptance } from '../sharing/newcomer.ts';
import { memberIdOf } from '../sealing/certificate.ts';
import type { OpenVault } from '../vault/vault.ts';
import { joinRecords } from './door-records.ts';
import { workspaceRecords } from './keyring-records.ts';
import type { SpaceKeys } from './keyring-records.ts';
import type { JoinRecord } from './door-records.ts';
import { forgetDevice } from './forget-device.ts';
import { hearsItselfOut } from './hears-itself-out.ts';
import { keysOfWelcome } from './keys-of-welcome.ts';
import { leftRecords } from './own-device-records.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';

/**
 * Puts a workspace into the keyring of a newcomer who was let in, and settles the request in the same write.
 * In a workspace that is here already this person stays who they are, unless they were taken out of it: then they come back in as
 * somebody new, and what they have of it stays. False when the welcome is not for this device; `not-kept` when it could not be stored: the request then goes on.
 */
export async function moveIn(options: {
  readonly joinId: string;
  readonly join: JoinRecord;
  readonly welcome: Uint8Array;
  /** Who had answered at the door. */
  readonly by: { readonly space: SpaceId; readonly device: DeviceId; readonly member: MemberId };
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Promise<Acceptance> {
  const { join, by, vault, platform, spaces } = options;
  const { keyring } = vault;
  const { clock } = platform;
  const welcome = await keysOfWelcome(options.welcome, join.seed);
  if (welcome === undefined) return false;
  const { keys, own } = welcome;
  const { space, member } = keys;
  // What came must be from the Space, and hang on the device, that had answered at the door.
  if (space !== by.space || own.certificate.issuer !== by.device) return false;
  if (member !== memberIdOf(own.certificate.signKey)) return false;
  const settled = joinRecords.change(options.joinId, undefined);
  const before = workspaceRecords.get(keyring, space);
  if (before !== undefined && !(await hearsItselfOut(space, { by: by.member, spaces, clock }))) {
    // A second link to a workspace that is here: this person stays who they are in it, with the keys they write with.
    return (await keyring.write([settled])).ok || 'not-kept';
  }
  const written = await keyring.write([
    workspaceRecords.change(space, {
      ...keys,
      epochs: withEarlier(keys, before),
      part: welcome.part,
      name: welcome.name,
      ownName: join.name,
      others: [],
      lastOpenedMs: clock.nowMs(),
    }),
    ...(before === undefined ? [] : forgetDevice(space, keyring)),
    // Whoever left it once and follows a new invitation has come back.
    leftRecords.change(space, undefined),
    settled,
  ]);
  if (!written.ok) return 'not-kept';
  // Opened again it is this person as who they are now.
  if (before !== undefined) await spaces.closeNow(space);
  return true;
}

/** What rests here may be sealed with secrets that whoever let this person in has never had. */
function withEarlier({ epochs }: SpaceKeys, before: SpaceKeys | undefined): SpaceKeys['epochs'] {
  const given = new Set(epochs.map(({ epoch }) => epoch));
  return [...(before?.epochs ?? []).filter(({ epoch }) => !given.has(epoch)), ...epochs];
}
