import * as Y from 'yjs';
import type { FeedPosition } from '../basics/feed-range.ts';
import type { DeviceId, FeedId, MemberId } from '../basics/id.ts';
import type { Sameness } from './cover-comparison.ts';
import { type CoverRange, entryKinds } from './entry-body.ts';
import { clockAt, type Feed, type FeedBook, hashAt, type PendingEntry } from './feed-book.ts';
import type { Lack } from './stalls.ts';
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

/** An entry in a draft, and the feeds that it moves: its own, and those that it covers. */
export interface Turn {
  readonly planned: PlannedEntry;
  readonly moves: Move[];
}

interface Move {
  readonly turn: Turn;
  readonly feed: Feed;
  readonly before: Reached;
  /** Whether everything up to here came by covers, or was no words. */
  readonly bare: boolean;
  takenBack: boolean;
}

/** Who leans on the clocks of one client, and how far. */
interface Leaning {
  readonly on: { readonly turn: Turn; readonly end: number }[];
  sorted: boolean;
}

interface Reached {
  readonly position: FeedPosition;
  readonly clock: number;
}

/** A set of entries to be applied together, while it is being worked out. */
export interface PlanDraft {
  /** In the order in which each feed goes. */
  turns(): readonly Turn[];
  readonly refused: { feed: Feed; entry: PendingEntry; reason: string }[];
  /** Takes in all that can follow, and takes out again what does not find what it needs, with all that hangs on it. */
  extend(): void;
  /** Takes an entry out for good, with what follows it. */
  block(turn: Turn, lack: Lack): void;
}

