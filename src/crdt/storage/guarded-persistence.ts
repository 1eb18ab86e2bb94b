import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/** What the guard tells while y-indexeddb works. */
export interface PersistenceWatch {
  /** y-indexeddb has opened its connection. */
  onOpen(database: IDBDatabase): void;
  /** One of y-indexeddb's transactions could not be begun or was aborted, and why. */
  onProblem(problem: unknown): void;
}

/**
 * y-indexeddb over a guarded connection. It keeps its connection in the public property `db`; what is put
 * there is handed on inside a proxy that closes three of its holes:
 * a dead connection no longer throws inside the document's `update` event (which would end all events of
 * that document); a failing request no longer becomes an unhandled rejection; and the writing transactions
 * commit at once, so that a page that goes away does not lose them. (How firmly they rest is settled by the
 * strict transaction behind each, which reads them back: asking here too would cost a second disk flush.)
 * Its trimming is held off: it would put everything into one record, where one bad byte could hurt it all
 * (the store itself joins records, in chunks, when it opens).
 */
export function guardedPersistence(
  name: string,
  carrier: Y.Doc,
  watch: PersistenceWatch,
): IndexeddbPersistence {
  const persistence = new IndexeddbPersistence(name, carrier);
  let guarded: IDBDatabase | null = null;
  Object.defineProperty(persistence, 'db', {
    get: () => guarded,
    set(database: IDBDatabase | null) {
      guarded = database === null ? null : guardDatabase(database, watch);
      if (database !== null) watch.onOpen(database);
    },
  });
  Object.defineProperty(persistence, '_dbsize', { get: () => 0, set: () => undefined });
  return persistence;
}

function guardDatabase(database: IDBDatabase, watch: PersistenceWatch): IDBDatabase {
  const transaction = (stores: string[], mode: IDBTransactionMode): unknown => {
    try {
      const begun = database.transaction(stores, mode);
      begun.addEventListener('abort', () => watch.onProblem(begun.error));
      return guardTransaction(begun);
    } catch (problem) {
      watch.onProblem(problem);
      return silentTransaction;
    }
  };
  return new Proxy(database, {
    get: (target, key): unknown => (key === 'transaction' ? transaction : ownValue(target, key)),
  });
}

function guardTransaction(transaction: IDBTransaction): IDBTransaction {
  let first = true;
  const objectStore = (name: string): IDBObjectStore =>
    new Proxy(transaction.objectStore(name), {
      get: (store, key): unknown => {
        const alone = first;
        first = false;
        if (key !== 'add' || !alone) {
          const value = ownValue(store, key);
          return typeof value === 'function'
            ? (...args: unknown[]): unknown => guardRequest(Reflect.apply(value, store, args))
            : value;
        }
        // A transaction that begins with an addition holds nothing else: it is one update.
        return (update: unknown): unknown => {
          const request = store.add(update);
          transaction.commit();
          return guardRequest(request);
        };
      },
    });
  return new Proxy(transaction, {
    get: (target, key): unknown => (key === 'objectStore' ? objectStore : ownValue(target, key)),
  });
}

/** A request whose failure is told by its transaction alone. */
function guardRequest(request: unknown): unknown {
  if (!(request instanceof Object)) return request;
  return new Proxy(request, {
    get: (target, key): unknown => ownValue(target, key),
    set: (target, key, value: unknown) =>
      key === 'onerror' ? true : Reflect.set(target, key, value, target),
  });
}

/** The platform's objects want themselves as `this`, not a proxy. */
function ownValue(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key, target);
  return typeof value === 'function'
    ? (...args: unknown[]): unknown => Reflect.apply(value, target, args)
    : value;
}

/** Stands in for a transaction of a dead connection: takes every request and never answers. */
const silentTransaction = {
  objectStore: () => new Proxy({}, { get: () => () => ({}) }),
};
