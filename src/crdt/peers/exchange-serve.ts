import type { FeedRange } from '../basics/feed-range.ts';
import { toHex } from '../basics/bytes.ts';
import { writeExchangeFrame } from './exchange-frames.ts';
import type { FeedSource } from './feed-source.ts';
import type { Lane } from './peer-channel.ts';

/** Entries in one frame together: small enough that nothing waits long behind them. */
const batchBytes = 256 * 1024;
const batchEntries = 512;
/** Entries read from the source at once. */
const readAtOnce = 64;

/** Splits entries into frames of bounded size; one that is larger than that travels alone. */
export function* batches(entries: Iterable<Uint8Array>): Generator<readonly Uint8Array[]> {
  let batch: Uint8Array[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (batch.length > 0 && (bytes + entry.length > batchBytes || batch.length >= batchEntries)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += entry.length;
  }
  if (batch.length > 0) yield batch;
}

/** Everything that ranges ask for, oldest first, each entry once (one cover may hold several ranges). */
export function* entriesOf(
  source: FeedSource,
  ranges: readonly FeedRange[],
): Generator<Uint8Array> {
  const given = new Set<string>();
  for (const { feed, from, to } of ranges) {
    for (let at = from; at <= to; at += readAtOnce) {
      const part = { feed, from: at, to: Math.min(to, at + readAtOnce - 1) };
      for (const entry of source.read(part)) {
        // Version, epoch, feed, sequence and nonce: what tells sealed entries apart.
        const key = toHex(entry.subarray(0, 53));
        if (given.has(key)) continue;
        given.add(key);
        yield entry;
      }
    }
  }
}

/** Answers one want within the link's backpressure; false when the link closed on the way. */
export async function serveWant(
  options: { readonly source: FeedSource; readonly lane: Lane },
  want: { readonly number: number; readonly ranges: readonly FeedRange[] },
): Promise<boolean> {
  const { source, lane } = options;
  for (const entries of batches(entriesOf(source, want.ranges))) {
    const frame = { tag: 'entries', number: want.number, last: false, entries } as const;
    if (!(await lane.send(writeExchangeFrame(frame)))) return false;
  }
  const end = { tag: 'entries', number: want.number, last: true, entries: [] } as const;
  return lane.send(writeExchangeFrame(end));
}
