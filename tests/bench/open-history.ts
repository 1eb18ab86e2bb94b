import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { createConcernList } from '../../src/crdt/spaces/concern-list.ts';
import { workspaceRecords } from '../../src/crdt/spaces/keyring-records.ts';
import { openSpace } from '../../src/crdt/spaces/open-space.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import type { OpenVault } from '../../src/crdt/vault/vault.ts';
import { benchPlatform, moveIn } from './history-home.ts';
import type { StoredHistory } from './stored-history.ts';

/** What one opening took, in a page that has just been loaded. */
export interface Opening {
  /** Milliseconds from asking for the document until it is whole. */
  readonly openedMs: number;
  /** Milliseconds until words can be read: for the sealed one with the vault's own opening before it. */
  readonly wordsMs: number;
  /** The words of the last note: the same, sealed and not. */
  readonly words: string;
}

/** Bytes. */
export interface Sizes {
  readonly entries: number;
  readonly snapshot: number;
  readonly plainV2: number;
}

/** The database of the words without seals. */
export const plainName = 'bench-plain';

/** Puts a history into this browser's databases, sealed and as y-indexeddb keeps it: in one record, its best case. */
export async function layDown(history: StoredHistory): Promise<Sizes> {
  await moveIn(benchPlatform(), history);
  const plain = new Y.Doc();
  Y.applyUpdate(plain, history.plainV1);
  const persistence = new IndexeddbPersistence(plainName, plain);
  await persistence.whenSynced;
  await persistence.set('end', 1);
  await persistence.destroy();
  return {
    entries: history.entries.reduce((sum, entry) => sum + entry.length, 0),
    snapshot: history.snapshot.length,
    plainV2: history.plainV2.length,
  };
}

/** Spoils the snapshot, so that the next opening has to read every entry. */
export async function spoilSnapshot(): Promise<void> {
  const platform = benchPlatform();
  const { vault, record } = await atHome(createVault({ ...platform }).open());
  const store = await platform.openStore(vault.storeName(record.space));
  if (!store.ok) throw new Error(store.error);
  await store.value.load();
  await store.value.putSnapshot(Uint8Array.of(0));
  await store.value.close();
}

/** Opens the sealed one the app's own way. */
export async function openSealed(): Promise<Opening> {
  const platform = benchPlatform();
  const atDoor = performance.now();
  const { vault, record } = await atHome(createVault({ ...platform }).open());
  const began = performance.now();
  const opened = await openSpace({ record, vault, platform, concerns: createConcernList() });
  const openedMs = performance.now() - began;
  if (!opened.ok) throw new Error(opened.error);
  const words = lastWords(opened.value.log.doc);
  const wordsMs = performance.now() - atDoor;
  await opened.value.close();
  return { openedMs, wordsMs, words };
}

/** Opens the other. */
export async function openPlain(): Promise<Opening> {
  const began = performance.now();
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(plainName, doc);
  await persistence.whenSynced;
  const openedMs = performance.now() - began;
  const words = lastWords(doc);
  const wordsMs = performance.now() - began;
  await persistence.destroy();
  return { openedMs, wordsMs, words };
}

async function atHome(
  opening: ReturnType<ReturnType<typeof createVault>['open']>,
): Promise<Awaited<ReturnType<typeof moveIn>>> {
  const opened = await opening;
  if (!opened.ok) throw new Error(opened.error);
  const vault: OpenVault | undefined = opened.value;
  const [record] = vault === undefined ? [] : workspaceRecords.list(vault.keyring).values();
  if (vault === undefined || record === undefined) throw new Error('nobody lives here');
  return { vault, record };
}

/** The words of the note that was written last. */
function lastWords(doc: Y.Doc): string {
  const key = [...doc.getMap('notes').keys()].sort().at(-1) ?? '';
  const note: unknown = doc.getMap('notes').get(key);
  const body: unknown = note instanceof Y.Map ? note.get('body') : undefined;
  return body instanceof Y.XmlFragment ? body.toJSON() : '';
}
