import { equalBytes } from '../basics/bytes.ts';
import { byteSet } from './byte-set.ts';
import { CUSTOM, UPDATES, answerOf, strictTransaction, transactionDone } from './database-steps.ts';
import { readRecord, writeRecords } from './entry-records.ts';

/** Above this many records a database is rewritten when it opens: one record is one moment of typing. */
const MOST_RECORDS = 500;

/** Keys in the `custom` store. `mark` holds nothing of meaning: writing it makes the disk be reached. */
export const CustomKey = { snapshot: 'snapshot', generation: 'generation', mark: 'mark' } as const;

/** Everything in one database. */
export interface DatabaseContents {
  /** Distinct entries in order of arrival. */
  readonly entries: readonly Uint8Array[];
  readonly snapshot: Uint8Array | undefined;
  /** How many records were not whole. */
  readonly damaged: number;
  /** Grows with each rewriting; 0 in a database that was just made. */
  readonly generation: number;
  /** The highest record key. */
  readonly lastKey: number;
}

/**
 * Reads a database record by record, before y-indexeddb does: it would never answer over a damaged one.
 * Damaged records and too many records are put right in the same transaction.
 */
export async function openContents(
  database: IDBDatabase,
  mostRecords = MOST_RECORDS,
): Promise<DatabaseContents & { readonly rewritten: boolean }> {
  const transaction = strictTransaction(database);
  const done = transactionDone(transaction);
  // Awaited below; until then an abort must not count as unhandled.
  done.catch(() => undefined);
  const found = await readRecords(transaction);
  const generation = Math.max(1, found.generation);
  transaction.objectStore(CUSTOM).put(generation, CustomKey.generation);
  if (found.damaged.length === 0 && found.records <= mostRecords) {
    await done;
    return { ...contentsOf(found), generation, rewritten: false };
  }
  try {
    const lastKey = await replaceRecords(transaction, { ...found, generation }, found.entries);
    await done;
    return { ...contentsOf(found), generation: generation + 1, lastKey, rewritten: true };
  } catch (problem) {
    abortQuietly(transaction);
    if (found.damaged.length > 0) throw problem;
    // Joining makes the next opening quicker, no more: where it finds no room, a small record still may.
    return openContents(database, Number.POSITIVE_INFINITY);
  }
}

/** Reads a database without touching it. */
export async function readContents(database: IDBDatabase): Promise<DatabaseContents> {
  const transaction = database.transaction([UPDATES, CUSTOM], 'readonly');
  return contentsOf(await readRecords(transaction));
}

/**
 * Replaces all records by fresh ones of the entries to keep. One transaction adds the fresh ones, reads them
 * back and deletes the old: it happens whole or not at all, whatever goes down in the middle.
 */
export async function rewriteContents(
  database: IDBDatabase,
  keep: (entry: Uint8Array) => boolean,
  as = (entry: Uint8Array): Uint8Array => entry,
): Promise<void> {
  const transaction = strictTransaction(database);
  const done = transactionDone(transaction);
  done.catch(() => undefined);
  let lastKey = 0;
  let generation = 0;
  try {
    const found = await readRecords(transaction);
    generation = found.generation + 1;
    lastKey = await replaceRecords(transaction, found, found.entries.filter(keep).map(as));
  } catch (problem) {
    abortQuietly(transaction);
    throw problem;
  }
  await done;
  // A transaction proves nothing about itself: a later one looks.
  const later = strictTransaction(database);
  const laterDone = transactionDone(later);
  laterDone.catch(() => undefined);
  const custom = later.objectStore(CUSTOM);
  const [highest, now] = await Promise.all([
    answerOf(later.objectStore(UPDATES).getAllKeys(IDBKeyRange.lowerBound(lastKey))),
    answerOf<unknown>(custom.get(CustomKey.generation)),
  ]);
  custom.put(lastKey, CustomKey.mark);
  await laterDone;
  if ((lastKey > 0 && highest.length === 0) || typeof now !== 'number' || now < generation) {
    throw new Error('what was rewritten does not rest');
  }
}

interface Found {
  readonly entries: readonly Uint8Array[];
  readonly snapshot: Uint8Array | undefined;
  readonly generation: number;
  readonly damaged: readonly { readonly key: number; readonly bytes: unknown }[];
  readonly records: number;
  readonly lastKey: number;
}

const contentsOf = (found: Found): DatabaseContents => ({
  entries: found.entries,
  snapshot: found.snapshot,
  damaged: found.damaged.length,
  generation: found.generation,
  lastKey: found.lastKey,
});

async function readRecords(transaction: IDBTransaction): Promise<Found> {
  const custom = transaction.objectStore(CUSTOM);
  const [records, snapshot, generation] = await Promise.all([
    allRecords(transaction.objectStore(UPDATES)),
    answerOf<unknown>(custom.get(CustomKey.snapshot)).catch(() => undefined),
    answerOf<unknown>(custom.get(CustomKey.generation)),
  ]);
  const known = byteSet();
  const entries: Uint8Array[] = [];
  const damaged: { key: number; bytes: unknown }[] = [];
  let lastKey = 0;
  for (const { key, bytes } of records) {
    lastKey = Math.max(lastKey, key);
    const read =
      bytes instanceof Uint8Array ? readRecord(bytes) : { entries: [], whole: false as const };
    if (!read.whole) damaged.push({ key, bytes });
    for (const entry of read.entries) if (known.add(entry)) entries.push(entry);
  }
  return {
    entries,
    snapshot: snapshot instanceof Uint8Array ? snapshot : undefined,
    generation: typeof generation === 'number' ? generation : 0,
    damaged,
    records: records.length,
    lastKey,
  };
}

/** All records at once; one by one when the browser cannot even read one of them. */
async function allRecords(
  updates: IDBObjectStore,
): Promise<readonly { readonly key: number; readonly bytes: unknown }[]> {
  const [keys, values] = await Promise.all([
    answerOf(updates.getAllKeys()),
    answerOf<unknown[]>(updates.getAll()).catch(() => undefined),
  ]);
  const numbered = keys.map((key) => (typeof key === 'number' ? key : 0));
  if (values !== undefined) return numbered.map((key, i) => ({ key, bytes: values[i] }));
  return Promise.all(
    numbered.map(async (key) => ({
      key,
      bytes: await answerOf<unknown>(updates.get(key)).catch(() => undefined),
    })),
  );
}

/** Puts fresh records in place of all; damaged ones are set aside as they are. Answers the last key. */
async function replaceRecords(
  transaction: IDBTransaction,
  found: Found,
  entries: readonly Uint8Array[],
): Promise<number> {
  const updates = transaction.objectStore(UPDATES);
  const custom = transaction.objectStore(CUSTOM);
  let lastKey = found.lastKey;
  for (const record of writeRecords(entries)) {
    const key = await answerOf(updates.add(record));
    const back = await answerOf<unknown>(updates.get(key));
    if (typeof key !== 'number' || !(back instanceof Uint8Array) || !equalBytes(back, record)) {
      throw new Error('a fresh record was not read back');
    }
    lastKey = key;
  }
  for (const { key, bytes } of found.damaged) {
    if (bytes !== undefined) custom.put(bytes, `set-aside/${key}`);
  }
  if (found.lastKey > 0) updates.delete(IDBKeyRange.upperBound(found.lastKey));
  custom.put(found.generation + 1, CustomKey.generation);
  return lastKey;
}

function abortQuietly(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It had ended by itself.
  }
}
