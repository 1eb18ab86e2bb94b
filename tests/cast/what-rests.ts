import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import { ok } from '../../src/crdt/basics/result.ts';
import { openEntry, readEntryHeader } from '../../src/crdt/sealing/entry.ts';
import { deriveEpochKeys } from '../../src/crdt/sealing/space-keys.ts';
import { personalRecords, workspaceRecords } from '../../src/crdt/spaces/keyring-records.ts';
import { readRecord } from '../../src/crdt/storage/entry-records.ts';
import { RECORDS_DATABASE } from '../../src/crdt/storage/resting-places.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import type { Person } from './person.ts';

/** What rests of one Space in a browser, and what it says once opened with all keys that rest beside it. */
export interface RestingSpace {
  readonly whose: 'workspace' | 'own';
  /** Every entry as it rests, sealed. */
  readonly sealed: readonly Buffer[];
  /** What all entries say together, as one Yjs update: what was typed letter by letter stands in one piece. */
  readonly opened: Buffer;
}

/**
 * Lets a test look into what rests in this browser later: the device's key can be taken out of it. To be called before there
 * is one; it says nothing about the product, where no script can.
 */
export async function letLookInside(person: Person): Promise<void> {
  await person
    .page()
    .context()
    .addInitScript(() => {
      const make: unknown = Reflect.get(SubtleCrypto.prototype, 'generateKey');
      Reflect.set(
        SubtleCrypto.prototype,
        'generateKey',
        function (this: SubtleCrypto, ...[how, , uses]: unknown[]) {
          const made: unknown =
            typeof make === 'function' ? Reflect.apply(make, this, [how, true, uses]) : undefined;
          return made;
        },
      );
    });
}

/** Takes everything that rests in this page's browser, and opens it with the keys that rest there. */
export async function whatRests(page: Page): Promise<readonly RestingSpace[]> {
  const { key, databases } = await page.evaluate(readDatabases, RECORDS_DATABASE);
  if (key === undefined) throw new Error('The device has a key that can be taken out.');
  const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
  const records = new Map(
    databases[RECORDS_DATABASE]?.map(([name, value]) => [nameOf(name), bytes(value)]),
  );
  const usages: KeyUsage[] = ['encrypt', 'decrypt'];
  const raw = Buffer.from(key, 'base64');
  const deviceKey = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, usages);
  const done = () => Promise.resolve(ok(undefined));
  const vault = createVault({
    records: {
      all: () => Promise.resolve(ok(records)),
      write: done,
      deviceKey: () => Promise.resolve(ok(deviceKey)),
      putDeviceKey: done,
      onForeignWrite: () => () => undefined,
      close: () => Promise.resolve(),
      erase: () => Promise.resolve(),
    },
    random: platformRandom,
    count: () => undefined,
  });
  const opened = await vault.open();
  if (!opened.ok || opened.value === undefined) throw new Error('What rests opens.');
  const { value: inside } = opened;
  const { keyring } = inside;
  const own = personalRecords.get(keyring, 'own');
  const spaces = [
    ...[...workspaceRecords.list(keyring).values()].map(
      (keys) => ({ whose: 'workspace', keys }) as const,
    ),
    ...(own === undefined ? [] : [{ whose: 'own', keys: own } as const]),
  ];
  return spaces.map(({ whose, keys: { space, epochs } }) => {
    const keys = epochs.map(({ epoch, secret }) => deriveEpochKeys({ space, epoch, secret }));
    const entries = (databases[inside.storeName(space)] ?? []).flatMap(([, record]) =>
      readRecord(bytes(record)).entries.map((entry) => entry.slice()),
    );
    const doc = new Y.Doc();
    for (const entry of entries) {
      const header = readEntryHeader(entry);
      if (typeof header !== 'object') continue;
      for (const epoch of keys) {
        const payload = openEntry(epoch, header, entry)?.body.payload;
        if (payload !== undefined && payload.length > 0) apply(doc, payload);
      }
    }
    const says = Buffer.from(Y.encodeStateAsUpdate(doc));
    return { whose, sealed: entries.map((entry) => Buffer.from(entry)), opened: says };
  });
}

/** Keys of records came as JSON. */
const nameOf = (key: string): string => String(JSON.parse(key));

/** Some entries say nothing about the document, such as certificates. */
function apply(doc: Y.Doc, payload: Uint8Array): void {
  try {
    Y.applyUpdate(doc, payload);
  } catch {
    // It was none of the document's.
  }
}

interface Databases {
  readonly key: string | undefined;
  /** By name: each record's key and its bytes, in base64. */
  readonly databases: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

async function readDatabases(records: string): Promise<Databases> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('not read'));
    });
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  let key: string | undefined;
  const databases: Record<string, (readonly [string, string])[]> = {};
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await answer(indexedDB.open(name));
    const found: (readonly [string, string])[] = [];
    for (const store of database.objectStoreNames) {
      if (name !== records && store !== 'updates') continue;
      const shelf = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([
        answer(shelf.getAllKeys()),
        answer<unknown[]>(shelf.getAll()),
      ]);
      for (const [at, value] of values.entries()) {
        if (value instanceof CryptoKey && value.extractable)
          key = base64(new Uint8Array(await crypto.subtle.exportKey('raw', value)));
        else if (value instanceof Uint8Array) found.push([JSON.stringify(keys[at]), base64(value)]);
      }
    }
    database.close();
    databases[name] = found;
  }
  return { key, databases };
}
