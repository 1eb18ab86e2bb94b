import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { databaseFiles } from '../../../src/crdt/storage/database-files.ts';
import { browser, random } from './faulty-browser.ts';

afterEach(() => vi.restoreAllMocks());
const name = 'ab'.repeat(32);

/** From now on putting a piece of so many bytes or more fails as on a full disk. */
function fullFor(bytes: number): void {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own store below
  const real = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    const [value] = args as readonly unknown[];
    if (value instanceof Uint8Array && value.length >= bytes)
      throw new DOMException('no room', 'QuotaExceededError');
    return Reflect.apply(real, this, args);
  });
}

test('a long file of which one piece finds no room is told, and no piece of it is kept', async () => {
  const store = await browser().open();
  const files = store.files(databaseFiles);
  fullFor(2 ** 20);
  expect(await files.putFile(name, random.bytes(2 ** 20 + 10))).toEqual({
    ok: false,
    error: 'full',
  });
  vi.restoreAllMocks();
  expect(await files.listFiles()).toEqual({ ok: true, value: [] });
  expect(await files.getFile(name)).toEqual({ ok: true, value: undefined });
  // Entries go on as if nothing had been.
  expect(await store.append([random.bytes(100)])).toEqual({ ok: true, value: undefined });
  await store.close();
});

test('a disk that keeps something else than it was given is found out, and nothing is kept', async () => {
  const store = await browser().open();
  const files = store.files(databaseFiles);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own store below
  const real = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
    key,
  ) {
    const kept = value instanceof Uint8Array ? value.slice().fill(0, 0, 1) : value;
    return Reflect.apply(real, this, [kept, key]);
  });
  const bytes = random.bytes(500).fill(7, 0, 1);
  expect(await files.putFile(name, bytes)).toEqual({ ok: false, error: 'unknown' });
  vi.restoreAllMocks();
  expect(await files.getFile(name)).toEqual({ ok: true, value: undefined });
  await store.close();
});
