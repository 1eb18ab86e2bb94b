import { type FeedPosition, type FeedRange, type Have, without } from '../basics/feed-range.ts';
import type { DeviceId, EntryHash, FeedId } from '../basics/id.ts';
import type { DeleteRange } from './delete-ranges.ts';
import type { OpenedEntry } from './entry.ts';
import { type CoverRange, noHash } from './entry-body.ts';
import type { FeedOwner } from './feed.ts';
import type { Footprint } from './footprint.ts';
import { mostWanted } from './missing-ranges.ts';

/** What is known of an applied entry beyond its bytes; worked out when it was opened, or opened for it again. */
export interface EntryFacts {
  readonly hash: EntryHash;
  readonly kind: number;
  /** Clock of the feed's client behind this entry. */
  readonly endClock: number;
  readonly deletes: readonly DeleteRange[];
  /** Of a cover that was taken as true. */
  readonly covers: readonly CoverRange[];
}

/** An applied entry whose bytes are here. */
export interface HeldEntry {
  readonly bytes: Uint8Array;
  facts: EntryFacts | undefined;
  /** Of a cover that has not been found to say what it covers: it says something else, or that is not clear yet. */
  doubt?: CoverDoubt | undefined;
}

/** Why a cover does not count, or not yet. */
export type CoverDoubt = 'untrue' | 'unclear';

/** An entry that is not applied: it waits, or its branch has been set aside. */
export interface PendingEntry {
  readonly opened: OpenedEntry;
  readonly bytes: Uint8Array;
  /** Of entries that hold words. */
  readonly footprint: Footprint | undefined;
  readonly client: number;
  /** Whether the signature has been found to be the device's. */
  verified: boolean;
}

/** A range whose bytes have been let go of, and the cover that stands for it. */
export interface CoveredRange extends CoverRange {
  readonly by: { readonly feed: FeedId; readonly sequence: number };
}

/** Everything held of one feed. */
export interface Feed {
  readonly id: FeedId;
  readonly owner: FeedOwner;
  readonly client: number;
  position: FeedPosition;
  /** Clock of its client at the position. */
  clock: number;
  /** Of a removed device: the last entry that counts; nothing beyond it is applied, and no other entry in its place. */
  limit: FeedPosition | undefined;
  /** Beyond what is applied: up to here everything has come, and been refused or set aside for the limit's sake. */
  seen: number;
  readonly held: Map<number, HeldEntry>;
  /** Which held entries have been found to cover others; some may be held no longer, or stand for nothing. */
  readonly covering: Set<number>;
  /** Covers taken as true, in no order. Some of what they cover may still be held as well. */
  readonly covered: Set<CoveredRange>;
  /** By sequence; more than one only when there are two histories. */
  readonly waiting: Map<number, PendingEntry[]>;
  /** Entries of a lost branch: proof, kept and offered. */
  readonly aside: PendingEntry[];
}

/** All feeds of a Space, as this page holds them. */
export interface FeedBook {
  readonly feeds: Map<FeedId, Feed>;
  /** Those in which something is new since applying was planned last. */
  readonly changed: Set<Feed>;
  feedOf(id: FeedId, owner: FeedOwner, client: number): Feed;
  have(): Have;
  missing(theirs: Have): readonly FeedRange[];
  read(range: FeedRange): readonly Uint8Array[];
  /** Entries that wait, of those whose owner counts. */
  waitingCount(counts: (device: DeviceId) => boolean): number;
}

const startPosition: FeedPosition = { sequence: 0, hash: noHash };

/**
 * An empty book.
 *
 * @param recall makes the facts of a feed's held entries known: what a snapshot has brought is not opened before somebody asks.
 */
export function createFeedBook(recall: (feed: Feed) => void): FeedBook {
  const feeds = new Map<FeedId, Feed>();
  return {
    feeds,
    changed: new Set(),
    feedOf(id, owner, client) {
      let feed = feeds.get(id);
      if (feed === undefined) {
        feed = {
          id,
          owner,
          client,
          position: startPosition,
          clock: 0,
          limit: undefined,
          seen: 0,
          held: new Map(),
          covering: new Set(),
          covered: new Set(),
          waiting: new Map(),
          aside: [],
        };
        feeds.set(id, feed);
      }
      return feed;
    },
    have() {
      const positions = new Map<FeedId, FeedPosition>();
      const waiting: FeedRange[] = [];
      for (const feed of feeds.values()) {
        if (feed.position.sequence > 0) positions.set(feed.id, feed.position);
        waiting.push(...rangesOf(feed.id, feed.waiting.keys()));
        // Said as waiting though they lie behind the position: that is how others hear of a second history.
        const aside = feed.aside.map((entry) => entry.opened.header.sequence);
        waiting.push(...rangesOf(feed.id, aside));
      }
      return { positions, waiting };
    },
    missing(theirs) {
      const ranges: FeedRange[] = [];
      for (const [id, position] of theirs.positions) {
        const feed = feeds.get(id);
        if (
          feed?.held.has(position.sequence) === true &&
          hashAt(feed, position.sequence) === undefined
        )
          recall(feed);
        const isApart =
          feed !== undefined && (branchesApart(feed, position) || isAstray(feed, position));
        if (isApart && !isSettled(feed)) {
          ranges.push({ feed: id, from: 1, to: position.sequence });
          continue;
        }
        ranges.push(...lacking(feed, { feed: id, from: 1, to: position.sequence }));
      }
      for (const range of theirs.waiting) {
        const feed = feeds.get(range.feed);
        if (range.to <= (theirs.positions.get(range.feed)?.sequence ?? 0)) {
          if (feed !== undefined && lacksProof(feed, range)) ranges.push(range);
          continue;
        }
        ranges.push(...lacking(feed, range));
      }
      return mostWanted(ranges, promised(feeds.values()));
    },
    read(range) {
      const feed = feeds.get(range.feed);
      return feed === undefined ? [] : readFeed(feeds, feed, range);
    },
    waitingCount(counts) {
      let count = 0;
      for (const feed of feeds.values()) {
        if (feed.waiting.size === 0 || !counts(feed.owner.device)) continue;
        for (const entries of feed.waiting.values()) count += entries.length;
      }
      return count;
    },
  };
}

