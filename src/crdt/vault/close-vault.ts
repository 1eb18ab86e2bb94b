import { equalBytes } from '../basics/bytes.ts';
import type { Count } from '../basics/count.ts';
import type { Random } from '../basics/random.ts';
import { ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { closedMark, closedSecrets, joinKeys } from './closed-keys.ts';
import { openRecord, sealRecord } from './keyring-record.ts';
import type { KeyringRecord } from './keyring-record.ts';
import { KEY_BYTES, keyringKeys, recordName } from './keys.ts';
import type { VaultCondition, VaultFault, VaultRecords } from './vault-records.ts';
import type { Vault } from './vault.ts';
import { webCrypto } from './wrappers/device-wrapper.ts';
import { makeDeviceKey } from './wrappers/wrap-with-device.ts';
import {
  CLOSED_RECORD,
  TRIES_RECORD,
  WRAPPERS_RECORD,
  writeWrappers,
} from './wrappers/wrapper-list.ts';
import type { Wrapper } from './wrappers/wrapper-list.ts';

/** What a vault is closed with. */
export interface ClosingTools {
  readonly vault: Vault;
  readonly records: VaultRecords;
  readonly random: Random;
  readonly count: Count;
}

/** In the keyring as long as something rests as it did before the vault was closed. */
const unsealed = { collection: 'vault', id: 'unsealed' };

/** Whether something rests as it did before this vault was closed: {@link finishClosing} has not come to its end. */
export const isUnsealed = (keyring: { get(collection: string, id: string): unknown }): boolean =>
  keyring.get(unsealed.collection, unsealed.id) !== undefined;

/**
 * Closes a vault that opened by itself: a new key, every record of the keyring sealed under it, the first way in, and the word that
 * something has to be asked for, in **one** writing, on the condition that everything still rests as it is held here. Before that
 * writing nothing has changed, after it everything has. What the new key does not reach by it is made up for by
 * {@link finishClosing}, and the first key opens it until then: it rests in the wrappers beside the new one.
 */
export function closeVault(
  { vault, records, random }: ClosingTools,
  wrap: (keys: Uint8Array) => Promise<Wrapper>,
): Promise<Result<void, VaultFault>> {
  return vault.exchange(async (present, held) => {
    const keys = joinKeys(random.bytes(KEY_BYTES), present.first ?? present.key);
    const secrets = closedSecrets(keys);
    const names = keyringKeys(secrets.key);
    const changes = new Map<string, Uint8Array | undefined>([
      [WRAPPERS_RECORD, writeWrappers([await wrap(keys)])],
      [CLOSED_RECORD, secrets.mark.bytes],
    ]);
    keys.fill(0);
    const under: VaultCondition[] = [present.mark];
    const put = (record: KeyringRecord): void => {
      const name = recordName(names.name, record.collection, record.id);
      changes.set(name, sealRecord(record, names, random));
    };
    put({ ...unsealed, value: true });
    for (const [name, { record, sealed }] of held) {
      // What does not open stays where it is.
      if (record === undefined) continue;
      under.push({ name, bytes: sealed });
      changes.set(name, undefined);
      put(record);
    }
    const written = await records.write(changes, under);
    if (written.ok || (await hasHappened(records, secrets.mark.bytes))) return ok(secrets);
    return written;
  });
}

/** A writing that was told to have failed may rest all the same. */
async function hasHappened(records: VaultRecords, mark: Uint8Array): Promise<boolean> {
  const resting = await records.all();
  const found = resting.ok ? resting.value.get(CLOSED_RECORD) : undefined;
  return found !== undefined && equalBytes(found, mark);
}

/**
 * Makes up for what closing could not reach in one writing. Whatever of it is interrupted is done at the next opening:
 * records that another tab wrote under the first key a moment before are taken over; another key takes the place of the device's, so
 * that nothing here opens what the old one opened, and a browser that was emptied is still told from one that never had any;
 * `sealStores` seals every Space anew. False when something is left to do.
 */
export async function finishClosing(
  { vault, records, random, count }: ClosingTools,
  sealStores: () => Promise<boolean>,
): Promise<boolean> {
  const taken = await vault.exchange(async (present, held) => {
    const resting = await records.all();
    if (!resting.ok) return resting;
    const changes = new Map<string, Uint8Array | undefined>();
    const under: VaultCondition[] = [present.mark];
    const former = keyringKeys(present.first ?? present.key);
    const names = keyringKeys(present.key);
    for (const [name, sealed] of resting.value) {
      if (isOther.has(name) || held.get(name)?.record !== undefined) continue;
      const record = openRecord(name, sealed, former);
      if (record === undefined) continue;
      const next = recordName(names.name, record.collection, record.id);
      changes.set(name, undefined);
      under.push({ name, bytes: sealed });
      if (!resting.value.has(next)) changes.set(next, sealRecord(record, names, random));
    }
    if (changes.size > 0) count('vault/taken-over', changes.size);
    const written = changes.size > 0 ? await records.write(changes, under) : ok(undefined);
    return written.ok ? ok(present) : written;
  });
  if (!taken.ok) return false;
  const subtle = webCrypto();
  if (subtle === undefined) return false;
  const replaced = await records.putDeviceKey(await makeDeviceKey(subtle));
  if (!replaced.ok) return false;
  if (!(await sealStores())) return false;
  const open = await vault.open();
  if (!open.ok || open.value === undefined) return false;
  return (await open.value.keyring.write([{ ...unsealed, value: undefined }])).ok;
}

const isOther: ReadonlySet<string> = new Set([WRAPPERS_RECORD, CLOSED_RECORD, TRIES_RECORD]);

/** Puts the word that something has to be asked for back where it was lost; wrappers that ask are there. */
export async function restoreMark(
  records: VaultRecords,
  key: Uint8Array,
): Promise<Result<void, VaultFault>> {
  const { name, bytes } = closedMark(key);
  const resting = await records.all();
  if (!resting.ok) return resting;
  const list = resting.value.get(WRAPPERS_RECORD);
  if (resting.value.has(name) || list === undefined) return ok(undefined);
  return records.write(new Map([[name, bytes]]), [{ name: WRAPPERS_RECORD, bytes: list }]);
}
