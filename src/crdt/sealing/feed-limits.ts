import type { FeedPosition } from '../basics/feed-range.ts';
import type { DeviceId, EntryHash, FeedId } from '../basics/id.ts';
import type { Adoption } from './adoption.ts';
import { type CoverRange, noHash } from './entry-body.ts';
import { type Feed, type FeedBook, hashAt } from './feed-book.ts';
import type { ChainPlace, Verdict } from './removal-verdict.ts';

/** What moves the end of a removed device's feed on. */
export interface LimitContext {
  readonly book: FeedBook;
  readonly verdict: Verdict;
  /** Of all adopt entries whose signatures hold: who said it, and of what. */
  readonly adoptions: readonly { readonly by: DeviceId; readonly of: Adoption }[];
  /** This page's own device: while it is removed itself, its page stays as it is. */
  readonly own: DeviceId;
}

const nothing: FeedPosition = { sequence: 0, hash: noHash };

/**
 * The last entry that counts of each feed of a removed device: what a removal that counts names as such, or what a
 * present device has adopted, or what stands in a cover that counts; the furthest of these.
 */
export function feedLimits(context: LimitContext): ReadonlyMap<FeedId, FeedPosition> {
  const { book, verdict, adoptions, own } = context;
  const { roster } = verdict;
  const limits = new Map<FeedId, FeedPosition>();
  const removed = new Set(roster.removed().map(({ device }) => device));
  if (removed.has(own)) return limits;
  for (const feed of book.feeds.values()) {
    if (removed.has(feed.owner.device)) limits.set(feed.id, nothing);
  }
  /** Whether that moved the limit on. */
  const reach = (feed: FeedId, { sequence, hash }: FeedPosition): boolean => {
    const known = limits.get(feed);
    if (known === undefined || known.sequence > sequence) return false;
    if (known.sequence === sequence && known.hash <= hash) return false;
    limits.set(feed, { sequence, hash });
    return true;
  };
  for (const { cuts } of verdict.counting) for (const [feed, cut] of cuts) reach(feed, cut);
  for (const { by, of } of adoptions) if (roster.has(by)) reach(of.feed, of);
  const covers = [...coversOver(book, limits)];
  const counts = ({ feed, sequence }: Cover['by']): boolean => {
    const limit = limits.get(feed);
    return limit === undefined ? book.feeds.has(feed) : sequence <= limit.sequence;
  };
  for (let moved = true; moved;) {
    moved = false;
    for (const { by, range } of covers) {
      if (counts(by) && reach(range.feed, { sequence: range.to, hash: range.hash })) moved = true;
    }
  }
  return limits;
}

interface Cover {
  readonly by: { readonly feed: FeedId; readonly sequence: number };
  readonly range: CoverRange;
}

/** All that covers say of limited feeds: those taken as true, those in doubt, and those that still wait. */
function* coversOver(book: FeedBook, limits: ReadonlyMap<FeedId, FeedPosition>): Generator<Cover> {
  for (const feed of book.feeds.values()) {
    if (limits.has(feed.id)) for (const range of feed.covered) yield { by: range.by, range };
    for (const sequence of feed.covering) {
      for (const range of feed.held.get(sequence)?.facts?.covers ?? [])
        yield { by: { feed: feed.id, sequence }, range };
    }
    for (const [sequence, entries] of feed.waiting) {
      for (const { verified, opened } of entries) {
        if (!verified) continue;
        for (const range of opened.body.covers) yield { by: { feed: feed.id, sequence }, range };
      }
    }
  }
}

/** Whether an entry is here, on a chain that has not been found to miss the cut. */
export function isWithin(
  { book, recall }: ChainContext,
  at: ChainPlace,
  cut: FeedPosition,
): boolean {
  const feed = book.feeds.get(at.feed);
  if (feed === undefined || at.sequence > cut.sequence) return false;
  const hash = knownHash(feed, at.sequence, recall);
  const waits = (): boolean =>
    (feed.waiting.get(at.sequence) ?? []).some(
      ({ verified, opened }) => verified && opened.hash === at.hash,
    );
  if (hash === undefined ? !waits() : hash !== at.hash) return false;
  return (knownHash(feed, cut.sequence, recall) ?? cut.hash) === cut.hash;
}

/** Whether something is applied of a feed that does not count. */
export function isBeyond(feed: Feed, recall: ChainContext['recall']): boolean {
  const { limit, position } = feed;
  if (limit === undefined) return false;
  if (position.sequence > limit.sequence) return true;
  return (knownHash(feed, limit.sequence, recall) ?? limit.hash) !== limit.hash;
}

/** Whether all that counts of a removed device's feed is applied. */
export const isSettledFeed = (feed: Feed, recall: ChainContext['recall']): boolean =>
  feed.limit !== undefined && knownHash(feed, feed.limit.sequence, recall) === feed.limit.hash;

/** The feeds, and what makes the facts of one known: what a snapshot has brought is not opened before somebody asks. */
export interface ChainContext {
  readonly book: FeedBook;
  readonly recall: (feed: Feed) => void;
}

function knownHash(
  feed: Feed,
  sequence: number,
  recall: ChainContext['recall'],
): EntryHash | undefined {
  const hash = hashAt(feed, sequence);
  if (hash !== undefined || !feed.held.has(sequence)) return hash;
  recall(feed);
  return hashAt(feed, sequence);
}

/** Sets where a feed ends; whether that is elsewhere than before. */
export function setLimit(book: FeedBook, feed: Feed, limit: FeedPosition | undefined): boolean {
  const before = feed.limit;
  if (before?.sequence === limit?.sequence && before?.hash === limit?.hash) return false;
  feed.limit = limit;
  feed.seen = 0;
  book.changed.add(feed);
  return true;
}