/** Puts what is known of a held entry beside it. */
export function setFacts(feed: Feed, sequence: number, facts: EntryFacts): void {
  const held = feed.held.get(sequence);
  if (held === undefined) return;
  held.facts = facts;
  if (facts.covers.length > 0) feed.covering.add(sequence);
}

/** The chain hash of a feed at a sequence, where it is known. */
export function hashAt(feed: Feed, sequence: number): EntryHash | undefined {
  if (sequence === 0) return noHash;
  if (sequence === feed.position.sequence) return feed.position.hash;
  const known = feed.held.get(sequence)?.facts?.hash;
  if (known !== undefined) return known;
  for (const range of feed.covered) if (range.to === sequence) return range.hash;
  return undefined;
}

/** Clock of the feed's client behind a sequence, where it is known. */
export function clockAt(feed: Feed, sequence: number): number | undefined {
  if (sequence === 0) return 0;
  if (sequence === feed.position.sequence) return feed.clock;
  const known = feed.held.get(sequence)?.facts?.endClock;
  if (known !== undefined) return known;
  for (const range of feed.covered) if (range.to === sequence) return range.endClock;
  return undefined;
}

function branchesApart(feed: Feed, theirs: FeedPosition): boolean {
  const ours = hashAt(feed, theirs.sequence);
  return ours !== undefined && ours !== theirs.hash;
}

/**
 * Whether what comes next of a removed device's feed builds on another history than the one that is applied: what that
 * begins with was refused here while the limit lay on this one.
 */
function isAstray({ limit, position, waiting }: Feed, theirs: FeedPosition): boolean {
  if (limit === undefined || theirs.sequence <= position.sequence) return false;
  const next = waiting.get(position.sequence + 1) ?? [];
  return next.length > 0 && next.every(({ opened }) => opened.body.previous !== position.hash);
}

/** Whether somebody has set aside another entry where we know of one only. */
function lacksProof(feed: Feed, { from, to }: FeedRange): boolean {
  for (let sequence = from; sequence <= Math.min(to, feed.position.sequence); sequence += 1) {
    const known = feed.aside.some((entry) => entry.opened.header.sequence === sequence);
    if (feed.held.has(sequence) && !known) return true;
  }
  return false;
}

/** What waiting covers stand for. */
function* promised(feeds: Iterable<Feed>): Generator<FeedRange> {
  for (const { waiting } of feeds) {
    for (const entries of waiting.values()) {
      for (const { opened } of entries) yield* opened.body.covers;
    }
  }
}

/** The part of a range that is not applied, and not even waiting here. */
function lacking(feed: Feed | undefined, wanted: FeedRange): readonly FeedRange[] {
  if (feed === undefined) return [wanted];
  const reached = { from: 1, to: Math.max(feed.position.sequence, feed.seen) };
  return without(wanted, [reached, ...rangesOf(feed.id, feed.waiting.keys())]);
}

/** Whether all that counts of a removed device's feed is applied. */
const isSettled = (feed: Feed): boolean =>
  feed.limit !== undefined && hashAt(feed, feed.limit.sequence) === feed.limit.hash;

/** Sequences in any order, as ranges. */
export function rangesOf(feed: FeedId, sequences: Iterable<number>): readonly FeedRange[] {
  const ranges: { feed: FeedId; from: number; to: number }[] = [];
  for (const sequence of [...sequences].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && sequence <= last.to + 1) last.to = sequence;
    else ranges.push({ feed, from: sequence, to: sequence });
  }
  return ranges;
}

function readFeed(
  feeds: ReadonlyMap<FeedId, Feed>,
  feed: Feed,
  range: FeedRange,
): readonly Uint8Array[] {
  const found = new Set<Uint8Array>();
  const last = Math.max(
    feed.position.sequence,
    ...feed.waiting.keys(),
    ...feed.aside.map((entry) => entry.opened.header.sequence),
  );
  for (let sequence = Math.max(1, range.from); sequence <= Math.min(range.to, last);) {
    for (const pending of feed.waiting.get(sequence) ?? []) found.add(pending.bytes);
    for (const lost of feed.aside) {
      if (lost.opened.header.sequence === sequence) found.add(lost.bytes);
    }
    const held = feed.held.get(sequence);
    if (held !== undefined) {
      found.add(held.bytes);
      sequence += 1;
      continue;
    }
    const cover = widestCover(feed, sequence);
    if (cover === undefined) {
      sequence += 1;
      continue;
    }
    for (const bytes of coverBytes(feeds, cover)) found.add(bytes);
    sequence = cover.to + 1;
  }
  return [...found];
}

/** The cover that reaches furthest among those that hold a sequence. */
export function widestCover(feed: Feed, sequence: number): CoveredRange | undefined {
  let widest: CoveredRange | undefined;
  for (const range of feed.covered) {
    if (range.from > sequence || range.to < sequence) continue;
    if (widest === undefined || range.to > widest.to) widest = range;
  }
  return widest;
}

function coverBytes(feeds: ReadonlyMap<FeedId, Feed>, cover: CoveredRange): readonly Uint8Array[] {
  const held = feeds.get(cover.by.feed)?.held.get(cover.by.sequence);
  return held === undefined ? [] : [held.bytes];
}
