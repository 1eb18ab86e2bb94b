import 'fake-indexeddb/auto';

import { inspect } from 'node:util';

import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createIndexedDbRecords } from '../../../src/crdt/storage/indexeddb-records.ts';
import type { OpaqueRecords } from '../../../src/crdt/storage/opaque-records.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import { platformRandom } from '../../../src/crdt/basics/random.ts';

const tab = (): OpaqueRecords => createIndexedDbRecords({ count: () => undefined });
const a = Uint8Array.of(1, 2, 3);

/** Names, keys and values of every store of every database, as text. */
async function everythingAtRest(): Promise<string> {
  const parts: string[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await openDB(name);
    for (const store of database.objectStoreNames) {
      parts.push(name, store, (await database.getAllKeys(store)).map(String).join());
      for (const value of await database.getAll(store)) {
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
    await deleteDB((await indexedDB.databases())[0]?.name ?? '');
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
    await vi.waitFor(async () => {
      const opened = await stillOpen?.open();
      expect(opened?.ok && opened.value?.keyring.list('notes').size).toBe(0);
    });
    expect(await indexedDB.databases()).toEqual([]);
    for (const vault of vaults) await vault.close();
  });
});