/** An empty draft over these feeds. `stall` hears what a feed waits for. */
export function createPlanDraft(
  context: PlanContext,
  {
    feeds,
    stall,
  }: {
    readonly feeds: readonly Feed[];
    readonly stall: (feed: Feed, lack: Lack) => void;
  },
): PlanDraft {
  const { book, doc } = context;
  const turns = new Set<Turn>();
  const out = new Set<PendingEntry>();
  const refused: PlanDraft['refused'] = [];
  const reachedByFeed = new Map<FeedId, Reached>();
  const movesByFeed = new Map<FeedId, Move[]>();
  const clocks = new Map<number, number>();
  const reach = reachOf(feeds);
  const leaningByClient = new Map<number, Leaning>();
  const compared = new Map<PendingEntry, Sameness>();
  /** Clients whose clock has been lowered, or on which somebody new leans. */
  const suspects = new Set<number>();
  const lowered = new Set<Feed>();
  /** Feeds whose next cover waits for a client's feed. */
  const coversByClient = new Map<number, Set<Feed>>();

  const reachedOf = (feed: Feed): Reached => reachedByFeed.get(feed.id) ?? feed;
  const clockOf = (client: number): number => clocks.get(client) ?? Y.getState(doc.store, client);
  const move = (turn: Turn, feed: Feed, to: Reached): void => {
    const { entry, from } = turn.planned;
    const bare = isBare(feed) && (from !== undefined || entry.footprint === undefined);
    const own: Move = { turn, feed, before: reachedOf(feed), bare, takenBack: false };
    const moves = movesByFeed.get(feed.id);
    if (moves === undefined) movesByFeed.set(feed.id, [own]);
    else moves.push(own);
    turn.moves.push(own);
    reachedByFeed.set(feed.id, to);
    clocks.set(feed.client, to.clock);
  };
  const take = (planned: PlannedEntry): Turn => {
    const { feed, entry, endClock: clock, untrue } = planned;
    const { header, hash } = entry.opened;
    const turn: Turn = { planned, moves: [] };
    turns.add(turn);
    const position = { sequence: header.sequence, hash };
    move(turn, feed, { position, clock });
    if (untrue === true) return turn;
    for (const [client, end] of entry.footprint?.needs ?? []) {
      const leaning = leaningByClient.get(client) ?? { on: [], sorted: true };
      leaningByClient.set(client, leaning);
      leaning.on.push({ turn, end });
      leaning.sorted = false;
      suspects.add(client);
    }
    return turn;
  };
  const takeBack = (turn: Turn): void => {
    if (!turns.delete(turn)) return;
    for (const own of turn.moves) {
      // What follows on the same feed goes first.
      while (!own.takenBack) {
        const last = movesByFeed.get(own.feed.id)?.pop();
        if (last === undefined) break;
        restore(last);
        takeBack(last.turn);
      }
    }
  };
  const restore = (last: Move): void => {
    const { feed, before } = last;
    last.takenBack = true;
    reachedByFeed.set(feed.id, before);
    if (isMoved(feed)) clocks.set(feed.client, before.clock);
    else clocks.delete(feed.client);
    lowered.add(feed);
    suspects.add(feed.client);
  };
  const isMoved = (feed: Feed): boolean => (movesByFeed.get(feed.id)?.length ?? 0) > 0;
  /** Then no words of its own have come, and a cover over it may go on where this draft has brought it. */
  const isBare = (feed: Feed): boolean => movesByFeed.get(feed.id)?.at(-1)?.bare !== false;
  const block = (turn: Turn, lack: Lack): void => {
    const { feed, entry } = turn.planned;
    out.add(entry);
    stall(feed, lack);
    takeBack(turn);
  };

  const isOutOfReach = (feed: Feed, entry: PendingEntry): boolean => {
    for (const [client, end] of entry.footprint?.needs ?? []) {
      if (end <= Y.getState(doc.store, client) || end <= (reach.get(client) ?? 0)) continue;
      out.add(entry);
      stall(feed, { client, end });
      return true;
    }
    return false;
  };
  /** Of several that could follow, the one that counts. */
  const nextOf = (feed: Feed): PendingEntry | undefined => {
    const { position } = reachedOf(feed);
    let next: PendingEntry | undefined;
    for (const entry of feed.waiting.get(position.sequence + 1) ?? []) {
      const mayFollow =
        entry.verified &&
        entry.opened.body.previous === position.hash &&
        (next === undefined || context.prefers(feed, entry, next)) &&
        !out.has(entry) &&
        !isOutOfReach(feed, entry);
      if (mayFollow) next = entry;
    }
    return next;
  };
  const refuse = (feed: Feed, entry: PendingEntry, reason: string): void => {
    refused.push({ feed, entry, reason });
    out.add(entry);
  };
  const run = (feed: Feed): void => {
    for (let entry = nextOf(feed); entry !== undefined; entry = nextOf(feed)) {
      if (entry.opened.body.kind === entryKinds.cover) return;
      const { clock } = reachedOf(feed);
      const section = entry.footprint?.update.sections[0];
      const endClock = section?.endClock ?? clock;
      if (section !== undefined && section.firstClock !== clock) {
        refuse(feed, entry, 'clock');
      } else if ((entry.footprint?.needs.get(entry.client) ?? 0) > endClock) {
        refuse(feed, entry, 'own-future');
      } else {
        take({ feed, entry, endClock });
      }
    }
  };
  const compare = (entry: PendingEntry): Sameness => {
    const sameness = compared.get(entry) ?? context.compare(entry);
    compared.set(entry, sameness);
    return sameness;
  };

  const runCover = (feed: Feed): boolean => {
    const entry = nextOf(feed);
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
      const bare = covered === undefined || isBare(covered);
      if (owner === undefined || !bare || sequence < range.from - 1) {
        stall(feed, { client: range.client, end: 0 });
        const covers = coversByClient.get(range.client) ?? new Set();
        coversByClient.set(range.client, covers.add(feed));
        return false;
      }
      const whole = sequence >= range.to;
      if (!whole) beyond = true;
      const goesOn = sequence !== range.from - 1 || (at?.clock ?? 0) === range.firstClock;
      if (owner !== member || !goesOn || !fits(covered, range, whole)) untrue = true;
      from.set(range.client, at?.clock ?? 0);
    }
    // An unclear one is taken as well: what it calls deleted is often deleted by what it brings itself.
    untrue ||= compare(entry) === 'other';
    const endClock = reachedOf(feed).clock;
    const turn = take({ feed, entry, endClock, from, untrue, known: !beyond });
    for (const range of untrue ? [] : body.covers) {
      const covered = book.feedOf(range.feed, range, range.client);
      const at = reachedOf(covered);
      if (at.position.sequence >= range.to) continue;
      const position = { sequence: range.to, hash: range.hash };
      move(turn, covered, { position, clock: range.endClock });
      run(covered);
    }
    run(feed);
    return true;
  };

  /** Where one of two histories has been taken out the other may go on, and covers over what is not moved any more. */
  const runLowered = (): void => {
    for (const feed of lowered) {
      lowered.delete(feed);
      run(feed);
      if (isMoved(feed)) continue;
      const covers = coversByClient.get(feed.client) ?? [];
      coversByClient.delete(feed.client);
      for (const cover of covers) runCover(cover);
    }
  };
  const runCovers = (): boolean => {
    let any = false;
    for (let moved = true; moved;) {
      moved = false;
      for (const feed of feeds) if (runCover(feed)) moved = true;
      any ||= moved;
    }
    return any;
  };
  /** Takes out whatever does not find what it needs, until all do; whether anything went. */
  const blockUnmet = (): boolean => {
    let blocked = false;
    for (const client of suspects) {
      suspects.delete(client);
      const leaning = leaningByClient.get(client);
      if (leaning === undefined) continue;
      const { on } = leaning;
      if (!leaning.sorted) on.sort((a, b) => a.end - b.end);
      leaning.sorted = true;
      for (
        let last = on.at(-1);
        last !== undefined && last.end > clockOf(client);
        last = on.at(-1)
      ) {
        on.pop();
        if (!turns.has(last.turn)) continue;
        block(last.turn, { client, end: last.end });
        blocked = true;
      }
      runLowered();
    }
    return blocked;
  };

  for (const feed of feeds) run(feed);
  return {
    refused,
    turns: () => [...turns],
    block,
    extend() {
      runLowered();
      for (let open = true; open;) {
        const moved = runCovers();
        open = blockUnmet() || moved;
      }
    },
  };
}

/** How far each client could come at the very best: the ends of all that waits in these feeds. */
function reachOf(feeds: readonly Feed[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { waiting } of feeds) {
    for (const { footprint } of [...waiting.values()].flat()) {
      for (const { client, endClock } of footprint?.update.sections ?? []) {
        if (endClock > (ends.get(client) ?? 0)) ends.set(client, endClock);
      }
    }
  }
  return ends;
}

/** Whether a cover's range agrees with what is known of the feed's chain and clocks. */
function fits(feed: Feed | undefined, range: CoverRange, whole: boolean): boolean {
  if (feed === undefined) return range.from === 1 && range.firstClock === 0;
  const first = clockAt(feed, range.from - 1);
  if (first !== undefined && first !== range.firstClock) return false;
  if (!whole) return range.endClock >= feed.clock;
  const [hash, end] = [hashAt(feed, range.to), clockAt(feed, range.to)];
  return (hash ?? range.hash) === range.hash && (end ?? range.endClock) === range.endClock;
}
