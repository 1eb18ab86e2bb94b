import type { EntryHash, FeedId } from './id.ts';

/** Entries `from` to `to` of a feed, both included, counted from 1. */
export interface FeedRange {
  readonly feed: FeedId;
  readonly from: number;
  readonly to: number;
}

/** How far a feed has been applied, and the chain hash there. */
export interface FeedPosition {
  readonly sequence: number;
  readonly hash: EntryHash;
}

/** What one page holds of a Space's feeds; what `have` frames say. */
export interface Have {
  readonly positions: ReadonlyMap<FeedId, FeedPosition>;
  /** Held but not applied yet: something they build on is missing. */
  readonly waiting: readonly FeedRange[];
}
