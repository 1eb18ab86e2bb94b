import { openDB, deleteDB } from 'idb';
import type { DBSchema, IDBPDatabase } from 'idb';

import { equalBytes } from '../basics/bytes.ts';
import type { Count } from '../basics/count.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { faultOf } from './database-steps.ts';
import type { OpaqueRecords, RecordsFault } from './opaque-records.ts';
import { RECORDS_DATABASE } from './resting-places.ts';

interface Schema extends DBSchema {
  records: { key: string; value: Uint8Array };
  keys: { key: string; value: CryptoKey };
}
type Database = IDBPDatabase<Schema>;

/**
 * Whether there is no such database yet, asked without opening it. Opening it only to give the making up again is
 * what older browsers get; in Chromium (seen in 156) a page that is left in the middle of that leaves the name locked
 * for every later page, until the browser is started anew.
 */
async function isMissing(): Promise<boolean> {
  if (!('databases' in indexedDB)) return false;
  try {
    return !(await indexedDB.databases()).some(({ name }) => name === RECORDS_DATABASE);
  } catch {
    // A browser that does not tell: the opening says more.
    return false;
  }
}

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
  let connection: Promise<Database | undefined> | undefined;
  /** A database that is being deleted is looked at once more before it is let go of. */
  let parting: Promise<void> | undefined;
  /** The database went without anybody having erased it: what the mirror holds is written again. */
  let cleared = false;
  /** What rests, as last read or written here: written again when the browser clears its storage under us. */
  const mirror = { records: new Map<string, Uint8Array>(), keys: new Map<string, CryptoKey>() };
  const forget = (): void => {
    cleared = false;
    mirror.records.clear();
    mirror.keys.clear();
  };
  const channel =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(RECORDS_DATABASE);
  if (channel !== undefined) {
    channel.onmessage = ({ data }: { data: unknown }) => {
      if (data === 'erased') forget();
      for (const listener of [...listeners]) listener();
    };
  }

  const letGo = async (): Promise<void> => {
    const open = connection;
    connection = undefined;
    (await open?.catch(() => undefined))?.close();
  };
  /** Whoever erases on purpose empties the database before it goes; anything else is a loss. */
  const part = async (): Promise<void> => {
    const open = connection;
    connection = undefined;
    parting = (async () => {
      const leaving = await open?.catch(() => undefined);
      const left = await leaving?.count('records').catch(() => undefined);
      leaving?.close();
      if (left === 0) forget();
      else if (left !== undefined) cleared = mirror.keys.size > 0;
      parting = undefined;
    })();
    await parting;
  };
  const connect = async (make: boolean): Promise<Database | undefined> => {
    const look = { absent: false };
    if (!make && !cleared && (await isMissing())) return undefined;
    try {
      const open = await openDB<Schema>(RECORDS_DATABASE, 1, {
        upgrade(...[database, from, , transaction]) {
          const lost = cleared && mirror.keys.size > 0;
          if (!make && !lost && from === 0) {
            look.absent = true;
            // An aborted making leaves no database behind.
            transaction.done.catch(() => undefined);
            transaction.abort();
            return;
          }
          const records = database.createObjectStore('records');
          const keys = database.createObjectStore('keys');
          if (!lost) return;
          count('records/refilled');
          for (const [name, value] of mirror.records) {
            records.put(value, name).catch(() => undefined);
          }
          for (const [name, value] of mirror.keys) keys.put(value, name).catch(() => undefined);
        },
        blocking: (_present, next) => void (next === null ? part() : letGo()),
        // Storage that was cleared by force: keys that nothing else holds are put back at once.
        terminated() {
          cleared = mirror.keys.size > 0;
          void letGo().then(() => attempt(() => database(false)));
        },
      });
      cleared = false;
      return open;
    } catch (problem) {
      if (look.absent) return undefined;
      throw problem;
    }
  };
  const database = async (make: boolean): Promise<Database | undefined> => {
    await parting;
    connection ??= connect(make);
    const open = await connection;
    if (open !== undefined || !make) {
      if (open === undefined) connection = undefined;
      return open;
    }
    connection = connect(true);
    return connection;
  };

  /** Runs work, on a new connection when the old one turned out to be dead. */
  const attempt = async <T>(work: () => Promise<T>): Promise<Result<T, RecordsFault>> => {
    if (typeof indexedDB === 'undefined') return err('unavailable');
    for (let turn = 0; ; turn += 1) {
      try {
        return ok(await work());
      } catch (problem) {
        await letGo();
        const fault = faultOf(problem);
        count(`records/${fault}`);
        if (fault === 'closed' && turn === 0) continue;
        if (fault === 'full') return err(fault);
        // Browsers that keep nothing say "invalid state" or "security" to every opening.
        return err(fault === 'closed' || fault === 'unavailable' ? 'unavailable' : 'unknown');
      }
    }
  };
  /** Undefined when nothing rests here; what was here a moment ago and is missing for no known reason is a fault. */
  const resting = async (): Promise<Database | undefined> => {
    const open = await database(false);
    if (open === undefined && mirror.keys.size > 0) throw new Error('the records are missing');
    return open;
  };
  const needed = async (): Promise<Database> => {
    const open = await database(true);
    if (open === undefined) throw new Error('not made');
    return open;
  };

  return {
    all: () =>
      attempt(async () => {
        const found = new Map<string, Uint8Array>();
        const open = await resting();
        if (open === undefined) return found;
        const transaction = open.transaction('records');
        const [names, values] = await Promise.all([
          transaction.store.getAllKeys(),
          transaction.store.getAll(),
        ]);
        names.forEach((name, i) => {
          const value: unknown = values[i];
          if (value instanceof Uint8Array) found.set(name, value);
          else count('records/odd');
        });
        mirror.records = new Map(found);
        return found;
      }),
    async write(changes, under) {
      const written = await attempt(async () => {
        // Only who makes a new vault makes the database: an erased one is never made again by somebody who writes on.
        const open = under === undefined ? await needed() : await resting();
        if (open === undefined) return 'gone';
        const transaction = open.transaction('records', 'readwrite', { durability: 'strict' });
        for (const { name, bytes } of under ?? []) {
          const mark: unknown = await transaction.store.get(name);
          if (mark instanceof Uint8Array && equalBytes(mark, bytes)) continue;
          await transaction.done;
          return 'gone';
        }
        for (const [name, bytes] of changes) {
          // The transaction's own end tells of failures.
          const request =
            bytes === undefined
              ? transaction.store.delete(name)
              : transaction.store.put(bytes.slice(), name);
          request.catch(() => undefined);
        }
        await transaction.done;
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
      attempt(async () => {
        const key = await (await database(false))?.get('keys', DEVICE_KEY);
        if (key instanceof CryptoKey) mirror.keys.set(DEVICE_KEY, key);
        return key;
      }),
    putDeviceKey: (key) =>
      attempt(async () => {
        const open = await needed();
        const transaction = open.transaction('keys', 'readwrite', { durability: 'strict' });
        transaction.store.put(key, DEVICE_KEY).catch(() => undefined);
        await transaction.done;
        const later = open.transaction('keys', 'readwrite', { durability: 'strict' });
        const back: unknown = await later.store.get(DEVICE_KEY);
        await later.done;
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
      forget();
      await letGo();
    },
    async erase() {
      forget();
      // Before the bytes go, so that no other tab takes it for a loss: by word, and by what it finds there.
      channel?.postMessage('erased');
      await attempt(async () => {
        const open = await database(false);
        const emptying = open?.transaction(['records', 'keys'], 'readwrite', {
          durability: 'strict',
        });
        if (emptying === undefined) return;
        for (const store of ['records', 'keys'] as const) {
          emptying
            .objectStore(store)
            .clear()
            .catch(() => undefined);
        }
        await emptying.done;
      });
      await letGo();
      if (typeof indexedDB === 'undefined') return;
      await deleteDB(RECORDS_DATABASE);
      channel?.postMessage('erased');
    },
  };
}

/** A later transaction on the same store must find these very bytes. */
async function readBack(
  open: Database,
  changes: ReadonlyMap<string, Uint8Array | undefined>,
): Promise<void> {
  const later = open.transaction('records', 'readwrite', { durability: 'strict' });
  const found = await Promise.all(
    [...changes].map(async ([name, bytes]) => {
      const back: unknown = await later.store.get(name);
      if (bytes === undefined) return back === undefined;
      return back instanceof Uint8Array && equalBytes(back, bytes);
    }),
  );
  await later.done;
  if (found.includes(false)) throw new Error('a record was not read back');
}
