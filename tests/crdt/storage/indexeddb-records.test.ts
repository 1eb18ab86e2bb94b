import 'fake-indexeddb/auto';

import { inspect } from 'node:util';

import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createIndexedDbRecords } from '../../../src/crdt/storage/indexeddb-records.ts';
import type { OpaqueRecords } from '../../../src/crdt/storage/opaque-records.ts';
import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import { platformRandom } from '../../../src/crdt/basics/random.ts';

const tab = (): OpaqueRecords => createIndexedDbRecords({ count: () => undefined });
const a = Uint8Array.of(1, 2, 3);
const SPACE = SpaceId.random(platformRandom);

/** What a request that nobody refuses answers. */
const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('refused'));
  });

/** Names, keys and values of every store of every database, as text. */
async function everythingAtRest(): Promise<string> {
  const parts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const resting = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        answer(resting.getAllKeys()),
        answer<unknown[]>(resting.getAll()),
      ]);
      parts.push(name, store, keys.map(String).join());
      for (const value of values) {
        parts.push(
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : inspect(value),
        );
      }
    }
    database.close();
  }
  return parts.join('\n');
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('Records in IndexedDB', () => {
  it('leave no database behind when somebody only looks', async () => {
    const records = tab();
    expect(await records.all()).toEqual({ ok: true, value: new Map() });
    expect(await records.deviceKey()).toEqual({ ok: true, value: undefined });
    expect(await indexedDB.databases()).toEqual([]);
    await records.close();
  });

  it('are written and deleted together and found again', async () => {
    const records = tab();
    expect(
      (
        await records.write(
          new Map([
            ['x', a],
            ['y', a],
          ]),
        )
      ).ok,
    ).toBe(true);
    expect((await records.write(new Map([['x', undefined]]))).ok).toBe(true);
    await records.close();
    const again = tab();
    expect(await again.all()).toEqual({ ok: true, value: new Map([['y', a]]) });
    await again.close();
  });

  it('that may be there once only are written by one of two tabs', async () => {
    const [one, two] = [tab(), tab()];
    await one.write(new Map([['mark', a]]));
    const b = Uint8Array.of(9);
    const under = [
      { name: 'mark', bytes: a },
      { name: 'x', bytes: undefined },
    ];
    const answers = await Promise.all([
      one.write(new Map([['x', a]]), under),
      two.write(new Map([['x', b]]), under),
    ]);
    const winner = answers.map(({ ok }) => ok);
    expect(winner.sort()).toEqual([false, true]);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'gone' });
    const wrote = answers[0].ok ? a : b;
    expect(await one.all()).toEqual({
      ok: true,
      value: new Map([
        ['mark', a],
        ['x', wrote],
      ]),
    });
    await one.close();
    await two.close();
  });

  it('tell the other tab that something was written', async () => {
    const [one, two] = [tab(), tab()];
    const told = new Promise<void>((resolve) => two.onForeignWrite(resolve));
    await one.write(new Map([['x', a]]));
    await told;
    expect(await two.all()).toEqual({ ok: true, value: new Map([['x', a]]) });
    await one.close();
    await two.close();
  });

  it('are gone after erasing, also while another tab has them open', async () => {
    const [one, two] = [tab(), tab()];
    await one.write(new Map([['x', a]]));
    await two.all();
    await one.erase();
    expect(await indexedDB.databases()).toEqual([]);
    expect(await two.all()).toEqual({ ok: true, value: new Map() });
    expect(await indexedDB.databases()).toEqual([]);
    await one.close();
    await two.close();
  });

  it('say "unavailable" where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const records = tab();
    expect(await records.all()).toEqual({ ok: false, error: 'unavailable' });
    expect(await records.write(new Map([['x', a]]))).toEqual({ ok: false, error: 'unavailable' });
    await records.close();
  });

  it('carry a vault, with no word of its keyring readable in any store', async () => {
    const records = tab();
    const vault = createVault({ records, random: platformRandom, count: () => undefined });
    const made = await vault.create();
    if (!made.ok) throw new Error(made.error);
    await made.value.keyring.write([{ collection: 'canary', id: 'canary', value: 'canary' }]);
    await vault.close();
    const dump = await everythingAtRest();
    expect(dump).toContain('wrappers');
    expect(dump).not.toContain('canary');
    const again = tab();
    const second = createVault({ records: again, random: platformRandom, count: () => undefined });
    const opened = await second.open();
    expect(opened.ok && opened.value?.keyring.get('canary', 'canary')).toBe('canary');
    await second.close();
  });

  it('are written again, keys first, when the browser clears its storage under an open vault', async () => {
    const records = tab();
    const vault = createVault({ records, random: platformRandom, count: () => undefined });
    const made = await vault.create();
    if (!made.ok) throw new Error(made.error);
    const { keyring } = made.value;
    await keyring.write([{ collection: 'notes', id: 'before', value: 'one' }]);
    await answer(indexedDB.deleteDatabase((await indexedDB.databases())[0]?.name ?? ''));
    expect((await keyring.write([{ collection: 'notes', id: 'after', value: 'two' }])).ok).toBe(
      true,
    );
    await vault.close();
    const second = createVault({ records: tab(), random: platformRandom, count: () => undefined });
    const opened = await second.open();
    expect(opened.ok && opened.value?.keyring.get('notes', 'before')).toBe('one');
    expect(opened.ok && opened.value?.keyring.get('notes', 'after')).toBe('two');
    await second.close();
  });

  it('stay gone when a person erased them in another tab that had a vault open too', async () => {
    const vaults = [tab(), tab()].map((records) =>
      createVault({ records, random: platformRandom, count: () => undefined }),
    );
    for (const vault of vaults) await vault.create();
    await vaults[0]?.erase();
    const stillOpen = vaults[1];
    await vi.waitFor(() => expect(stillOpen?.state.get()).toBe('absent'));
    expect(await stillOpen?.open()).toEqual({ ok: true, value: undefined });
    expect(await indexedDB.databases()).toEqual([]);
    for (const vault of vaults) await vault.close();
  });

  it('are never made again by a tab that writes on, whenever the other tab erased them', async () => {
    // The moments between a word and its arrival: as many turns of the event loop after the erasing has begun.
    for (let turns = 0; turns < 12; turns += 1) {
      const [one, two] = [tab(), tab()].map((records) =>
        createVault({ records, random: platformRandom, count: () => undefined }),
      );
      if (one === undefined || two === undefined) throw new Error('two tabs');
      await one.create();
      const opened = await two.open();
      if (!opened.ok || opened.value === undefined) throw new Error('not opened');
      const { keyring } = opened.value;
      const erased = one.erase();
      for (let i = 0; i < turns; i += 1) await new Promise((resolve) => setImmediate(resolve));
      await keyring.write([{ collection: 'notes', id: 'late', value: 'x' }]);
      await erased;
      expect((await keyring.write([{ collection: 'notes', id: 'x', value: 'x' }])).ok).toBe(false);
      await vi.waitFor(() => expect(two.state.get()).toBe('absent'));
      expect(await indexedDB.databases(), `after ${turns} turns`).toEqual([]);
      // Neither tab is locked out: both begin anew, and in the same vault.
      const [again, too] = [await two.create(), await one.create()];
      expect(again.ok && again.value.keyring.list('notes').size).toBe(0);
      expect(again.ok && too.ok && too.value.storeName(SPACE)).toBe(
        again.ok && again.value.storeName(SPACE),
      );
      await one.erase();
      for (const vault of [one, two]) await vault.close();
    }
  });

  it('of another vault are left alone by a tab that missed the erasing and writes on', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const [one, two] = [tab(), tab()].map((records) =>
      createVault({ records, random: platformRandom, count: () => undefined }),
    );
    if (one === undefined || two === undefined) throw new Error('two tabs');
    await one.create();
    const before = await two.open();
    if (!before.ok || before.value === undefined) throw new Error('not opened');
    await one.erase();
    await one.create();
    const late = await before.value.keyring.write([{ collection: 'notes', id: 'x', value: 'x' }]);
    expect(late).toEqual({ ok: false, error: 'gone' });
    expect(two.state.get()).toBe('absent');
    const after = await two.open();
    expect(after.ok && after.value?.keyring.list('notes').size).toBe(0);
    for (const vault of [one, two]) await vault.close();
  });
});
