import 'fake-indexeddb/auto';

import { IDBFactory, forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { platformRandom } from '../../../src/crdt/basics/random.ts';
import { createIndexedDbRecords } from '../../../src/crdt/storage/indexeddb-records.ts';
import type { OpaqueRecords } from '../../../src/crdt/storage/opaque-records.ts';
import { RECORDS_DATABASE } from '../../../src/crdt/storage/resting-places.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';

const a = Uint8Array.of(1, 2, 3);
const b = Uint8Array.of(4, 5, 6);
const fine = { ok: true, value: undefined };

interface Tab {
  readonly records: OpaqueRecords;
  readonly counts: Map<string, number>;
}
function tab(): Tab {
  const counts = new Map<string, number>();
  const count = (code: string, times = 1): void => {
    counts.set(code, (counts.get(code) ?? 0) + times);
  };
  return { records: createIndexedDbRecords({ count }), counts };
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own database below
const begin = IDBDatabase.prototype.transaction;

/** What the next transactions meet, one after the other, before any of their requests is carried out. */
function transactionsMeet(...faults: ((transaction: IDBTransaction) => void)[]): void {
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  for (const fault of faults) {
    spy.mockImplementationOnce(function (this: IDBDatabase, ...args) {
      const transaction = Reflect.apply(begin, this, args);
      queueMicrotask(() => fault(transaction));
      return transaction;
    });
  }
}
/** The browser gives the transaction up for this reason; without one, because it closes the connection by force. */
const abortedFor =
  (reason: string | null) =>
  (transaction: IDBTransaction): void => {
    const abort: unknown = Reflect.get(transaction, '_abort');
    if (typeof abort === 'function') Reflect.apply(abort, transaction, [reason]);
  };
/** Every request that has been made so far fails, and its transaction with it if nobody prevents that. */
const refusing =
  (reason: string) =>
  (transaction: IDBTransaction): void => {
    const requests: unknown = Reflect.get(transaction, '_requests');
    if (!Array.isArray(requests)) throw new Error('no requests');
    for (const request of requests as { operation: () => unknown }[]) {
      request.operation = () => {
        throw new DOMException('the disk says no', reason);
      };
    }
  };

/** The connection on which these records are read. */
async function connectionOf(records: OpaqueRecords): Promise<IDBDatabase> {
  const used: IDBDatabase[] = [];
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  spy.mockImplementation(function (this: IDBDatabase, ...args) {
    used.push(this);
    return Reflect.apply(begin, this, args);
  });
  await records.all();
  spy.mockRestore();
  const [connection] = used;
  if (connection === undefined) throw new Error('no connection');
  return connection;
}
function clearByForce(connection: IDBDatabase): void {
  vi.stubGlobal('indexedDB', new IDBFactory());
  // Its types ask for the class where it means a connection.
  Reflect.apply(forceCloseDatabase, undefined, [connection]);
}

/** A connection of some other tab, which holds on to the database whatever it is asked. */
function foreignConnection(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(RECORDS_DATABASE, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('not opened'));
  });
}

const rejections: unknown[] = [];
const noteRejection = (problem: unknown): void => void rejections.push(problem);
process.on('unhandledRejection', noteRejection);
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  await new Promise((resolve) => setImmediate(resolve));
  expect(rejections.splice(0)).toEqual([]);
});

describe('A writing of records', () => {
  it('is done over on a new connection when the browser closes the old one in the middle of it', async () => {
    const { records, counts } = tab();
    await records.write(new Map([['x', a]]));
    transactionsMeet(abortedFor(null));
    expect(await records.write(new Map([['y', b]]))).toEqual(fine);
    expect([...counts]).toEqual([['records/closed', 1]]);
    transactionsMeet(refusing('UnknownError'));
    expect(await records.write(new Map([['z', b]]))).toEqual(fine);
    expect([...counts]).toEqual([['records/closed', 2]]);
    await records.close();
    const again = tab().records;
    expect(await again.all()).toEqual({
      ok: true,
      value: new Map([
        ['x', a],
        ['y', b],
        ['z', b],
      ]),
    });
    await again.close();
  });

  it('is done over once and no more', async () => {
    const { records, counts } = tab();
    await records.write(new Map([['x', a]]));
    transactionsMeet(abortedFor(null), abortedFor('AbortError'));
    expect(await records.write(new Map([['x', b]]))).toEqual({ ok: false, error: 'unavailable' });
    expect([...counts]).toEqual([['records/closed', 2]]);
    expect(await records.all()).toEqual({ ok: true, value: new Map([['x', a]]) });
    await records.close();
  });

  it('says that the disk is full, and leaves what rested as it was', async () => {
    const { records, counts } = tab();
    await records.write(new Map([['x', a]]));
    transactionsMeet(abortedFor('QuotaExceededError'));
    expect(await records.write(new Map([['x', b]]))).toEqual({ ok: false, error: 'full' });
    expect([...counts]).toEqual([['records/full', 1]]);
    expect(await records.all()).toEqual({ ok: true, value: new Map([['x', a]]) });
    await records.close();
  });

  it('says that the disk is full as well where the browser refuses the request itself', async () => {
    const { records, counts } = tab();
    await records.write(new Map([['x', a]]));
    transactionsMeet(refusing('QuotaExceededError'));
    expect(await records.write(new Map([['x', b]]))).toEqual({ ok: false, error: 'full' });
    expect([...counts]).toEqual([['records/full', 1]]);
    expect(await records.all()).toEqual({ ok: true, value: new Map([['x', a]]) });
    await records.close();
  });

  it('says so when its marks or its own bytes cannot be read', async () => {
    const { records, counts } = tab();
    await records.write(new Map([['x', a]]));
    const under = [{ name: 'x', bytes: a }];
    transactionsMeet(refusing('UnknownError'));
    expect(await records.write(new Map([['y', b]]), under)).toEqual({
      ok: false,
      error: 'unknown',
    });
    transactionsMeet(() => undefined, refusing('DataError'));
    expect(await records.write(new Map([['z', b]]))).toEqual({ ok: false, error: 'unknown' });
    expect([...counts]).toEqual([['records/unknown', 2]]);
    expect(await records.write(new Map([['y', a]]), under)).toEqual(fine);
    await records.close();
  });
});

