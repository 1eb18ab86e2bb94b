import type { FeedPosition } from '../basics/feed-range.ts';
import type { CoverRange } from './entry-body.ts';
import { clockAt, type Feed, hashAt, type PendingEntry } from './feed-book.ts';
import type { ScannedStruct } from './update-scan.ts';

/** An entry whose turn has come. */
export interface PlannedEntry {
  readonly feed: Feed;
  readonly entry: PendingEntry;
  /** Clock of the feed's client behind it. */
  readonly endClock: number;
  /** Of a cover: the clocks that are applied already, by client. Left out: all its structs are new. */
  readonly from?: ReadonlyMap<number, number>;
  /** Of a cover over nothing but what is applied here already: there is nothing to apply. */
  readonly known?: boolean;
  /** Of a cover that says something else than the originals: it takes its place in the feed and nothing more. */
  readonly untrue?: boolean;
  /** Types that would lie too deep: they are applied as if they had been deleted and forgotten. */
  readonly gone?: ReadonlySet<ScannedStruct>;
}

/** An entry in a draft, and the feeds that it moves: its own, and those that it covers. */
export interface Turn {
  readonly planned: PlannedEntry;
  readonly moves: Move[];
}

/** A step of a feed in a draft. */
export interface Move {
  readonly turn: Turn;
  readonly feed: Feed;
  readonly before: Reached;
  /** The last entry up to here that this draft takes as it is and that holds words; 0 where all came by covers, or was no words. */
  readonly original: number;
  takenBack: boolean;
}

/** Where a feed is in a draft. */
export interface Reached {
  readonly position: FeedPosition;
  readonly clock: number;
}

/** Whether a cover's range agrees with what is known of the feed's chain and clocks. */
export function fits(feed: Feed | undefined, range: CoverRange, whole: boolean): boolean {
  if (feed === undefined) return range.from === 1 && range.firstClock === 0;
  const first = clockAt(feed, range.from - 1);
  if (first !== undefined && first !== range.firstClock) return false;
  if (!whole) return range.endClock >= feed.clock;
  const [hash, end] = [hashAt(feed, range.to), clockAt(feed, range.to)];
  return (hash ?? range.hash) === range.hash && (end ?? range.endClock) === range.endClock;
}
