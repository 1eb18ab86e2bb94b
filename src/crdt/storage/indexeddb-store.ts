import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { liveValue, notifyAll } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { byteSet } from './byte-set.ts';
import { deleteDatabase } from './database-steps.ts';
import type { DatabaseContents } from './database-contents.ts';
import { within } from './deadline.ts';
import type { OpenStore, SealedStore, StoreFault, StoreState } from './sealed-store.ts';
import { openCarrier } from './store-carrier.ts';
import type { Added, OpenedCarrier, Seen, StoreCarrier } from './store-carrier.ts';
import { newsLine } from './store-news.ts';

/** Storing that takes longer is told as "Not saved", though it may still succeed. */
const TELL_AFTER_MS = 1_500;
/** Storing that takes longer is given up, and tried over on a new connection. */
const GIVE_UP_AFTER_MS = 10_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/** The stores of one browser. */
export interface IndexedDbStores {
  readonly open: OpenStore;
}

/** Time and counting for {@link createIndexedDbStores}. y-indexeddb knows the global `indexedDB` only, so we do too. */
export interface IndexedDbStoresOptions {
  readonly clock: Clock;
  readonly count: Count;
}

/** Stores over y-indexeddb, with its faults contained (see README.md beside this file). */
export function createIndexedDbStores(options: IndexedDbStoresOptions): IndexedDbStores {
  return {
    open: (name) => openIndexedDbStore(name, options),
  };
}

/** Entries handed over together, until they rest. */
interface Waiting {
  readonly entries: readonly Uint8Array[];
  answer: ((result: Result<void, StoreFault>) => void) | undefined;
  /** Where they are on their way to the disk; undefined as long as the present connection has not got them. */
  added?: Added | undefined;
}

