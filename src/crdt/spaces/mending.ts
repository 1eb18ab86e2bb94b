import { equalBytes } from '../basics/bytes.ts';
import type { Cancel } from '../basics/clock.ts';
import type { FeedRange } from '../basics/feed-range.ts';
import { planMending } from '../sealing/mending-cover.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';
import { byteSet } from '../storage/byte-set.ts';
import type { SealedStore } from '../storage/sealed-store.ts';

/** What was found damaged at rest when a Space was opened. */
export interface Damage {
  /** Entries that no longer open, as they lie in the store. */
  readonly entries: readonly Uint8Array[];
  /** Where they lay, as far as their headers tell the truth. */
  readonly ranges: readonly FeedRange[];
  /** Stored records around entries that were not whole; the store has put them right itself. */
  readonly records: number;
}

/** So many bytes at either end make one entry known again: a nonce stands in the first, a seal in the last. */
const alikeBytes = 64;

/**
 * Who is alone in a Space has what the last snapshot remembers at once, under a cover of their own. In company the
 * entries themselves are waited for until all have come again from the others. Only then the damaged bytes leave the
 * store: until something better rests there they stay where they are, and each opening tells of them.
 */
export async function mend(options: {
  readonly damage: Damage;
  /** The plaintext of the snapshot that rests here, where there is one. */
  readonly snapshot: Uint8Array | undefined;
  readonly log: SealedLog;
  readonly store: SealedStore;
  /** One tab at a time rewrites. */
  readonly exclusively: (work: () => Promise<void>) => Promise<unknown>;
  readonly onMended: () => void;
}): Promise<Cancel> {
  const { damage, snapshot, log, store, exclusively } = options;
  let lacking = damage.entries;
  let fetched = false;
  const cameAgain = byteSet();

  const isReached = ({ feed, to }: FeedRange): boolean =>
    (log.have().positions.get(feed)?.sequence ?? 0) >= to;
  const isMended = (): boolean =>
    fetched &&
    log.waitingCount() === 0 &&
    (lacking.length === 0 || (damage.ranges.length > 0 && damage.ranges.every(isReached)));
  const takeOut = async (): Promise<void> => {
    // What has come again to the last byte is no damage, and taking it out would take out both.
    const entries = damage.entries.filter((bad) => !cameAgain.has(bad));
    if (entries.length === 0) return;
    await store.rewrite((entry) => !entries.some((bad) => equalBytes(bad, entry)));
  };
  const finish = (): void => {
    options.onMended();
    // What stands in its place was handed to the store in this same tick, and rests before anything goes.
    queueMicrotask(() => void exclusively(takeOut));
  };
  const restored = snapshot && (await log.mend((context) => planMending(context, snapshot)));
  if (restored !== undefined && restored > 0 && restored >= damage.entries.length) {
    if (log.waitingCount() === 0) {
      finish();
      return () => undefined;
    }
  }
  const stop = log.onEntries(({ entries, own }) => {
    if (own) return;
    fetched = true;
    for (const entry of entries) cameAgain.add(entry);
    lacking = lacking.filter((bad) => !entries.some((entry) => isSameEntry(entry, bad)));
    if (!isMended()) return;
    stop();
    finish();
  });
  return stop;
}

function isSameEntry(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  const alike = (from: number, to?: number): boolean =>
    equalBytes(one.subarray(from, to), other.subarray(from, to));
  return alike(0, alikeBytes) || alike(-alikeBytes);
}
