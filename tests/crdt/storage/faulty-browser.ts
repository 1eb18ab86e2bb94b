import { vi } from 'vitest';

import { createIndexedDbStores } from '../../../src/crdt/storage/indexeddb-store.ts';
import type { SealedStore } from '../../../src/crdt/storage/sealed-store.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { opened } from '../../contracts/sealed-store.contract.ts';

/** One source for a whole test file. */
export const random = seededRandom(23);
/** Name of the one store. */
export const NAME = 'a-store';

/** One page of a browser, with a clock of its own. */
export interface Browser {
  readonly clock: SimulatedClock;
  readonly counts: Map<string, number>;
  readonly open: () => Promise<SealedStore>;
}

/** A page; several in one test are tabs, or one after the other. */
export function browser(): Browser {
  const clock = simulatedClock();
  const counts = new Map<string, number>();
  const count = (code: string, times = 1): void => {
    counts.set(code, (counts.get(code) ?? 0) + times);
  };
  const stores = createIndexedDbStores({ clock, count });
  return { clock, counts, open: () => opened(stores.open, NAME) };
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- it is applied to its own database below
const realTransaction = IDBDatabase.prototype.transaction;

/** Every later addition of an update fails as on a full disk: its transaction is aborted after the fact. */
export function fullDisk(): { readonly end: () => void } {
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const begin = realTransaction;
  spy.mockImplementation(function (this: IDBDatabase, ...args) {
    const transaction = Reflect.apply(begin, this, args);
    const commit = transaction.commit.bind(transaction);
    // The guard commits the additions of y-indexeddb at once; that is when a full disk answers.
    transaction.commit = () => {
      commit();
      const abort: unknown = Reflect.get(transaction, '_abort');
      if (typeof abort === 'function') Reflect.apply(abort, transaction, ['QuotaExceededError']);
    };
    return transaction;
  });
  return { end: () => spy.mockRestore() };
}
