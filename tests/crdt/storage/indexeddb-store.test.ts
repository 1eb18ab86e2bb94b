import 'fake-indexeddb/auto';

import { platformClock } from '../../../src/crdt/basics/clock.ts';
import { createIndexedDbStores } from '../../../src/crdt/storage/indexeddb-store.ts';
import { sealedStoreContract } from '../../contracts/sealed-store.contract.ts';

sealedStoreContract('The IndexedDB store', () => {
  const { open } = createIndexedDbStores({ clock: platformClock, count: () => undefined });
  return {
    open,
    settle: async () => {
      for (let i = 0; i < 50; i += 1) await new Promise((resolve) => setImmediate(resolve));
    },
  };
});
