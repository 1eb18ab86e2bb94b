import type { Count } from '../basics/count.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { answerOf, faultOf } from './database-steps.ts';
import type { RecordsFault } from './opaque-records.ts';
import { RECORDS_DATABASE } from './resting-places.ts';

/** The object stores of the records' database. */
export const RECORDS = 'records';
export const KEYS = 'keys';

/** What rests, as last read or written by this page. */
export interface RecordsMirror {
  records: Map<string, Uint8Array>;
  readonly keys: Map<string, CryptoKey>;
}

/** The connection to the records' database: made when it is needed, and anew when it turns out to be dead. */
export interface RecordsConnection {
  /** Kept by whoever reads and writes: written again when the browser clears its storage under us. */
  readonly mirror: RecordsMirror;
  /** Empties the mirror: what is gone from now on is gone on purpose. */
  forget(): void;
  /** Undefined when there is no database; with `make` there always is. */
  database(make: boolean): Promise<IDBDatabase | undefined>;
  /** Runs work, on a new connection when the old one turned out to be dead. */
  attempt<T>(work: () => Promise<T>): Promise<Result<T, RecordsFault>>;
  /** Closes the connection, if there is one; the next work opens another. */
  letGo(): Promise<void>;
}

/**
 * Resolves when a transaction is complete. A request that fails takes its transaction with it: for want of room that is
 * told as it is; like an abort for which the browser gives no reason anything else counts as a lost connection, so that
 * the work is done over on a new one.
 */
export function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = ({ target }: Event): void => {
      const refused = target instanceof IDBRequest ? target.error : null;
      const reason = refused?.name === 'QuotaExceededError' ? refused : transaction.error;
      reject(reason ?? new DOMException('transaction aborted', 'AbortError'));
    };
    transaction.oncomplete = () => resolve();
    transaction.onerror = failed;
    transaction.onabort = failed;
  });
}

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

/** How many records rest; undefined when the connection can no longer say. */
async function countRecords(database: IDBDatabase): Promise<number | undefined> {
  try {
    return await answerOf(database.transaction(RECORDS).objectStore(RECORDS).count());
  } catch {
    return undefined;
  }
}

/** A connection that is not open yet. */
export function createRecordsConnection(count: Count): RecordsConnection {
  let connection: Promise<IDBDatabase | undefined> | undefined;
  /** A database that is being deleted is looked at once more before it is let go of. */
  let parting: Promise<void> | undefined;
  /** The database went without anybody having erased it: what the mirror holds is written again. */
  let cleared = false;
  const mirror: RecordsMirror = { records: new Map(), keys: new Map() };
  const forget = (): void => {
    cleared = false;
    mirror.records.clear();
    mirror.keys.clear();
  };

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
      const left = leaving && (await countRecords(leaving));
      leaving?.close();
      if (left === 0) forget();
      else if (left !== undefined) cleared = mirror.keys.size > 0;
      parting = undefined;
    })();
    await parting;
  };

  const connect = async (make: boolean): Promise<IDBDatabase | undefined> => {
    if (!make && !cleared && (await isMissing())) return undefined;
    const look = { absent: false };
    const request = indexedDB.open(RECORDS_DATABASE, 1);
    request.onupgradeneeded = ({ oldVersion }) => {
      const lost = cleared && mirror.keys.size > 0;
      if (!make && !lost && oldVersion === 0) {
        look.absent = true;
        // An aborted making leaves no database behind.
        request.transaction?.abort();
        return;
      }
      const records = request.result.createObjectStore(RECORDS);
      const keys = request.result.createObjectStore(KEYS);
      if (!lost) return;
      count('records/refilled');
      // The opening itself tells of failures.
      for (const [name, value] of mirror.records) records.put(value, name);
      for (const [name, value] of mirror.keys) keys.put(value, name);
    };
    try {
      const open = await answerOf(request);
      open.onversionchange = ({ newVersion }) => void (newVersion === null ? part() : letGo());
      // Storage that was cleared by force: keys that nothing else holds are put back at once.
      open.onclose = () => {
        cleared = mirror.keys.size > 0;
        void letGo().then(() => attempt(() => database(false)));
      };
      cleared = false;
      return open;
    } catch (problem) {
      if (look.absent) return undefined;
      throw problem;
    }
  };
  const database = async (make: boolean): Promise<IDBDatabase | undefined> => {
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

  return { mirror, forget, database, attempt, letGo };
}
