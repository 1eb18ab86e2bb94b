import type { Clock } from '../basics/clock.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { StoreFault } from './sealed-store.ts';

/** The two object stores that y-indexeddb makes in each database. */
export const UPDATES = 'updates';
export const CUSTOM = 'custom';

/** What the browser meant by an exception or an aborted transaction. */
export function faultOf(problem: unknown): StoreFault {
  switch (problem instanceof Error ? problem.name : '') {
    case 'QuotaExceededError':
      return 'full';
    case 'InvalidStateError':
    case 'AbortError':
      return 'closed';
    case 'NotFoundError':
      return 'gone';
    case 'SecurityError':
    case 'NotAllowedError':
      return 'unavailable';
    default:
      return 'unknown';
  }
}

/** The answer of a reading request, or of an opening one. An error stays with this request and does not abort its transaction. */
export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      event.stopPropagation();
      reject(request.error ?? new Error('request failed'));
    };
  });
}

/** Resolves when a transaction is complete; rejects with its reason when it was aborted. */
export function transactionDone(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('transaction aborted'));
  });
}

/**
 * A read-write transaction that asks the browser to reach the disk before it says complete; over the two stores of
 * y-indexeddb, unless others are named.
 */
export const strictTransaction = (
  database: IDBDatabase,
  stores: string[] = [UPDATES, CUSTOM],
): IDBTransaction => database.transaction(stores, 'readwrite', { durability: 'strict' });

/** Opens a database of y-indexeddb's shape, making it when there is none. Settles within `deadlineMs`. */
export function openDatabase(
  name: string,
  clock: Clock,
  deadlineMs: number,
): Promise<Result<IDBDatabase, StoreFault>> {
  return new Promise((resolve) => {
    if (typeof indexedDB === 'undefined') {
      resolve(err('unavailable'));
      return;
    }
    let late = false;
    const stop = clock.after(deadlineMs, () => {
      late = true;
      resolve(err('unknown'));
    });
    const fail = (problem: unknown): void => {
      stop();
      const fault = faultOf(problem);
      // A private window of some browsers says "invalid state" to every opening.
      resolve(err(fault === 'closed' ? 'unavailable' : fault));
    };
    try {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(UPDATES, { autoIncrement: true });
        request.result.createObjectStore(CUSTOM);
      };
      request.onerror = () => fail(request.error);
      request.onsuccess = () => {
        const database = request.result;
        stop();
        if (late) {
          database.close();
          return;
        }
        database.onversionchange = () => database.close();
        const names = database.objectStoreNames;
        if (names.contains(UPDATES) && names.contains(CUSTOM)) {
          resolve(ok(database));
        } else {
          database.close();
          resolve(err('unknown'));
        }
      };
    } catch (problem) {
      fail(problem);
    }
  });
}

/** Deletes a database; resolves when it is gone, however long other tabs take to let go of it. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (typeof indexedDB === 'undefined') {
      resolve();
      return;
    }
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
}
