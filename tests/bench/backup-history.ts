import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { concatBytes } from '../../src/crdt/basics/bytes.ts';
import { ok } from '../../src/crdt/basics/result.ts';
import type { BackupTarget } from '../../src/crdt/backup/backup-file.ts';
import { memorySource } from '../../src/crdt/backup/memory-file.ts';
import { lookIntoBackup } from '../../src/crdt/spaces/backup/look-into-backup.ts';
import { makeCheckedBackup } from '../../src/crdt/spaces/backup/make-checked-backup.ts';
import { restoreBackup } from '../../src/crdt/spaces/backup/restore-backup.ts';
import { createMemoryRecords } from '../../src/crdt/storage/memory-records.ts';
import { argon2 } from '../../src/crdt/vault/argon2.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import { benchPlatform } from './history-home.ts';

/** Milliseconds, and the bytes of the file. */
export interface BackedUp {
  /** Written, read back, opened and compared. */
  readonly madeMs: number;
  /** Read twice, copied into a clean vault's databases, and put in place; its digest is compared on the way. */
  readonly restoredMs: number;
  readonly bytes: number;
}

/** Backs up the history that rests here, and restores it where nothing does. */
export async function backUpHistory(): Promise<BackedUp> {
  const platform = benchPlatform();
  const opened = await createVault({ ...platform }).open();
  if (!opened.ok || opened.value === undefined) throw new Error('nothing rests here');
  const pace = (): Promise<boolean> => Promise.resolve(true);
  const pieces: Uint8Array[] = [];
  const target: BackupTarget = {
    name: 'bench.attune',
    where: 'downloads',
    write(bytes) {
      pieces.push(bytes);
      return Promise.resolve(ok(undefined));
    },
    finish: () => Promise.resolve(ok(memorySource(concatBytes(...pieces)))),
    keep: () => Promise.resolve(),
    undo: () => Promise.resolve(),
  };
  const passphrase = 'meadow';
  const began = performance.now();
  const made = await makeCheckedBackup(
    { home: { vault: opened.value, platform }, stretch: argon2, pace },
    { scope: 'everything', passphrase, target, onStep: () => undefined },
  );
  if (!made.ok) throw new Error(made.error);
  const madeMs = performance.now() - began;

  const source = memorySource(concatBytes(...pieces));
  const clean = await createVault({ ...platform, records: createMemoryRecords().open() }).create();
  if (!clean.ok) throw new Error(clean.error);
  const again = performance.now();
  const looked = await lookIntoBackup(source, passphrase, { stretch: argon2, pace });
  if (!looked.ok) throw new Error(looked.error);
  const restored = await restoreBackup(
    { home: { vault: clean.value, platform }, stretch: argon2, pace },
    looked.value,
  );
  if (!restored.ok) throw new Error(restored.error);
  return { madeMs, restoredMs: performance.now() - again, bytes: source.size };
}

/** The same words without seals: read from y-indexeddb into one update, and from that into another database. */
export async function backUpPlain(name: string): Promise<{ readonly ms: number }> {
  const began = performance.now();
  const doc = new Y.Doc();
  const resting = new IndexeddbPersistence(name, doc);
  await resting.whenSynced;
  const file = Y.encodeStateAsUpdate(doc);
  await resting.destroy();
  const copy = new Y.Doc();
  const store = new IndexeddbPersistence(`${name}-copy`, copy);
  await store.whenSynced;
  Y.applyUpdate(copy, file);
  await store.set('end', 1);
  await store.clearData();
  return { ms: performance.now() - began };
}
