import 'fake-indexeddb/auto';

import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { SealedStore, StoreState } from '../../../src/crdt/storage/sealed-store.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { rests } from '../../contracts/sealed-store.contract.ts';
import { NAME, browser, fullDisk, random } from './faulty-browser.ts';

const entry = (size = 200): Uint8Array => random.bytes(size);

/** Turns of the event loop until something holds; fails by itself after many. */
async function until(holds: () => boolean, clock: SimulatedClock): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (holds()) return;
    await clock.advance(5);
  }
  throw new Error('it never happened');
}
const tag = (store: SealedStore): StoreState['tag'] => store.state.get().tag;

/** A raw connection, as devtools or the disk would see it. */
async function rawDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(new Error('not opened'));
  });
}
async function onRecords<T>(work: (updates: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await rawDatabase();
  const transaction = database.transaction(['updates', 'custom'], 'readwrite');
  const request = work(transaction.objectStore('updates'));
  await new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()));
  database.close();
  return request.result;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
const rejections: unknown[] = [];
const noteRejection = (problem: unknown): void => void rejections.push(problem);
process.on('unhandledRejection', noteRejection);
afterEach(() => {
  expect(rejections.splice(0)).toEqual([]);
});

describe('A full disk', () => {
  it('is never shown as saved, though a later transaction on the same store completes', async () => {
    const { open, clock, counts } = browser();
    const store = await open();
    const [a, b] = [entry(), entry()];
    expect((await store.append([a])).ok).toBe(true);
    const disk = fullDisk();
    const states: string[] = [];
    store.state.subscribe((state) => states.push(state.tag));
    expect(await store.append([b])).toEqual({ ok: false, error: 'full' });
    expect(states).not.toContain('saved');
    expect(store.state.get()).toEqual({ tag: 'failed', fault: 'full' });
    expect(counts.get('store/full')).toBe(1);
    disk.end();
    await until(() => tag(store) === 'saved', clock);
    expect(await rests(store)).toEqual([a, b]);
    await store.close();
    expect(await rests(await open())).toEqual([a, b]);
  });

  it('keeps taking words, and stores all of them when there is room again', async () => {
    const { open, clock } = browser();
    const store = await open();
    const disk = fullDisk();
    const entries = [entry(), entry(), entry()];
    for (const one of entries) {
      expect(await store.append([one])).toEqual({ ok: false, error: 'full' });
    }
    await clock.advance(5_000);
    expect(store.state.get()).toEqual({ tag: 'failed', fault: 'full' });
    disk.end();
    await until(() => tag(store) === 'saved', clock).catch(() => clock.advance(30_000));
    await until(() => tag(store) === 'saved', clock);
    await store.close();
    expect(await rests(await open())).toEqual(entries);
  });
});

describe('A database that goes away', () => {
  it('is noticed and opened again when the browser closes the connection', async () => {
    const { open, clock } = browser();
    const store = await open();
    const [a, b] = [entry(), entry()];
    await store.append([a]);
    const closed = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    expect(await store.append([b])).toEqual({ ok: false, error: 'closed' });
    closed.mockRestore();
    await until(() => tag(store) === 'saved', clock);
    const c = entry();
    expect(await store.append([c])).toEqual({ ok: true, value: undefined });
    await store.close();
    expect(await rests(await open())).toEqual([a, b, c]);
  });

  it('is told within two seconds and filled again when it was deleted under us', async () => {
    const { open, clock, counts } = browser();
    const store = await open();
    const entries = [entry(), entry()];
    await store.append(entries);
    const told: StoreState[] = [];
    store.state.subscribe((state) => told.push(state));
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(NAME).onsuccess = () => resolve();
    });
    await clock.advance(100);
    expect(told).toContainEqual({ tag: 'failed', fault: 'gone' });
    await until(() => tag(store) === 'saved', clock);
    expect(counts.get('store/refilled')).toBe(2);
    await store.close();
    expect(await rests(await open())).toEqual(entries);
  });

  it('is not made again when it was erased on purpose', async () => {
    const { open, clock } = browser();
    const [one, two] = [await open(), await open()];
    await one.append([entry()]);
    await one.erase();
    await until(() => tag(two) === 'failed', clock);
    await clock.advance(60_000);
    expect(two.state.get()).toEqual({ tag: 'failed', fault: 'gone' });
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('is unavailable where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { open } = browser();
    await expect(open()).rejects.toThrow('unavailable');
  });
});

