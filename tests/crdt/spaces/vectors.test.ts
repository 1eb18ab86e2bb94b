import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../src/crdt/basics/bytes.ts';
import { platformClock } from '../../../src/crdt/basics/clock.ts';
import { EpochId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { deriveEpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import { invitationRecords, joinRecords } from '../../../src/crdt/spaces/door-records.ts';
import {
  personalRecords,
  preferenceRecords,
  type RecordKind,
  sealedAnswerRecords,
  seenRecords,
  spaceKeysOf,
  workspaceRecords,
} from '../../../src/crdt/spaces/keyring-records.ts';
import { readRecord } from '../../../src/crdt/storage/entry-records.ts';
import { createIndexedDbStores } from '../../../src/crdt/storage/indexeddb-store.ts';
import { memoryVault } from '../../cast/memory-vault.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { opened, rests } from '../../contracts/sealed-store.contract.ts';
import sealed from '../../vectors/sealing/version-1.json' with { type: 'json' };
import { makeVectors } from './make-vectors.ts';

const vectors = new URL('../../vectors/', import.meta.url);
if (process.env['MAKE_VECTORS'] === '1') await makeVectors(vectors);

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, vectors), 'utf8'));
const entries = sealed.entries.map(fromHex);

describe('what version 1 has left on a device opens for ever', () => {
  // A snapshot is a cache: one of an earlier version is passed over, and the entries are read anew.
  test.each([
    { version: 1, fromSnapshot: false },
    { version: 2, fromSnapshot: false },
    { version: 3, fromSnapshot: true },
  ])('a snapshot of version $version, to the same words', async ({ version, fromSnapshot }) => {
    const { snapshot } = v.parse(
      v.object({ snapshot: v.string() }),
      read(`sealing/snapshot-v${version}.json`),
    );
    const space = SpaceId.parse(sealed.space);
    const epoch = EpochId.parse(sealed.epoch);
    if (space === undefined || epoch === undefined) throw new Error('the vector is damaged');
    const world = sealedWorld(7);
    const { log } = world.page(world.founder, {
      genesis: fromHex(sealed.genesis),
      keys: deriveEpochKeys({ space, epoch, secret: fromHex(sealed.secret) }),
    });
    const report = await log.open({ entries, snapshot: fromHex(snapshot) });
    expect(report).toMatchObject({ damaged: 0, fromSnapshot });
    expect(log.doc.getText('note').toJSON()).toBe(sealed.words);
    expect(log.digest()).toBe(sealed.digest);
  });

  const Records = v.object({
    entries: v.array(v.string()),
    typed: v.array(v.string()),
    joined: v.array(v.string()),
  });
  test.each(['typed', 'joined'] as const)('the records of a store, %s', async (how) => {
    const vector = v.parse(Records, read('storage/entry-records-v1.json'));
    const expected = vector.entries.map(fromHex);
    const records = vector[how].map(fromHex);
    const found = records.map(readRecord);
    expect(found.every(({ whole }) => whole)).toBe(true);
    expect(found.flatMap((record) => record.entries)).toEqual(expected);

    const { open } = createIndexedDbStores({ clock: platformClock, count: () => undefined });
    await (await opened(open, how)).close();
    await putRecords(how, records);
    const store = await opened(open, how);
    expect(await rests(store)).toEqual(expected);
    expect((await store.append([Uint8Array.of(1, 2, 3)])).ok).toBe(true);
    expect(store.state.get().tag).toBe('saved');
    await store.close();
  });

  const Values = v.record(v.string(), v.record(v.string(), v.unknown()));
  const kinds: Record<string, RecordKind<unknown>> = {
    workspaces: workspaceRecords,
    seen: seenRecords,
    invitations: invitationRecords,
    joins: joinRecords,
    preferences: preferenceRecords,
  };
  test('an answer to a hidden poll that waits to be opened', async () => {
    const values = v.parse(Values, read('spaces/keyring-sealed-answers-v1.json'));
    const { keyring } = await memoryVault();
    const byId = Object.entries(values['sealed-answers'] ?? {});
    await keyring.write(byId.map(([id, value]) => ({ collection: 'sealed-answers', id, value })));
    const [answer] = sealedAnswerRecords.list(keyring).values();
    expect(answer).toMatchObject({
      workspace: sealed.space,
      answer: { sort: 'dots', spent: [{ option: 'b', dots: 3 }] },
    });
    expect(answer?.salt).toHaveLength(16);
  });

  test('the keys of a Space for one person alone, which no list of workspaces shows', async () => {
    const values = v.parse(Values, read('spaces/keyring-personal-v1.json'));
    const { keyring } = await memoryVault();
    const value = values['personal']?.['own'];
    await keyring.write([{ collection: 'personal', id: 'own', value }]);
    const keys = personalRecords.get(keyring, 'own');
    expect(keys).toMatchObject({
      space: sealed.space,
      genesis: fromHex(sealed.genesis),
      chain: [],
      epochs: [{ epoch: sealed.epoch, secret: fromHex(sealed.secret) }],
    });
    expect(keys?.seed).toHaveLength(32);
    expect(keys && spaceKeysOf(keyring, keys.space)).toEqual(keys);
    expect(workspaceRecords.list(keyring).size).toBe(0);
  });

  test('every record of the keyring', async () => {
    const values = v.parse(Values, read('spaces/keyring-v1.json'));
    expect(Object.keys(values).sort()).toEqual(Object.keys(kinds).sort());
    const vault = await memoryVault();
    const { keyring } = vault;
    for (const [collection, byId] of Object.entries(values)) {
      await keyring.write(Object.entries(byId).map(([id, value]) => ({ collection, id, value })));
    }
    for (const [collection, kind] of Object.entries(kinds)) {
      expect([...kind.list(keyring).keys()].sort(), collection).toEqual(
        Object.keys(values[collection] ?? {}).sort(),
      );
    }
    const workspace = [...workspaceRecords.list(keyring).values()][0];
    expect(workspace).toMatchObject({
      space: sealed.space,
      genesis: fromHex(sealed.genesis),
      epochs: [{ epoch: sealed.epoch, secret: fromHex(sealed.secret) }],
      part: 'therapist',
      others: ['Sam', 'Noor'],
    });
    expect(workspace?.seed).toHaveLength(32);
    for (const { stamps } of seenRecords.list(keyring).values()) {
      expect(stamps).toEqual([1, 65_536, 4_294_967_295]);
    }
    const states = [...invitationRecords.list(keyring).values()].map(({ closed }) => closed?.state);
    expect(states).toEqual([undefined, 'withdrawn', 'used']);
    expect(preferenceRecords.get(keyring, 'own')).toEqual({
      theme: 'dark',
      contrast: 'more',
      motion: 'less',
      // Not asked about yet when that version wrote.
      plainHints: 'on',
      lockAfterMinutes: 5,
      lockOffer: 'open',
      leaveTo: '',
    });
  });
});

/** Puts records into a store that nobody has open, as they lie on a disk. */
function putRecords(name: string, records: readonly Uint8Array[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(new Error('not opened'));
    request.onsuccess = () => {
      const database = request.result;
      const transaction = database.transaction('updates', 'readwrite');
      transaction.objectStore('updates').clear();
      for (const record of records) transaction.objectStore('updates').add(record);
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}
