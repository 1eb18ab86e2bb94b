import type { EntryHash, FeedId } from './id.ts';

/** Entries `from` to `to`, both included, counted from 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A span of a feed. */
export interface FeedRange extends Span {
  readonly feed: FeedId;
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

/** A range without the parts that the spans hold: what is left, in order. */
export function without(range: FeedRange, spans: Iterable<Span>): readonly FeedRange[] {
  const { feed, from, to } = range;
  const left: FeedRange[] = [];
  let start = from;
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    if (span.to < start || span.from > to) continue;
    if (span.from > start) left.push({ feed, from: start, to: span.from - 1 });
    start = span.to + 1;
  }
  if (start <= to) left.push({ feed, from: start, to });
  return left;
}
