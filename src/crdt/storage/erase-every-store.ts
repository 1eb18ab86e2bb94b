import { eraseStore } from './erase-store.ts';
import { mayRest, RECORDS_DATABASE } from './resting-places.ts';

/**
 * Deletes every store of this browser by what its name looks like, with no key that could tell the names. The vault's
 * records are not touched. Where the browser does not list its databases, only stores whose names are known can go.
 */
export async function eraseEveryStore(): Promise<void> {
  if (typeof indexedDB === 'undefined' || !('databases' in indexedDB)) return;
  const names = (await indexedDB.databases().catch(() => [])).flatMap(({ name }) => name ?? []);
  const stores = names.filter((name) => name !== RECORDS_DATABASE && mayRest(name));
  await Promise.all(stores.map((name) => eraseStore(name).catch(() => undefined)));
}