describe('A damaged database', () => {
  it('gives everything else when one record is no record at all', async () => {
    const { open, counts } = browser();
    const first = await open();
    const [a, b] = [entry(), entry()];
    await first.append([a]);
    await first.append([b]);
    await first.close();
    await onRecords((updates) => updates.add(Uint8Array.of(9, 9, 9, 9)));
    const store = await open();
    const loaded = await store.load();
    expect(loaded).toEqual({
      ok: true,
      value: { entries: [a, b], snapshot: undefined, damaged: 1 },
    });
    expect(counts.get('store/record-damaged')).toBe(1);
    const c = entry();
    expect((await store.append([c])).ok).toBe(true);
    await store.close();
    const again = await open();
    expect(await again.load()).toEqual({
      ok: true,
      value: { entries: [a, b, c], snapshot: undefined, damaged: 0 },
    });
    await again.close();
  });

  it('loses at most one entry to any one flipped byte, wherever it is', async () => {
    const { open } = browser();
    const first = await open();
    const entries = [entry(40), entry(40), entry(40)];
    await first.append(entries.slice(0, 2));
    await first.append(entries.slice(2));
    await first.close();
    const keys = await onRecords((updates) => updates.getAllKeys());
    const records = await onRecords<unknown[]>((updates) => updates.getAll());
    for (const i of keys.keys()) {
      const record = records[i];
      if (!(record instanceof Uint8Array)) throw new Error('no record');
      for (let at = 0; at < record.length; at += 1) {
        vi.stubGlobal('indexedDB', new IDBFactory());
        const fresh = await open();
        await fresh.close();
        const changed = record.slice();
        changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
        for (const [j, other] of keys.entries()) {
          await onRecords((updates) => updates.put(i === j ? changed : records[j], other));
        }
        const store = await open();
        const found = (await rests(store)).map(String);
        const missing = entries.filter((one) => !found.includes(String(one)));
        expect(missing.length, `record ${i}, byte ${at}`).toBeLessThanOrEqual(1);
        const more = entry();
        expect((await store.append([more])).ok).toBe(true);
        expect((await rests(store)).map(String)).toContain(String(more));
        await store.close();
      }
    }
  }, 60_000);
});

describe('Much at once', () => {
  it('stores 10,000 entries handed over in one tick in one record', async () => {
    const { open } = browser();
    const store = await open();
    const entries = Array.from({ length: 10_000 }, () => entry(128));
    const began = performance.now();
    const answers = await Promise.all(entries.map((one) => store.append([one])));
    console.log(`10,000 entries durable after ${Math.round(performance.now() - began)} ms`);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    await store.close();
    expect(await onRecords((updates) => updates.count())).toBeLessThanOrEqual(2);
    const again = await open();
    expect((await rests(again)).length).toBe(10_000);
    await again.close();
  }, 20_000);

  it('joins the records of long typing when it is opened, and still has every entry', async () => {
    const { open } = browser();
    const first = await open();
    const entries = Array.from({ length: 620 }, () => entry(60));
    for (const one of entries) await first.append([one]);
    await first.close();
    const store = await open();
    expect(await rests(store)).toEqual(entries);
    await store.close();
    expect(await onRecords((updates) => updates.count())).toBeLessThan(10);
    expect(await rests(await open())).toEqual(entries);
  }, 20_000);
});

describe('A browser that is killed', () => {
  it('loses nothing acknowledged, whenever it happens', async () => {
    const { open } = browser();
    const acknowledged: string[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const before = [...acknowledged];
      const store = await open();
      expect((await rests(store)).map(String)).toEqual(expect.arrayContaining(before));
      const entries = Array.from({ length: 8 }, () => entry());
      for (const one of entries) {
        void store.append([one]).then(({ ok }) => {
          if (ok) acknowledged.push(String(one));
        });
        if (random.chance(0.5)) await new Promise((resolve) => setImmediate(resolve));
      }
      // The handle is dropped where it stands: nobody closes anything.
    }
    const before = [...acknowledged];
    const found = (await rests(await open())).map(String);
    expect(found).toEqual(expect.arrayContaining(before));
    expect(before.length).toBeGreaterThan(50);
  });
});

describe('A slow or stubborn disk', () => {
  it('is told as not saved within two seconds, and as saved once it has answered', async () => {
    const { open, clock } = browser();
    const store = await open();
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const busy = await rawDatabase();
    const blocker = busy.transaction(['updates', 'custom'], 'readwrite');
    let blocking = true;
    void held.then(() => (blocking = false));
    const keepBusy = (): void => {
      blocker.objectStore('custom').get('x').onsuccess = () => {
        if (blocking) keepBusy();
      };
    };
    keepBusy();
    const told = store.append([entry()]);
    await clock.advance(2_000);
    expect(store.state.get()).toEqual({ tag: 'failed', fault: 'unknown' });
    expect(await told).toEqual({ ok: false, error: 'unknown' });
    goOn();
    await until(() => tag(store) === 'saved', clock);
    busy.close();
    expect((await rests(store)).length).toBe(1);
    await store.close();
  });

  it('shows what rests even when the damage cannot be put right for want of room', async () => {
    const { open, clock } = browser();
    const first = await open();
    const a = entry();
    await first.append([a]);
    await first.close();
    await onRecords((updates) => updates.add(Uint8Array.of(9, 9, 9, 9)));
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const store = await open();
    await until(() => tag(store) === 'failed', clock);
    expect(store.state.get()).toEqual({ tag: 'failed', fault: 'full' });
    const loaded = await store.load();
    expect(loaded.ok && loaded.value.entries).toEqual([a]);
    const b = entry();
    expect(await store.append([b])).toEqual({ ok: false, error: 'full' });
    add.mockRestore();
    await until(() => tag(store) === 'saved', clock);
    expect(await rests(store)).toEqual([a, b]);
    await store.close();
  });
});

describe('Two tabs that both lose their database', () => {
  it('fill it again together, with nothing missing', async () => {
    const { open, clock } = browser();
    const [one, two] = [await open(), await open()];
    const [a, b] = [entry(), entry()];
    await Promise.all([one.append([a]), two.append([b])]);
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase(NAME).onsuccess = () => resolve();
    });
    await clock.advance(10);
    await until(() => tag(one) === 'saved' && tag(two) === 'saved', clock);
    await Promise.all([one.close(), two.close()]);
    const found = (await rests(await open())).map(String);
    expect(found.sort()).toEqual([a, b].map(String).sort());
  });
});