async function openIndexedDbStore(
  name: string,
  { clock, count }: IndexedDbStoresOptions,
): Promise<Result<SealedStore, StoreFault>> {
  const state = liveValue<StoreState>({ tag: 'saved' });
  const listeners = new Set<(entries: readonly Uint8Array[]) => void>();
  let carrier: StoreCarrier | undefined;
  /** What an opening read, until something changes it. */
  let fresh: DatabaseContents | undefined;
  /** Known entries of the connection before; kept only while there is none. */
  let remembered: { entries: readonly Uint8Array[]; generation: number } | undefined;
  let waiting: Waiting[] = [];
  let damaged = 0;
  let deleted = false;
  let ended: 'closed' | 'gone' | undefined;
  let attempts = 0;
  let cancelRetry: Cancel | undefined;
  let stopWatching: Cancel | undefined;
  let flushing = false;

  // One thing at a time happens to the database.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const answerAll = (result: Result<void, StoreFault>, which: readonly Waiting[]): void => {
    for (const one of which) {
      one.answer?.(result);
      one.answer = undefined;
    }
  };
  /** Whatever keeps entries waiting, an opening that hangs or a slow disk, is told in time. */
  const watchWaiting = (): void => {
    stopWatching?.();
    stopWatching =
      waiting.length === 0
        ? undefined
        : clock.after(TELL_AFTER_MS, () => {
            stopWatching = undefined;
            tellFault('unknown');
          });
  };
  const settle = (): void => {
    watchWaiting();
    if (ended === undefined) state.set({ tag: waiting.length === 0 ? 'saved' : 'saving' });
  };
  const tellFault = (fault: StoreFault): void => {
    const now = state.get();
    if (now.tag !== 'failed' || now.fault !== fault) state.set({ tag: 'failed', fault });
    answerAll(err(fault), waiting);
  };
  const deliver = (entries: readonly Uint8Array[]): void => {
    if (entries.length > 0) notifyAll(listeners, entries);
  };

  const dropCarrier = (): void => {
    if (carrier === undefined) return;
    remembered = { entries: carrier.entries(), generation: carrier.generation };
    void carrier.close();
    carrier = undefined;
    fresh = undefined;
    for (const one of waiting) one.added = undefined;
  };
  const failed = (fault: StoreFault): void => {
    count(`store/${fault}`);
    dropCarrier();
    if (ended !== undefined) return;
    stopWatching?.();
    stopWatching = undefined;
    tellFault(fault);
    cancelRetry?.();
    const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
    attempts += 1;
    cancelRetry = clock.after(delayMs, () => void inTurn(reconnect));
  };

  const connect = async (): Promise<Result<OpenedCarrier, StoreFault>> => {
    const opened = await openCarrier(name, {
      clock,
      count,
      onLost(fault) {
        if (fault === 'gone') deleted = true;
        failed(fault);
      },
    });
    if (!opened.ok) return opened;
    const { contents, rewritten } = opened.value;
    damaged += contents.damaged;
    fresh = contents;
    if (rewritten) line.tell('rewritten');
    return opened;
  };
  const attach = async (opened: OpenedCarrier): Promise<boolean> => {
    const attached = await opened.attach();
    if (!attached.ok) {
      remembered ??= opened.contents;
      failed(attached.error);
      return false;
    }
    if (ended !== undefined) {
      await attached.value.close();
      return false;
    }
    carrier = attached.value;
    return true;
  };

  const reconnect = async (): Promise<void> => {
    if (ended !== undefined || carrier !== undefined) return;
    const connected = await connect();
    if (!connected.ok) {
      failed(connected.error);
      return;
    }
    if (!(await attach(connected.value))) return;
    const { contents } = connected.value;
    const before = remembered ?? { entries: [], generation: contents.generation };
    remembered = undefined;
    const rests = byteSet(contents.entries);
    const mine = byteSet(before.entries);
    for (const one of waiting) for (const entry of one.entries) mine.add(entry);
    // What the opening has read back needs no second storing.
    waiting = waiting.filter((one) => {
      if (!one.entries.every((entry) => rests.has(entry))) return true;
      answerAll(ok(undefined), [one]);
      return false;
    });
    // A database that was deleted, or that lost something by itself, is filled again from memory; one that
    // another tab has rewritten lacks things on purpose.
    if (deleted || before.generation === contents.generation) {
      const queued = byteSet(waiting.flatMap((one) => one.entries));
      const lost = before.entries.filter((entry) => !rests.has(entry) && !queued.has(entry));
      if (lost.length > 0) {
        count('store/refilled', lost.length);
        waiting.unshift({ entries: lost, answer: undefined });
      }
    }
    deleted = false;
    settle();
    if (waiting.length === 0) attempts = 0;
    flushSoon();
    deliver(contents.entries.filter((entry) => !mine.has(entry)));
  };

  const afterLook = async (seen: Seen): Promise<void> => {
    if (seen.moved) {
      dropCarrier();
      await reconnect();
    }
    deliver(seen.foreign);
  };

  /** Sends what waits on its way, in this tick. */
  const handOver = (): void => {
    if (carrier === undefined) return;
    const still = waiting.filter(({ added }) => added === undefined);
    if (still.length === 0) return;
    fresh = undefined;
    const added = carrier.add(still.flatMap(({ entries }) => entries));
    for (const one of still) one.added = added;
  };
  const flush = async (): Promise<void> => {
    flushing = false;
    if (carrier === undefined || waiting.length === 0) return;
    fresh = undefined;
    handOver();
    const batch = [...waiting];
    const added = new Set(batch.flatMap((one) => one.added ?? []));
    const stored = await within(clock, GIVE_UP_AFTER_MS, carrier.confirm(added));
    if (stored === 'late' || !stored.ok) {
      failed(stored === 'late' ? 'unknown' : stored.error);
      return;
    }
    if (stored.value.lacking !== undefined) {
      failed(stored.value.lacking);
      deliver(stored.value.foreign);
      return;
    }
    attempts = 0;
    waiting = waiting.filter((one) => !batch.includes(one));
    answerAll(ok(undefined), batch);
    line.tell('stored');
    settle();
    if (waiting.length > 0) flushSoon();
    await afterLook(stored.value);
  };
  const flushSoon = (): void => {
    if (flushing || carrier === undefined || waiting.length === 0) return;
    flushing = true;
    queueMicrotask(() => void inTurn(flush));
  };

  const look = async (moved: boolean): Promise<void> => {
    if (carrier === undefined || ended !== undefined) return;
    fresh = undefined;
    if (moved) return afterLook({ foreign: [], moved });
    const seen = await carrier.look();
    if (seen.ok) await afterLook(seen.value);
    else failed(seen.error);
  };

  const end = (why: 'closed' | 'gone'): void => {
    ended = why;
    cancelRetry?.();
    stopWatching?.();
    if (why === 'gone') tellFault('gone');
    else answerAll(err(why), waiting);
    waiting = [];
    line.close();
    fresh = undefined;
    remembered = undefined;
  };

  const line = newsLine(name, (news) => {
    if (news === 'erased') {
      end('gone');
      void carrier?.close();
      carrier = undefined;
    } else {
      void inTurn(() => look(news === 'rewritten'));
    }
  });

  const first = await connect();
  if (!first.ok) {
    line.close();
    return first;
  }
  // What rests can be read from now on; what is appended meanwhile waits for y-indexeddb.
  void inTurn(async () => {
    if (!(await attach(first.value)) || carrier === undefined) return;
    flushSoon();
    // Another tab may have stored something between the two readings.
    const seen = await carrier.look();
    if (!seen.ok) return;
    if (seen.value.foreign.length > 0 || seen.value.moved) fresh = undefined;
    await afterLook(seen.value);
  });

  const withCarrier = <T>(
    work: (carrier: StoreCarrier) => Promise<Result<T, StoreFault>>,
  ): Promise<Result<T, StoreFault>> =>
    inTurn(async () => {
      if (ended !== undefined) return err(ended);
      if (carrier === undefined) await reconnect();
      const now = state.get();
      if (carrier === undefined) return err(now.tag === 'failed' ? now.fault : 'closed');
      return work(carrier);
    });

  return ok({
    state,
    async load() {
      const given = (contents: DatabaseContents): Awaited<ReturnType<SealedStore['load']>> =>
        ok({ entries: contents.entries, snapshot: contents.snapshot, damaged });
      if (ended !== undefined) return err(ended);
      if (fresh !== undefined) {
        const contents = fresh;
        fresh = undefined;
        return given(contents);
      }
      const read = await withCarrier((open) => open.read());
      return read.ok ? given(read.value) : read;
    },
    append(entries) {
      if (ended !== undefined) return Promise.resolve(err(ended));
      if (entries.length === 0) return Promise.resolve(ok(undefined));
      return new Promise((answer) => {
        waiting.push({ entries: entries.map((entry) => entry.slice()), answer });
        const now = state.get();
        if (now.tag === 'saved') state.set({ tag: 'saving' });
        if (carrier === undefined && now.tag === 'failed') tellFault(now.fault);
        else if (stopWatching === undefined) watchWaiting();
        flushSoon();
      });
    },
    putSnapshot: (sealed) => withCarrier((open) => open.putSnapshot(sealed.slice())),
    rewrite: (...how) =>
      withCarrier(async () => {
        // What stands for the entries that go may be among what waits: it rests before they go, or nothing goes.
        await flush();
        const now = state.get();
        if (carrier === undefined) return err(now.tag === 'failed' ? now.fault : 'closed');
        const rewritten = await carrier.rewrite(...how);
        if (!rewritten.ok) return rewritten;
        line.tell('rewritten');
        await afterLook({ foreign: [], moved: true });
        return rewritten;
      }),
    files: (make) => make((work) => withCarrier((open) => open.onDatabase(work))),
    flush: handOver,
    onForeign(listener) {
      const own = (entries: readonly Uint8Array[]): void => listener(entries);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    async close() {
      if (ended === undefined) {
        await inTurn(async () => {
          await flush();
          if (waiting.length === 0) return;
          // One more try: what failed a moment ago may succeed now, and afterwards nobody tries again.
          await reconnect();
          await flush();
        });
        end('closed');
      }
      const open = carrier;
      carrier = undefined;
      await open?.close();
    },
    async erase() {
      line.tell('erased');
      if (ended === undefined) end('gone');
      await inTurn(async () => {
        const open = carrier;
        carrier = undefined;
        await open?.close();
      });
      await deleteDatabase(name);
    },
  });
}
