import type { Page } from '@playwright/test';

/** Everything that rests in a browser for one origin, as a page of that origin sees it. */
export interface Shelves {
  readonly databases: readonly {
    readonly name: string;
    /** Names of the stores, each with the keys and the kinds of what it holds. */
    readonly stores: Readonly<Record<string, readonly { key: string; kind: string }[]>>;
  }[];
  readonly caches: Readonly<Record<string, readonly string[]>>;
  readonly localStorage: Readonly<Record<string, string>>;
  readonly sessionStorage: Readonly<Record<string, string>>;
  readonly privateFiles: readonly string[];
  readonly cookies: string;
  readonly workers: readonly string[];
}

/** Reads every place in which a page can leave something. */
export const shelvesOf = (page: Page): Promise<Shelves> => page.evaluate(readShelves);

async function readShelves(): Promise<Shelves> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not read'));
    });
  const kindOf = (value: unknown): string => {
    if (value instanceof CryptoKey) return value.extractable ? 'open key' : 'locked key';
    return value instanceof Object ? value.constructor.name : typeof value;
  };
  const databases = [];
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await answer(indexedDB.open(name));
    const stores: Record<string, { key: string; kind: string }[]> = {};
    for (const store of database.objectStoreNames) {
      const shelf = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        answer(shelf.getAllKeys()),
        answer<unknown[]>(shelf.getAll()),
      ]);
      stores[store] = keys.map((key, i) => ({ key: JSON.stringify(key), kind: kindOf(values[i]) }));
    }
    database.close();
    databases.push({ name, stores });
  }
  const kept: Record<string, string[]> = {};
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    kept[name] = requests.map(({ url }) => new URL(url).pathname);
  }
  const privateFiles: string[] = [];
  const root = await navigator.storage.getDirectory();
  for await (const name of root.keys()) privateFiles.push(name);
  const registrations = await navigator.serviceWorker.getRegistrations();
  return {
    databases,
    caches: kept,
    localStorage: Object.fromEntries(Object.entries(localStorage)),
    sessionStorage: Object.fromEntries(Object.entries(sessionStorage)),
    privateFiles,
    cookies: document.cookie,
    workers: registrations.map(
      ({ active, installing, waiting }) =>
        new URL((active ?? waiting ?? installing)?.scriptURL ?? '').pathname,
    ),
  };
}
