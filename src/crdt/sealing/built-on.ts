import type { Adoption } from './adoption.ts';
import {
  clockAt,
  type CoveredRange,
  type Feed,
  type FeedBook,
  hashAt,
  type HeldEntry,
} from './feed-book.ts';

/** What is looked through for words that lean on a removed device's later ones. */
export interface BuiltOnContext {
  readonly book: FeedBook;
  /** Makes the facts of a feed's held entries known. */
  readonly recall: (feed: Feed) => void;
  /** Client → the clock that an entry needs. */
  readonly needsOf: (held: HeldEntry) => ReadonlyMap<number, number>;
}

/**
 * What has to be adopted so that all words that count are kept and find what they were written on: for each limited feed whose words
 * beyond its limit others lean on, the first entry that brings all of them; and each cover beyond a limit in which words rest that
 * count, and whose originals have been let go of.
 */
export function builtOn({ book, recall, needsOf }: BuiltOnContext): readonly Adoption[] {
  const limited = new Map<number, { readonly feed: Feed; readonly clock: number }>();
  for (const feed of book.feeds.values()) {
    const { limit, position } = feed;
    if (limit === undefined || position.sequence <= limit.sequence) continue;
    recall(feed);
    limited.set(feed.client, { feed, clock: clockAt(feed, limit.sequence) ?? 0 });
  }
  if (limited.size === 0) return [];
  const restingPlaces = [...coversThatHold(book)].flatMap(({ feed, sequence }) => {
    const hash = hashAt(feed, sequence);
    return hash === undefined ? [] : { feed: feed.id, sequence, hash };
  });
  if (restingPlaces.length > 0) return restingPlaces;
  const ends = new Map<Feed, number>();
  for (const feed of book.feeds.values()) {
    for (const [sequence, held] of feed.held) {
      if (feed.limit !== undefined && sequence > feed.limit.sequence) continue;
      for (const [client, end] of needsOf(held)) {
        const on = limited.get(client);
        if (on === undefined || on.feed === feed || end <= on.clock) continue;
        ends.set(on.feed, Math.max(end, ends.get(on.feed) ?? 0));
      }
    }
  }
  return [...ends].flatMap(([feed, end]) => {
    const sequence = firstReaching(feed, end);
    const hash = sequence === undefined ? undefined : hashAt(feed, sequence);
    return sequence === undefined || hash === undefined ? [] : { feed: feed.id, sequence, hash };
  });
}

/** The covers beyond a limit that words which count are to be had in, and nowhere else here. */
function* coversThatHold(book: FeedBook): Generator<{ feed: Feed; sequence: number }> {
  for (const covered of book.feeds.values()) {
    for (const range of covered.covered) {
      const feed = book.feeds.get(range.by.feed);
      if (feed === undefined || !isBeyondLimit(feed, range.by.sequence)) continue;
      if (!isHereOtherwise(book, covered, range)) yield { feed, sequence: range.by.sequence };
    }
  }
}

/** Whether each entry of a range that counts is held here as it is, or rests in a cover that counts. */
function isHereOtherwise(book: FeedBook, covered: Feed, range: CoveredRange): boolean {
  const last = Math.min(range.to, covered.limit?.sequence ?? range.to);
  for (let sequence = range.from; sequence <= last; sequence += 1) {
    if (covered.held.has(sequence)) continue;
    const other = [...covered.covered].find(
      ({ from, to, by }) =>
        from <= sequence && to >= sequence && !isBeyondLimit(book.feeds.get(by.feed), by.sequence),
    );
    if (other === undefined) return false;
    sequence = other.to;
  }
  return true;
}

const isBeyondLimit = (feed: Feed | undefined, sequence: number): boolean =>
  feed?.limit !== undefined && sequence > feed.limit.sequence;

/** The first entry, or end of a cover, with which a feed has reached a clock. */
function firstReaching(feed: Feed, end: number): number | undefined {
  let first: number | undefined;
  const offer = (sequence: number, endClock: number | undefined): void => {
    if (endClock === undefined || endClock < end) return;
    if (first === undefined || sequence < first) first = sequence;
  };
  offer(feed.position.sequence, feed.clock);
  for (const [sequence, { facts }] of feed.held) offer(sequence, facts?.endClock);
  for (const range of feed.covered) offer(range.to, range.endClock);
  return first;
}
