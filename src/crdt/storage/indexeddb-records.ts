import { equalBytes } from '../basics/bytes.ts';
import type { Count } from '../basics/count.ts';
import { err, ok } from '../basics/result.ts';
import { answerOf, deleteDatabase, strictTransaction } from './database-steps.ts';
import type { OpaqueRecords } from './opaque-records.ts';
import { KEYS, RECORDS, completed, createRecordsConnection } from './records-connection.ts';
import { RECORDS_DATABASE } from './resting-places.ts';

const DEVICE_KEY = 'device';

/** Counting for {@link createIndexedDbRecords}. */
export interface IndexedDbRecordsOptions {
  readonly count: Count;
}

/**
 * The vault's records in one IndexedDB database, made with the first write and not before: looking for
 * records leaves nothing behind. Other tabs are told by BroadcastChannel, without what was written.
 */
export function createIndexedDbRecords({ count }: IndexedDbRecordsOptions): OpaqueRecords {
  const listeners = new Set<() => void>();
  const connection = createRecordsConnection(count);
  const { mirror } = connection;
  const channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(RECORDS_DATABASE);
  if (channel !== undefined) {
    channel.onmessage = ({ data }: { data: unknown }) => {
      if (data === 'erased') connection.forget();
      for (const listener of [...listeners]) listener();
    };
  }

  /** Undefined when nothing rests here; what was here a moment ago and is missing for no known reason is a fault. */
  const resting = async (): Promise<IDBDatabase | undefined> => {
    const open = await connection.database(false);
    if (open === undefined && mirror.keys.size > 0) throw new Error('the records are missing');
    return open;
  };
  const needed = async (): Promise<IDBDatabase> => {
    const open = await connection.database(true);
    if (open === undefined) throw new Error('not made');
    return open;
  };

  return {
    all: () =>
      connection.attempt(async () => {
        const found = new Map<string, Uint8Array>();
        const open = await resting();
        if (open === undefined) return found;
        const records = open.transaction(RECORDS).objectStore(RECORDS);
        const [names, values] = await Promise.all([
          answerOf(records.getAllKeys()),
          answerOf<unknown[]>(records.getAll()),
        ]);
        names.forEach((name, i) => {
          const value = values[i];
          if (typeof name === 'string' && value instanceof Uint8Array) found.set(name, value);
          else count('records/odd');
        });
        mirror.records = new Map(found);
        return found;
      }),
    async write(changes, under) {
      const written = await connection.attempt(async () => {
        // Only who makes a new vault makes the database: an erased one is never made again by somebody who writes on.
        const open = under === undefined ? await needed() : await resting();
        if (open === undefined) return 'gone';
        const transaction = strictTransaction(open, [RECORDS]);
        const records = transaction.objectStore(RECORDS);
        for (const { name, bytes } of under ?? []) {
          const found = await answerOf<unknown>(records.get(name));
          if (found === bytes) continue;
          if (found instanceof Uint8Array && bytes !== undefined && equalBytes(found, bytes))
            continue;
          await completed(transaction);
          return 'gone';
        }
        // The transaction's own end tells of failures.
        for (const [name, bytes] of changes) {
          if (bytes === undefined) records.delete(name);
          else records.put(bytes.slice(), name);
        }
        await completed(transaction);
        await readBack(open, changes);
        return 'written';
      });
      if (!written.ok) return written;
      if (written.value === 'gone') return err('gone');
      for (const [name, bytes] of changes) {
        if (bytes === undefined) mirror.records.delete(name);
        else mirror.records.set(name, bytes.slice());
      }
      channel?.postMessage('written');
      return ok(undefined);
    },
    deviceKey: () =>
      connection.attempt(async () => {
        const keys = (await connection.database(false))?.transaction(KEYS).objectStore(KEYS);
        const key = keys && (await answerOf<unknown>(keys.get(DEVICE_KEY)));
        if (!(key instanceof CryptoKey)) return undefined;
        mirror.keys.set(DEVICE_KEY, key);
        return key;
      }),
    putDeviceKey: (key) =>
      connection.attempt(async () => {
        const open = await needed();
        const transaction = strictTransaction(open, [KEYS]);
        transaction.objectStore(KEYS).put(key, DEVICE_KEY);
        await completed(transaction);
        const later = strictTransaction(open, [KEYS]);
        const back = await answerOf<unknown>(later.objectStore(KEYS).get(DEVICE_KEY));
        await completed(later);
        if (!(back instanceof CryptoKey)) throw new Error('the key was not read back');
        mirror.keys.set(DEVICE_KEY, back);
      }),
    onForeignWrite(listener) {
      const own = (): void => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    async close() {
      listeners.clear();
      channel?.close();
      connection.forget();
      await connection.letGo();
    },
    async erase() {
      connection.forget();
      // Before the bytes go, so that no other tab takes it for a loss: by word, and by what it finds there.
      channel?.postMessage('erased');
      await connection.attempt(async () => {
        const open = await connection.database(false);
        if (open === undefined) return;
        const emptying = strictTransaction(open, [RECORDS, KEYS]);
        for (const store of [RECORDS, KEYS]) emptying.objectStore(store).clear();
        await completed(emptying);
      });
      await connection.letGo();
      if (typeof indexedDB === 'undefined') return;
      await deleteDatabase(RECORDS_DATABASE);
      channel?.postMessage('erased');
    },
  };
}

/** A later transaction on the same store must find these very bytes. */
async function readBack(
  open: IDBDatabase,
  changes: ReadonlyMap<string, Uint8Array | undefined>,
): Promise<void> {
  const later = strictTransaction(open, [RECORDS]);
  const records = later.objectStore(RECORDS);
  const found = await Promise.all(
    [...changes].map(async ([name, bytes]) => {
      const back = await answerOf<unknown>(records.get(name));
      if (bytes === undefined) return back === undefined;
      return back instanceof Uint8Array && equalBytes(back, bytes);
    }),
  );
  await completed(later);
  if (found.includes(false)) throw new Error('a record was not read back');
}
