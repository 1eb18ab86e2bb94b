import * as Y from 'yjs';

import { equalBytes } from '../basics/bytes.ts';
import type { Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { byteSet } from './byte-set.ts';
import { CustomKey, openContents, readContents, rewriteContents } from './database-contents.ts';
import type { DatabaseContents } from './database-contents.ts';
import {
  CUSTOM,
  UPDATES,
  answerOf,
  faultOf,
  strictTransaction,
  transactionDone,
} from './database-steps.ts';
import { openDatabase } from './database-steps.ts';
import { within } from './deadline.ts';
import { ENTRIES, readRecord } from './entry-records.ts';
import { guardedPersistence } from './guarded-persistence.ts';
import type { SealedStore, StoreFault } from './sealed-store.ts';

/** How long an opening may take before it counts as failed. */
const OPEN_WITHIN_MS = 5_000;

/** Clock and counter, and who is told when the connection is lost. */
export interface CarrierTools {
  readonly clock: Clock;
  readonly count: Count;
  /** `gone` when the database is being deleted under us. Told once. */
  onLost(fault: 'closed' | 'gone'): void;
}

/**
 * One connection: y-indexeddb over a local document that nothing else looks at. It lives until its first
 * failure; then it is thrown away with its document and another is made.
 */
export interface StoreCarrier {
  /** Adds entries in one Yjs transaction, in this tick: they are on their way, and nothing has read them back yet. */
  add(entries: readonly Uint8Array[]): Added;
  /** A later transaction looks for the bytes of all that was added; `lacking` when it did not find them, and why. */
  confirm(
    added: Iterable<Added>,
  ): Promise<Result<Seen & { readonly lacking: StoreFault | undefined }, StoreFault>>;
  /** Looks for what other tabs have stored. */
  look(): Promise<Result<Seen, StoreFault>>;
  putSnapshot(sealed: Uint8Array): Promise<Result<void, StoreFault>>;
  rewrite(...how: Parameters<SealedStore['rewrite']>): Promise<Result<void, StoreFault>>;
  read(): Promise<Result<DatabaseContents, StoreFault>>;
  /** Anything else on the open database. */
  readonly onDatabase: <T>(
    work: (database: IDBDatabase) => Promise<T>,
  ) => Promise<Result<T, StoreFault>>;
  readonly generation: number;
  /** Every entry this connection knows of, stored or not. */
  entries(): readonly Uint8Array[];
  close(): Promise<void>;
}

/** Entries that were handed to y-indexeddb together. */
export interface Added {
  readonly entries: readonly Uint8Array[];
  /** Their record; undefined when the document did not answer. */
  readonly update: Uint8Array | undefined;
}

/** What a look at the database brought besides what was asked. */
export interface Seen {
  /** Entries of other tabs. */
  readonly foreign: readonly Uint8Array[];
  /** Another tab has rewritten the database: this connection's document no longer fits it. */
  readonly moved: boolean;
}

/** What a database held, and how to connect to it. */
export interface OpenedCarrier {
  readonly contents: DatabaseContents;
  /** The opening put damaged or too many records right. */
  readonly rewritten: boolean;
  /** Attaches y-indexeddb, which reads everything once more: what rests can be shown meanwhile. */
  attach(): Promise<Result<StoreCarrier, StoreFault>>;
}

/** Reads and repairs the database; y-indexeddb is attached afterwards. */
export async function openCarrier(
  name: string,
  tools: CarrierTools,
): Promise<Result<OpenedCarrier, StoreFault>> {
  const { clock, count } = tools;
  const opened = await openDatabase(name, clock, OPEN_WITHIN_MS);
  if (!opened.ok) return opened;
  const probe = opened.value;
  try {
    const { rewritten, ...contents } = await openContents(probe);
    if (contents.damaged > 0) count('store/record-damaged', contents.damaged);
    return ok({
      contents,
      rewritten,
      async attach() {
        const carrier = await attach(name, contents, tools);
        if (carrier.ok || carrier.error !== 'unknown') return carrier;
        // y-indexeddb never answers over records that it cannot apply: fresh ones of the same entries it can.
        count('store/attach-failed');
        const fresh = await rewriteAll(name, clock);
        return fresh.ok ? attach(name, fresh.value, tools) : fresh;
      },
    });
  } catch (problem) {
    // It cannot be put right now (a full disk, say): what rests is read all the same.
    count('store/repair-failed');
    const contents = await readContents(probe).catch(() => undefined);
    const fault = faultOf(problem);
    if (contents === undefined) return err(fault);
    return ok({ contents, rewritten: false, attach: () => Promise.resolve(err(fault)) });
  } finally {
    probe.close();
  }
}

async function rewriteAll(
  name: string,
  clock: Clock,
): Promise<Result<DatabaseContents, StoreFault>> {
  const opened = await openDatabase(name, clock, OPEN_WITHIN_MS);
  if (!opened.ok) return opened;
  try {
    await rewriteContents(opened.value, () => true);
    return ok(await readContents(opened.value));
  } catch (problem) {
    return err(faultOf(problem));
  } finally {
    opened.value.close();
  }
}

async function attach(
  name: string,
  contents: DatabaseContents,
  tools: CarrierTools,
): Promise<Result<StoreCarrier, StoreFault>> {
  const document = new Y.Doc();
  const array = document.getArray<unknown>(ENTRIES);
  let database: IDBDatabase | undefined;
  let problem: unknown;
  let lost = false;
  let closing = false;
  const lose = (fault: 'closed' | 'gone'): void => {
    if (lost || closing) return;
    lost = true;
    tools.onLost(fault);
  };
  const persistence = guardedPersistence(name, document, {
    onOpen(opened) {
      database = opened;
      opened.addEventListener('close', () => lose('closed'));
      opened.addEventListener('versionchange', (event) =>
        lose(event.newVersion === null ? 'gone' : 'closed'),
      );
    },
    onProblem(cause) {
      problem = cause;
    },
  });
  const close = async (): Promise<void> => {
    closing = true;
    // Never settles when the opening never did; nobody needs to wait for that.
    await within(
      tools.clock,
      OPEN_WITHIN_MS,
      persistence.destroy().catch(() => undefined),
    );
    document.destroy();
  };
  const synced = await within(tools.clock, OPEN_WITHIN_MS, persistence.whenSynced);
  const connection = database;
  if (synced === 'late' || connection === undefined) {
    void close();
    return err(problem === undefined ? 'unknown' : faultOf(problem));
  }

  let lastKey = contents.lastKey;
  let update: Uint8Array | undefined;
  document.on('update', (bytes: Uint8Array, origin: unknown) => {
    if (origin !== persistence) update = bytes;
  });

  /** What was added and has not been found in the database yet. */
  const unseen = new Set<Added>();

  /** A later transaction: what is behind the last key we know of, among it our own updates. */
  const readBack = async (how: 'look' | 'confirm'): Promise<Seen> => {
    const transaction =
      how === 'look'
        ? connection.transaction([UPDATES, CUSTOM], 'readonly')
        : strictTransaction(connection);
    const done = transactionDone(transaction);
    const updates = transaction.objectStore(UPDATES);
    const custom = transaction.objectStore(CUSTOM);
    const behind = IDBKeyRange.lowerBound(lastKey, true);
    const answers = Promise.all([
      answerOf(updates.getAllKeys(behind)),
      answerOf<unknown[]>(updates.getAll(behind)),
      answerOf<unknown>(custom.get(CustomKey.generation)),
    ]);
    if (how === 'confirm') custom.put(lastKey, CustomKey.mark);
    const [[keys, records, generation]] = await Promise.all([answers, done]);
    const moved = generation !== contents.generation;
    const foreign: Uint8Array[] = [];
    const seen = byteSet();
    for (const record of records) {
      if (!(record instanceof Uint8Array)) continue;
      const own = [...unseen].find(({ update }) => update && equalBytes(record, update));
      if (own !== undefined) {
        unseen.delete(own);
        continue;
      }
      const read = readRecord(record);
      if (moved) for (const entry of read.entries) seen.add(entry);
      if (moved || read.entries.length === 0) continue;
      foreign.push(...read.entries);
      if (read.whole) Y.applyUpdate(document, record, persistence);
      else tools.count('store/record-damaged');
    }
    if (moved) {
      // Another tab rewrote the database between our two transactions: our entries are in its records now.
      for (const own of [...unseen]) {
        if (own.entries.every((entry) => seen.has(entry))) unseen.delete(own);
      }
    } else {
      for (const key of keys) if (typeof key === 'number') lastKey = Math.max(lastKey, key);
    }
    return { moved, foreign };
  };

  const attempt = async <T>(work: () => Promise<T>): Promise<Result<T, StoreFault>> => {
    try {
      return ok(await work());
    } catch (cause) {
      return err(faultOf(problem ?? cause));
    }
  };

  const onDatabase: StoreCarrier['onDatabase'] = (work) => attempt(() => work(connection));

  return ok({
    generation: contents.generation,
    entries: () => array.toArray().filter((entry) => entry instanceof Uint8Array),
    add(entries) {
      update = undefined;
      try {
        array.push([...entries]);
      } catch (cause) {
        problem = cause;
      }
      const added = { entries, update };
      unseen.add(added);
      return added;
    },
    async confirm(added) {
      const seen = await attempt(() => readBack('confirm'));
      if (!seen.ok) return seen;
      const found = [...added].every((one) => !unseen.has(one));
      const fault = problem === undefined ? 'unknown' : faultOf(problem);
      return ok({ ...seen.value, lacking: found ? undefined : fault });
    },
    look: () => attempt(() => readBack('look')),
    putSnapshot: (sealed) => onDatabase((open) => putSnapshot(open, sealed)),
    rewrite: (...how) => onDatabase((open) => rewriteContents(open, ...how)),
    read: () => onDatabase(readContents),
    onDatabase,
    close,
  });
}

async function putSnapshot(database: IDBDatabase, sealed: Uint8Array): Promise<void> {
  const write = strictTransaction(database);
  write.objectStore(CUSTOM).put(sealed, CustomKey.snapshot);
  const written = transactionDone(write);
  const later = strictTransaction(database);
  const done = transactionDone(later);
  const custom = later.objectStore(CUSTOM);
  const back = answerOf<unknown>(custom.get(CustomKey.snapshot));
  custom.put(0, CustomKey.mark);
  const [rests] = await Promise.all([back, done, written]);
  if (!(rests instanceof Uint8Array) || !equalBytes(rests, sealed)) {
    throw new Error('the snapshot was not read back');
  }
}
