import { describe, expect, it } from 'vitest';

import { fromHex, toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { createMemoryRecords } from '../../../src/crdt/storage/memory-records.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import { deriveKey, keyringKeys, recordName, storeNameOf } from '../../../src/crdt/vault/keys.ts';
import { openBytes } from '../../../src/crdt/vault/sealed-bytes.ts';
import { argon2 } from '../../../src/crdt/vault/argon2.ts';
import { closedMark, closedSecrets } from '../../../src/crdt/vault/closed-keys.ts';
import { readWaysInto } from '../../../src/crdt/vault/ways-in.ts';
import { questionOf, unwrapWithPasskey } from '../../../src/crdt/vault/wrappers/passkey-wrapper.ts';
import { unwrapWithPassphrase } from '../../../src/crdt/vault/wrappers/passphrase-wrapper.ts';
import { readRecoveryWords } from '../../../src/crdt/vault/wrappers/recovery-words.ts';
import { unwrapWithRecovery } from '../../../src/crdt/vault/wrappers/recovery-wrapper.ts';
import { readWrappers, writeWrappers } from '../../../src/crdt/vault/wrappers/wrapper-list.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import closed from '../../vectors/vault/closed-1.json' with { type: 'json' };
import second from '../../vectors/vault/snapshot-v2.json' with { type: 'json' };
import first from '../../vectors/vault/version-1.json' with { type: 'json' };

const space = SpaceId.parse(first.space);
if (space === undefined) throw new Error('the vector has no space id');
const vaultKey = fromHex(first.vaultKey);

describe('What version 1 of the vault has written', () => {
  it('opens for ever: wrapper, keyring record and snapshot, from bytes at rest', async () => {
    const disk = createMemoryRecords();
    disk.deviceKey = await crypto.subtle.importKey(
      'raw',
      Uint8Array.from(fromHex(first.deviceKey)),
      'AES-GCM',
      false,
      ['encrypt', 'decrypt'],
    );
    disk.records.set('wrappers', fromHex(first.wrappers));
    disk.records.set(first.keyringRecord.name, fromHex(first.keyringRecord.sealed));
    const opened = await createVault({
      records: disk.open(),
      random: seededRandom(2),
      count: () => undefined,
    }).open();
    if (!opened.ok || opened.value === undefined) throw new Error('it does not open');
    const { collection, id, value } = first.keyringRecord;
    expect(opened.value.keyring.get(collection, id)).toEqual(value);
    expect(opened.value.storeName(space)).toBe(first.storeName);
    const snapshot = await opened.value.openSnapshot(space, fromHex(first.snapshot.sealed));
    expect(snapshot && toHex(snapshot)).toBe(first.snapshot.plain);
    const later = await opened.value.openSnapshot(space, fromHex(second.sealed));
    expect(later && toHex(later)).toBe(second.plain);
  });

  it('has the same names and keys to this day', () => {
    expect(storeNameOf(vaultKey, space)).toBe(first.storeName);
    const { collection, id, name } = first.keyringRecord;
    expect(recordName(keyringKeys(vaultKey).name, collection, id)).toBe(name);
    const seal = { key: deriveKey(vaultKey, 'snapshot', space), associated: utf8(first.storeName) };
    expect(openBytes(fromHex(first.snapshot.sealed), seal)).toEqual(fromHex(first.snapshot.plain));
  });

  it('keeps wrappers of kinds that this version does not know, byte for byte', () => {
    const list = readWrappers(fromHex(first.wrappers));
    expect(list?.map(({ kind }) => kind)).toEqual([1, 9]);
    expect(list && toHex(writeWrappers(list))).toBe(first.wrappers);
  });

  it('is not opened by guessing when the version is newer', () => {
    const newer = fromHex(first.wrappers);
    newer[0] = 2;
    expect(readWrappers(newer)).toBeUndefined();
  });
});

describe('What the first closed vault has written', () => {
  it('opens for ever: each way in, keyring record, entry at rest and snapshot', async () => {
    const disk = createMemoryRecords();
    disk.records.set('wrappers', fromHex(closed.wrappers));
    disk.records.set('closed', fromHex(closed.closed));
    disk.records.set(closed.keyringRecord.name, fromHex(closed.keyringRecord.sealed));
    const records = disk.open();
    const ways = await readWaysInto(records);
    const [passphrase, passkey, words] = ways.ok ? ways.value : [];
    if (passphrase === undefined || passkey === undefined || words === undefined) {
      throw new Error('a way in is missing');
    }
    const keys = closed.vaultKey + closed.firstKey;
    const opened = [
      await unwrapWithPassphrase(passphrase, closed.passphrase, argon2),
      unwrapWithPasskey(passkey, fromHex(closed.passkey.secret)),
      unwrapWithRecovery(words, readRecoveryWords(closed.recoveryWords) ?? new Uint8Array(0)),
    ];
    for (const found of opened) expect(found instanceof Uint8Array && toHex(found)).toBe(keys);
    const { credential, salt } = closed.passkey;
    expect(questionOf(passkey)).toEqual({ credential: fromHex(credential), salt: fromHex(salt) });

    const vault = createVault({ records, random: seededRandom(2), count: () => undefined });
    expect(await vault.open()).toEqual({ ok: false, error: 'locked' });
    const open = await vault.openWith(closedSecrets(fromHex(keys)));
    if (!open.ok) throw new Error(open.error);
    const { collection, id, value } = closed.keyringRecord;
    expect(open.value.keyring.get(collection, id)).toEqual(value);
    expect(open.value.storeName(space)).toBe(closed.storeName);
    const seal = open.value.restSeal(space);
    expect(seal && toHex(seal.open(fromHex(closed.restingEntry.closed)))).toBe(
      closed.restingEntry.plain,
    );
    expect(seal && toHex(seal.close(fromHex(closed.restingEntry.plain)))).toBe(
      closed.restingEntry.closed,
    );
    const snapshot = await open.value.openSnapshot(space, fromHex(closed.snapshot.sealed));
    expect(snapshot && toHex(snapshot)).toBe(closed.snapshot.plain);
    // One that was sealed before the vault was closed still opens.
    const earlier = await open.value.openSnapshot(space, fromHex(first.snapshot.sealed));
    expect(earlier && toHex(earlier)).toBe(first.snapshot.plain);
  });

  it('is known by the same mark to this day', () => {
    expect(toHex(closedMark(fromHex(closed.vaultKey)).bytes)).toBe(closed.closed);
  });
});
