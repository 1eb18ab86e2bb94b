import type { SpaceId } from '../basics/id.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { LeaveFault } from './attune.ts';
import { forgetDevice } from './forget-device.ts';
import {
  personalRecords,
  planDraftCollection,
  sealedAnswerRecords,
  seenRecords,
  workspaceRecords,
} from './keyring-records.ts';
import { leftRecords, ownDeviceRecords } from './own-device-records.ts';
import type { Platform } from './platform.ts';

/** Takes one workspace with its invitations and sealed answers off this device: first the keys, then the bytes. */
export async function takeAway(
  id: SpaceId,
  ground: {
    readonly vault: OpenVault;
    readonly platform: Platform;
    /** Closes it, whoever holds it. */
    readonly close: () => Promise<void>;
  },
): Promise<Result<void, LeaveFault>> {
  const { vault, platform, close } = ground;
  const { keyring } = vault;
  // No workspace: it goes with everything and not before.
  if (personalRecords.get(keyring, 'own')?.space === id) return err('kept');
  const answers = [...sealedAnswerRecords.list(keyring)].filter(
    ([, answer]) => answer.workspace === id,
  );
  // The keys first: when they cannot be taken away, nothing has happened.
  // Another own device still has it, and would bring it back. Who has only this one keeps no trace of it.
  const isShared = ownDeviceRecords.get(keyring, 'own') !== undefined;
  const left = isShared ? [leftRecords.change(id, { atMs: platform.clock.nowMs() })] : [];
  const written = await keyring.write([
    workspaceRecords.change(id, undefined),
    seenRecords.change(id, undefined),
    ...forgetDevice(id, keyring),
    ...left,
    { collection: planDraftCollection, id, value: undefined },
    ...answers.map(([seal]) => sealedAnswerRecords.change(seal, undefined)),
  ]);
  if (!written.ok) return err('kept');
  await close();
  return eraseStores([vault.storeName(id)], platform);
}

/** Deletes stores whose keys are gone; `bytes-left` when one could not be. */
export async function eraseStores(
  names: readonly string[],
  platform: Pick<Platform, 'openStore' | 'count'>,
): Promise<Result<void, 'bytes-left'>> {
  let all = true;
  for (const name of names) {
    try {
      const store = await platform.openStore(name);
      if (store.ok) await store.value.erase();
      all &&= store.ok;
    } catch {
      platform.count('residence/bytes-left');
      all = false;
    }
  }
  return all ? ok(undefined) : err('bytes-left');
}