describe('A reading of records', () => {
  it('is done over on a new connection when the browser closes the old one in the middle of it', async () => {
    const { records, counts } = tab();
    await records.write(new Map([['x', a]]));
    transactionsMeet(abortedFor(null));
    expect(await records.all()).toEqual({ ok: true, value: new Map([['x', a]]) });
    transactionsMeet(abortedFor(null));
    expect(await records.deviceKey()).toEqual(fine);
    expect([...counts]).toEqual([['records/closed', 2]]);
    await records.close();
  });

  it('says so when the browser cannot give one of them', async () => {
    const { records } = tab();
    await records.write(new Map([['x', a]]));
    transactionsMeet(refusing('UnknownError'), refusing('UnknownError'));
    expect(await records.all()).toEqual({ ok: false, error: 'unknown' });
    expect(await records.deviceKey()).toEqual({ ok: false, error: 'unknown' });
    expect(await records.all()).toEqual({ ok: true, value: new Map([['x', a]]) });
    await records.close();
  });
});

describe('A browser that clears its storage by force', () => {
  it('has the records of an open vault written again at once, its key among them', async () => {
    const { records, counts } = tab();
    const vault = createVault({ records, random: platformRandom, count: () => undefined });
    expect((await vault.create()).ok).toBe(true);
    clearByForce(await connectionOf(records));
    await vi.waitFor(async () => expect(await indexedDB.databases()).toHaveLength(1));
    expect([...counts]).toEqual([['records/refilled', 1]]);
    const second = tab().records;
    const again = createVault({ records: second, random: platformRandom, count: () => undefined });
    expect(await again.open()).toMatchObject({ ok: true });
    expect(again.state.get()).toBe('open');
    for (const one of [vault, again]) await one.close();
  });

  it('is left with no half of a vault that it has no room for, and with all of it once there is', async () => {
    const { records, counts } = tab();
    const vault = createVault({ records, random: platformRandom, count: () => undefined });
    expect((await vault.create()).ok).toBe(true);
    const connection = await connectionOf(records);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own store below
    const put = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put');
    full.mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = Reflect.apply(put, this, args);
      refusing('QuotaExceededError')(this.transaction);
      return request;
    });
    clearByForce(connection);
    await vi.waitFor(() => expect(counts.get('records/closed')).toBe(2));
    expect(await indexedDB.databases()).toEqual([]);
    full.mockRestore();
    const resting = await records.all();
    expect(resting.ok && resting.value.size).toBe(1);
    const key = await records.deviceKey();
    expect(key.ok && key.value).toBeInstanceOf(CryptoKey);
    await vault.close();
  });
});

describe('Another tab', () => {
  it('of a newer version is let through, and what is written meanwhile says that it is not', async () => {
    const { records } = tab();
    await records.write(new Map([['x', a]]));
    const newer = await foreignConnection(2);
    expect(await records.write(new Map([['y', b]]))).toEqual({ ok: false, error: 'unknown' });
    newer.close();
    await records.close();
  });

  it('that erases has everything forgotten here too, where tabs can tell each other nothing', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const [one, two] = [tab().records, tab().records];
    const vault = createVault({ records: one, random: platformRandom, count: () => undefined });
    expect((await vault.create()).ok).toBe(true);
    expect(await two.deviceKey()).toMatchObject({ ok: true });
    expect(await two.all()).toMatchObject({ ok: true });
    await vault.erase();
    expect(await two.all()).toEqual({ ok: true, value: new Map() });
    expect(await two.deviceKey()).toEqual(fine);
    expect(await indexedDB.databases()).toEqual([]);
    await vault.close();
    await two.close();
  });

  it('that holds on to the database has an erasing wait until it lets go', async () => {
    const { records } = tab();
    await records.write(new Map([['x', a]]));
    const held = await foreignConnection();
    const asked = new Promise((resolve) => (held.onversionchange = resolve));
    let erased = false;
    const erasing = records.erase().then(() => (erased = true));
    await asked;
    for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(erased).toBe(false);
    held.close();
    await erasing;
    expect(await indexedDB.databases()).toEqual([]);
    await records.close();
  });
});

describe('A browser without a list of its databases', () => {
  it('is left with none by somebody who only looks', async () => {
    const list = vi.spyOn(indexedDB, 'databases').mockRejectedValue(new Error('no list'));
    const { records, counts } = tab();
    expect(await records.all()).toEqual({ ok: true, value: new Map() });
    expect(await records.deviceKey()).toEqual(fine);
    expect([...counts]).toEqual([]);
    list.mockRestore();
    expect(await indexedDB.databases()).toEqual([]);
    expect(await records.write(new Map([['x', a]]))).toEqual(fine);
    await records.close();
  });
});
