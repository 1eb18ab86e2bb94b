import type { Adoption } from './adoption.ts';
import { containsDeleteRanges } from './contains-delete-ranges.ts';
import { type DeleteRange, joinDeleteRanges } from './delete-ranges.ts';
import { entryKinds } from './entry-body.ts';
import {
  clockAt,
  type CoveredRange,
  type Feed,
  type FeedBook,
  hashAt,
  type HeldEntry,
} from './feed-book.ts';
import type { Footprint } from './footprint.ts';

/** What is looked through for words that lean on a removed device's later ones. */
export interface BuiltOnContext {
  readonly book: FeedBook;
  /** Makes the facts of a feed's held entries known. */
  readonly recall: (feed: Feed) => void;
  /** What an entry stands on and brings; undefined when it holds no words. */
  readonly footprintOf: (held: HeldEntry) => Footprint | undefined;
}

/**
 * What has to be adopted so that all words that count are kept, find what they were written on, and are the same for everybody: for each
 * limited feed the first entry that brings all that others lean on beyond its limit, and all deletes for which a cover holds
 * tombstones; and each cover beyond a limit in which words rest that count, and whose originals have been let go of.
 */
export function builtOn({ book, recall, footprintOf }: BuiltOnContext): readonly Adoption[] {
  const limited = new Map<number, { readonly feed: Feed; readonly clock: number }>();
  for (const feed of book.feeds.values()) {
    const { limit, position } = feed;
    if (limit === undefined || position.sequence <= limit.sequence) continue;
    recall(feed);
    limited.set(feed.client, { feed, clock: clockAt(feed, limit.sequence) ?? 0 });
  }
  if (limited.size === 0) return [];
  const wanted = new Map<Feed, number>();
  const want = (feed: Feed, sequence: number | undefined): void => {
    if (sequence !== undefined) wanted.set(feed, Math.max(sequence, wanted.get(feed) ?? 0));
  };
  for (const { feed, sequence } of coversThatHold(book)) want(feed, sequence);
  const late = lateDeletes([...limited.values()].map(({ feed }) => feed));
  for (const feed of book.feeds.values()) {
    for (const [sequence, held] of feed.held) {
      if (isBeyondLimit(feed, sequence)) continue;
      const footprint = footprintOf(held);
      if (footprint === undefined) continue;
      for (const [client, end] of footprint.needs) {
        const on = limited.get(client);
        if (on === undefined || on.feed === feed || end <= on.clock) continue;
        want(on.feed, firstReaching(on.feed, end));
      }
      if (late.length === 0 || held.facts?.kind !== entryKinds.cover) continue;
      const tombstones = unexplained(footprint.update);
      for (const one of late) if (overlap(one.ranges, tombstones)) want(one.feed, one.sequence);
    }
  }
  return [...wanted].flatMap(([feed, sequence]) => {
    const hash = hashAt(feed, sequence);
    return hash === undefined ? [] : { feed: feed.id, sequence, hash };
  });
}

/** What entries beyond the limits of these feeds delete. */
const lateDeletes = (
  feeds: readonly Feed[],
): readonly { feed: Feed; sequence: number; ranges: readonly DeleteRange[] }[] =>
  feeds.flatMap((feed) =>
    [...feed.held].flatMap(([sequence, { facts }]) =>
      isBeyondLimit(feed, sequence) && facts !== undefined && facts.deletes.length > 0
        ? { feed, sequence, ranges: facts.deletes }
        : [],
    ),
  );

/** The tombstones in a cover that it does not account for: entries that it does not stand for have deleted what was there. */
function unexplained({ sections, deletes }: Footprint['update']): readonly DeleteRange[] {
  const own = joinDeleteRanges(deletes);
  return sections
    .flatMap(({ structs }) => structs.filter(({ content }) => content <= deletedContent))
    .filter((range) => !containsDeleteRanges(own, [range]));
}

/** Yjs's numbers for a content that is gone and for one that has been deleted are 0 and this. */
const deletedContent = 1;

const overlap = (some: readonly DeleteRange[], others: readonly DeleteRange[]): boolean =>
  some.some((one) =>
    others.some(
      ({ client, clock, length }) =>
        client === one.client && clock < one.clock + one.length && one.clock < clock + length,
    ),
  );

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
