import { type FeedRange, without } from '../basics/feed-range.ts';
import type { FeedId } from '../basics/id.ts';

/**
 * What one page has been asked for. The same is not asked of it twice before it has said something new, so that two
 * pages of different mind do not talk in circles; and what bears nothing does not stand for ever before what would.
 */
export interface TriedRanges {
  /** What is left to ask for now, out of all that is missing. */
  leaves(missing: readonly FeedRange[]): readonly FeedRange[];
  /** These are asked for. */
  add(ranges: readonly FeedRange[]): void;
  /** Something that was asked for could be used. */
  bore(): void;
  /** The page has said something new. */
  renew(): void;
}

/** In a row: somebody who claims to hold everything and gives nothing costs no more than this each time they say so. */
const barrenAtMost = 8;

/** Nothing tried yet. */
export function createTried(): TriedRanges {
  const rangesByFeed = new Map<FeedId, FeedRange[]>();
  let barren = 0;
  let onceMore = false;
  const startOver = (): void => {
    barren = 0;
    onceMore = true;
  };
  return {
    leaves(missing) {
      if (barren >= barrenAtMost) return [];
      const left = missing.flatMap((range) => without(range, rangesByFeed.get(range.feed) ?? []));
      if (left.length > 0 || !onceMore) return left;
      onceMore = false;
      rangesByFeed.clear();
      return missing;
    },
    add(ranges) {
      barren += 1;
      for (const range of ranges) {
        const tried = rangesByFeed.get(range.feed);
        if (tried === undefined) rangesByFeed.set(range.feed, [range]);
        else tried.push(range);
      }
    },
    bore: startOver,
    renew: startOver,
  };
}
