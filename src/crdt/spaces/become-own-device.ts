import type { DeviceId, SpaceId } from '../basics/id.ts';
import { noInvitation } from '../sealing/certificate.ts';
import type { Acceptance } from '../sharing/newcomer.ts';
import type { OpenVault } from '../vault/vault.ts';
import { holdsWords } from './holds-words.ts';
import { joinRecords } from './door-records.ts';
import { personalRecords } from './keyring-records.ts';
import type { JoinRecord } from './door-records.ts';
import { keysOfWelcome } from './keys-of-welcome.ts';
import { ownDeviceRecords } from './own-device-records.ts';
import type { Platform } from './platform.ts';
import type { SpaceRegister } from './space-register.ts';
import { eraseStores } from './take-away.ts';

/**
 * Puts the personal Space of the person's other devices into this browser's keyring, and settles the request in the same write. One
 * that rests here and holds nothing that anybody wrote makes room for it; one that holds words stays, and the welcome is not
 * taken. False when it does not add up, `not-kept` when it could not be stored.
 */
export async function becomeOwnDevice(options: {
  readonly joinId: string;
  readonly join: JoinRecord;
  readonly welcome: Uint8Array;
  /** Who had answered at the door. */
  readonly by: { readonly space: SpaceId; readonly device: DeviceId };
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly spaces: SpaceRegister;
}): Promise<Acceptance> {
  const { join, vault, platform, spaces } = options;
  const { keyring } = vault;
  const welcome = await keysOfWelcome(options.welcome, join.seed);
  if (welcome === undefined) return false;
  const { keys, own } = welcome;
  const { space } = keys;
  const { issuer, invitation } = own.certificate;
  const isOurs =
    space === options.by.space && issuer === options.by.device && invitation === noInvitation;
  if (!isOurs) return false;

  const settled = joinRecords.change(options.joinId, undefined);
  const before = personalRecords.get(keyring, 'own');
  if (before?.space === space) {
    // It was one of them already, and stays who it was.
    return (await keyring.write([settled])).ok || 'not-kept';
  }
  if (before !== undefined && (await isInUse(before.space, spaces)) !== false) return false;
  const written = await keyring.write([
    personalRecords.change('own', keys),
    ownDeviceRecords.change('own', { sinceMs: platform.clock.nowMs() }),
    settled,
  ]);
  if (!written.ok) return 'not-kept';
  if (before !== undefined) {
    await spaces.closeNow(before.space);
    await eraseStores([vault.storeName(before.space)], platform);
  }
  return true;
}

/** Undefined when it could not be opened: nobody can say what is in it. */
async function isInUse(space: SpaceId, spaces: SpaceRegister): Promise<boolean | undefined> {
  const held = await spaces.hold(space);
  if (!held.ok) return undefined;
  try {
    return holdsWords(held.value.space.log);
  } finally {
    await held.value.release();
  }
}
