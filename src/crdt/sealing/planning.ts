import * as Y from 'yjs';
import type { DeviceId, FeedId, MemberId } from '../basics/id.ts';
import type { FeedPosition } from '../basics/feed-range.ts';
import { entryKinds } from './entry-body.ts';
import type { Sameness } from './cover-comparison.ts';
import { clockAt, type Feed, type FeedBook, hashAt, type PendingEntry } from './feed-book.ts';
import { checkStructOrder } from './struct-order.ts';
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
}

/** What planning asks of the rest of the log. */
export interface PlanContext {
  readonly doc: Y.Doc;
  readonly book: FeedBook;
  memberOf(device: DeviceId): MemberId | undefined;
  /** Whether of two entries under one number of a feed the first counts. */
  prefers(feed: Feed, a: PendingEntry, b: PendingEntry): boolean;
  /** Compares a cover with what is applied here; 'other' names it as untrue. */
  compare(cover: PendingEntry): Sameness;
}

/** The entries that can be applied now, together; and those that never can. */
export interface Plan {
  readonly entries: readonly PlannedEntry[];
  readonly refused: readonly {
    readonly feed: Feed;
    readonly entry: PendingEntry;
    readonly reason: string;
  }[];
}

interface Reached {
  position: FeedPosition;
  clock: number;
  epochIndex: number;
  /** Whether this plan has moved it. */
  moved: boolean;
}

/**
 * Finds the largest set of waiting entries whose chains and words all find what they build on, within what is
 * applied or within the set. Covers of two people lean on each other's words, so that no single one could go
 * first: that is why a set is looked for, and not the next entry. The set is the same whatever the order of arrival.
 */
export function planEntries(context: PlanContext): Plan {
  const refused: Plan['refused'][number][] = [];
  const blocked = new Set<PendingEntry>();
  while (true) {
    const candidates = collect(context, blocked, refused);
    const before = blocked.size;
    blockUnmet(context, candidates, blocked);
    if (blocked.size === before) blockDisordered(context, candidates, { blocked, refused });
    if (blocked.size === before) return { entries: candidates.entries, refused };
  }
}

interface Candidates {
  readonly entries: PlannedEntry[];
  readonly clocks: Map<number, number>;
}

function collect(
  context: PlanContext,
  blocked: ReadonlySet<PendingEntry>,
  refused: Plan['refused'][number][],
): Candidates {
  const { book, doc } = context;
  const reachedByFeed = new Map<FeedId, Reached>();
  const entries: PlannedEntry[] = [];
  const clocks = new Map<number, number>();
  const refusedEntries = new Set(refused.map(({ entry }) => entry));
  const refuse = (feed: Feed, entry: PendingEntry, reason: string): void => {
    refused.push({ feed, entry, reason });
    refusedEntries.add(entry);
  };
  const reachable = reachableClocks(book);
  const reachedOf = (feed: Feed): Reached => {
    let reached = reachedByFeed.get(feed.id);
    if (reached === undefined) {
      const { position, clock, epochIndex } = feed;
      reached = { position, clock, epochIndex, moved: false };
      reachedByFeed.set(feed.id, reached);
    }
    return reached;
  };
  const outOfReach = (entry: PendingEntry): boolean => {
    for (const [client, end] of entry.footprint?.needs ?? []) {
      if (end > Y.getState(doc.store, client) && end > (reachable.get(client) ?? 0)) return true;
    }
    return false;
  };
  const take = (planned: PlannedEntry, reached: Reached): void => {
    const { entry, endClock } = planned;
    const { header, hash } = entry.opened;
    entries.push(planned);
    reached.position = { sequence: header.sequence, hash };
    reached.clock = endClock;
    reached.epochIndex = entry.epochIndex;
    reached.moved = true;
    clocks.set(entry.client, endClock);
  };
  /** Of several that could follow, the one that counts. */
  const nextOf = (feed: Feed, reached: Reached): PendingEntry | undefined => {
    let next: PendingEntry | undefined;
    for (const entry of feed.waiting.get(reached.position.sequence + 1) ?? []) {
      const mayFollow =
        entry.verified &&
        entry.opened.body.previous === reached.position.hash &&
        entry.epochIndex >= reached.epochIndex &&
        !blocked.has(entry) &&
        !refusedEntries.has(entry) &&
        !outOfReach(entry) &&
        (next === undefined || context.prefers(feed, entry, next));
      if (mayFollow) next = entry;
    }
    return next;
  };

  const run = (feed: Feed): void => {
    const reached = reachedOf(feed);
    for (let entry = nextOf(feed, reached); entry !== undefined; entry = nextOf(feed, reached)) {
      if (entry.opened.body.kind === entryKinds.cover) return;
      const section = entry.footprint?.update.sections[0];
      const endClock = section?.endClock ?? reached.clock;
      if (section !== undefined && section.firstClock !== reached.clock) {
        refuse(feed, entry, 'clock');
      } else if ((entry.footprint?.needs.get(entry.client) ?? 0) > endClock) {
        refuse(feed, entry, 'own-future');
      } else {
        take({ feed, entry, endClock }, reached);
      }
    }
  };

  const runCover = (feed: Feed): boolean => {
    const reached = reachedOf(feed);
    const entry = nextOf(feed, reached);
    if (entry?.opened.body.kind !== entryKinds.cover) return false;
    const { body } = entry.opened;
    const member = context.memberOf(body.device);
    const from = new Map<number, number>();
    let untrue = false;
    let beyond = false;
    for (const range of body.covers) {
      const covered = book.feeds.get(range.feed);
      const at = covered === undefined ? undefined : reachedOf(covered);
      const sequence = at?.position.sequence ?? 0;
      const owner = context.memberOf(range.device);
      if (owner === undefined || at?.moved === true || sequence < range.from - 1) return false;
      const whole = sequence >= range.to;
      if (!whole) beyond = true;
      if (owner !== member || !fits(covered, range, whole)) untrue = true;
      from.set(range.client, at?.clock ?? 0);
    }
    if (!untrue) {
      // An unclear one is taken as well: what it calls deleted is often deleted by what it brings itself.
      untrue = context.compare(entry) === 'other';
    }
    take({ feed, entry, endClock: reached.clock, from, untrue, known: !beyond }, reached);
    if (untrue) return true;
    for (const range of body.covers) {
      const covered = book.feedOf(range.feed, range, range.client);
      const at = reachedOf(covered);
      if (at.position.sequence >= range.to) continue;
      at.position = { sequence: range.to, hash: range.hash };
      at.clock = range.endClock;
      at.moved = true;
      clocks.set(range.client, range.endClock);
    }
    return true;
  };

  const waitingFeeds = [...book.feeds.values()].filter((feed) => feed.waiting.size > 0);
  for (const feed of waitingFeeds) run(feed);
  for (let moved = true; moved;) {
    moved = false;
    for (const feed of waitingFeeds) {
      if (!runCover(feed)) continue;
      moved = true;
      for (const other of waitingFeeds) run(other);
    }
  }
  return { entries, clocks };
}

