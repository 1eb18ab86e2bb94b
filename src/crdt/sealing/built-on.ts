import type { Adoption } from './adoption.ts';
import { type Feed, type FeedBook, hashAt, clockAt, type HeldEntry } from './feed-book.ts';

/** What is looked through for words that lean on a removed device's later ones. */
export interface BuiltOnContext {
  readonly book: FeedBook;
  /** Makes the facts of a feed's held entries known. */
  readonly recall: (feed: Feed) => void;
  /** Client → the clock that an entry needs. */
  readonly needsOf: (held: HeldEntry) => ReadonlyMap<number, number>;
}

/**
 * What has to be adopted so that all words that count find what they were written on: for each limited feed whose words
 * beyond its limit others lean on, the first entry that brings all of them.
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
