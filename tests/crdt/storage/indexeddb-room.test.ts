import 'fake-indexeddb/auto';

import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { rests } from '../../contracts/sealed-store.contract.ts';
import { browser, fullDisk, random } from './faulty-browser.ts';

const entry = (size = 200): Uint8Array => random.bytes(size);

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('A disk on which little room is left', () => {
  /** What is longer than a small record no longer fits. */
  const nearlyFullDisk = (): { readonly end: () => void } => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own store below
    const realAdd = IDBObjectStore.prototype.add;
    const spy = vi.spyOn(IDBObjectStore.prototype, 'add');
    spy.mockImplementation(function (this: IDBObjectStore, value, ...rest) {
      if (value instanceof Uint8Array && value.length > 20_000) {
        throw new DOMException('no room', 'QuotaExceededError');
      }
      return Reflect.apply(realAdd, this, [value, ...rest]);
    });
    return { end: () => spy.mockRestore() };
  };

  it('still takes a small record when there are too many to be joined', async () => {
    const { open } = browser();
    const first = await open();
    const entries = Array.from({ length: 520 }, () => entry(300));
    for (const one of entries) await first.append([one]);
    await first.close();
    const disk = nearlyFullDisk();
    const store = await open();
    expect(await rests(store)).toEqual(entries);
    const more = entry(300);
    expect(await store.append([more])).toEqual({ ok: true, value: undefined });
    expect(store.state.get()).toEqual({ tag: 'saved' });
    await store.close();
    disk.end();
    const again = await open();
    expect(await rests(again)).toEqual([...entries, more]);
    await again.close();
  }, 20_000);

  it('loses nothing to a rewriting when what stands for the old entries finds no room', async () => {
    const { open } = browser();
    const store = await open();
    const [old, cover] = [entry(), entry()];
    await store.append([old]);
    const disk = fullDisk();
    const covered = store.append([cover]);
    expect(await store.rewrite((one) => String(one) !== String(old))).toEqual({
      ok: false,
      error: 'full',
    });
    expect(await covered).toEqual({ ok: false, error: 'full' });
    disk.end();
    await store.close();
    expect(await rests(await open())).toEqual([old, cover]);
  });
});

describe('A page that goes away', () => {
  it('has handed over what waits behind a batch under way, in the same tick', async () => {
    const { open } = browser();
    const store = await open();
    const [a, b] = [entry(), entry()];
    const added: string[] = [];
    // eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own store below
    const realAdd = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      value,
      ...rest
    ) {
      added.push(String(value));
      return Reflect.apply(realAdd, this, [value, ...rest]);
    });
    await store.append([entry()]);
    const first = store.append([a]);
    await Promise.resolve();
    const second = store.append([b]);
    store.flush();
    // Nothing has been awaited since: whatever is handed over now is what a page that goes away leaves.
    expect(added.some((record) => record.includes(String(b)))).toBe(true);
    expect(await Promise.all([first, second])).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect((await rests(store)).map(String)).toEqual(expect.arrayContaining([a, b].map(String)));
    expect(store.state.get()).toEqual({ tag: 'saved' });
    await store.close();
  });

  it('tries once more to store what failed a moment before', async () => {
    const { open } = browser();
    const store = await open();
    const [a, b] = [entry(), entry()];
    await store.append([a]);
    const closed = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    });
    expect(await store.append([b])).toEqual({ ok: false, error: 'closed' });
    closed.mockRestore();
    await store.close();
    expect(await rests(await open())).toEqual([a, b]);
  });
});