/** Whether a cover's range agrees with what is known of the feed's chain and clocks. */
function fits(
  feed: Feed | undefined,
  range: PendingEntry['opened']['body']['covers'][number],
  whole: boolean,
): boolean {
  if (feed === undefined) return range.from === 1 && range.firstClock === 0;
  const first = clockAt(feed, range.from - 1);
  if (first !== undefined && first !== range.firstClock) return false;
  if (!whole) return range.endClock >= feed.clock;
  const [hash, end] = [hashAt(feed, range.to), clockAt(feed, range.to)];
  return (hash ?? range.hash) === range.hash && (end ?? range.endClock) === range.endClock;
}

/** How far each client could come at the very best: the ends of all that waits. */
function reachableClocks(book: FeedBook): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>();
  for (const feed of book.feeds.values()) {
    for (const entries of feed.waiting.values()) {
      for (const entry of entries) {
        for (const section of entry.footprint?.update.sections ?? []) {
          if (section.endClock > (clocks.get(section.client) ?? 0)) {
            clocks.set(section.client, section.endClock);
          }
        }
      }
    }
  }
  return clocks;
}

function blockUnmet(
  { doc }: PlanContext,
  { entries, clocks }: Candidates,
  blocked: Set<PendingEntry>,
): void {
  for (const { entry, untrue } of entries) {
    if (untrue === true) continue;
    for (const [client, end] of entry.footprint?.needs ?? []) {
      if (end > (clocks.get(client) ?? Y.getState(doc.store, client))) {
        blocked.add(entry);
        break;
      }
    }
  }
}

function blockDisordered(
  { doc }: PlanContext,
  { entries }: Candidates,
  into: { readonly blocked: Set<PendingEntry>; readonly refused: Plan['refused'][number][] },
): void {
  const watchDepth = entries.some(({ entry }) => entry.footprint?.hasTypes === true);
  const feeds = new Set(entries.map(({ feed }) => feed));
  const covers = entries.some(({ from }) => from !== undefined);
  if (!watchDepth && !covers && feeds.size < 2) return;
  const structsByClient = new Map<number, ScannedStruct[]>();
  const plannedByStruct = new Map<ScannedStruct, PlannedEntry>();
  for (const planned of entries) {
    if (planned.untrue === true) continue;
    for (const { client, structs } of planned.entry.footprint?.update.sections ?? []) {
      const clock = planned.from?.get(client) ?? 0;
      const own = structsByClient.get(client) ?? [];
      structsByClient.set(client, own);
      for (const struct of structs) {
        if (struct.clock + struct.length <= clock) continue;
        own.push(struct);
        plannedByStruct.set(struct, planned);
      }
    }
  }
  const { stuck, deep } = checkStructOrder(doc, structsByClient, watchDepth);
  for (const struct of stuck) {
    const planned = plannedByStruct.get(struct);
    if (planned !== undefined) into.blocked.add(planned.entry);
  }
  for (const struct of deep) {
    const planned = plannedByStruct.get(struct);
    if (planned === undefined || into.blocked.has(planned.entry)) continue;
    into.blocked.add(planned.entry);
    into.refused.push({ feed: planned.feed, entry: planned.entry, reason: 'too-deep' });
  }
}
