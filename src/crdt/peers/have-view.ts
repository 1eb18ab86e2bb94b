import type { FeedPosition, FeedRange, Have } from '../basics/feed-range.ts';
import type { FeedId } from '../basics/id.ts';
import { digestSize } from './exchange-frames.ts';

/**
 * A digest of positions that does not depend on their order: two 32-bit sums of mixed hashes. It guards against
 * lost frames between honest pages only; what entries say is guarded by their signatures.
 */
export function haveDigest(have: Have): Uint8Array {
  let low = 0;
  let high = 0;
  const add = (text: string): void => {
    let a = 0xdeadbeef;
    let b = 0x41c6ce57;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0x9e3779b1);
      b = Math.imul(b ^ code, 0x5f356495);
    }
    low = (low + (a ^ (b >>> 15))) >>> 0;
    high = (high + (b ^ (a >>> 13))) >>> 0;
  };
  for (const [feed, { sequence, hash }] of have.positions) add(`${feed} ${sequence} ${hash}`);
  for (const { feed, from, to } of have.waiting) add(`w ${feed} ${from} ${to}`);
  const digest = new Uint8Array(digestSize);
  const view = new DataView(digest.buffer);
  view.setUint32(0, low);
  view.setUint32(4, high);
  return digest;
}

/** The positions of `now` that are not the same in `before`. */
export function changedPositions(before: Have, now: Have): ReadonlyMap<FeedId, FeedPosition> {
  const changed = new Map<FeedId, FeedPosition>();
  for (const [feed, position] of now.positions) {
    const old = before.positions.get(feed);
    if (old?.sequence !== position.sequence || old.hash !== position.hash) {
      changed.set(feed, position);
    }
  }
  return changed;
}

/** Whether two lists of ranges say the same, in the same order. */
export const sameRanges = (a: readonly FeedRange[], b: readonly FeedRange[]): boolean =>
  a.length === b.length &&
  a.every((range, at) => {
    const other = b[at];
    return other?.feed === range.feed && other.from === range.from && other.to === range.to;
  });

/** Positions with newer ones laid over them. */
export const mergedPositions = (
  before: ReadonlyMap<FeedId, FeedPosition>,
  changes: ReadonlyMap<FeedId, FeedPosition>,
): ReadonlyMap<FeedId, FeedPosition> => new Map([...before, ...changes]);

/** The first ranges, cut so that together they ask for at most `entries` entries in `ranges` ranges. */
export function firstRanges(
  all: readonly FeedRange[],
  limit: { readonly entries: number; readonly ranges: number },
): readonly FeedRange[] {
  const first: FeedRange[] = [];
  let left = limit.entries;
  for (const range of all) {
    if (left <= 0 || first.length >= limit.ranges) break;
    const to = Math.min(range.to, range.from + left - 1);
    left -= to - range.from + 1;
    first.push({ feed: range.feed, from: range.from, to });
  }
  return first;
}
