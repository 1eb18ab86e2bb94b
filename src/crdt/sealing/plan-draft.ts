import * as Y from 'yjs';
import type { DeviceId, FeedId, MemberId } from '../basics/id.ts';
import type { Sameness } from './cover-comparison.ts';
import { type CoverRange, entryKinds } from './entry-body.ts';
import type { CreateCoversAhead } from './covers-ahead.ts';
import type { Feed, FeedBook, PendingEntry } from './feed-book.ts';
import { fits, type Move, type PlannedEntry, type Reached, type Turn } from './planned-entry.ts';
import type { Lack } from './stalls.ts';

/** What planning asks of the rest of the log. */
export interface PlanContext {
  readonly doc: Y.Doc;
  readonly book: FeedBook;
  memberOf(device: DeviceId): MemberId | undefined;
  /** Whether of two entries under one number of a feed the first counts. */
  prefers(feed: Feed, a: PendingEntry, b: PendingEntry): boolean;
  /** Compares a cover with what is applied here; 'other' names it as untrue. */
  compare(cover: PendingEntry): Sameness;
  /** What takes covers ahead of their turn; it is there once a cover has come. */
  readonly ahead: CreateCoversAhead | undefined;
}

/** Who leans on the clocks of one client, and how far. */
interface Leaning {
  readonly on: { readonly turn: Turn; readonly end: number }[];
  sorted: boolean;
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
    ahead = false,
  }: {
    readonly feeds: readonly Feed[];
    readonly stall: (feed: Feed, lack: Lack) => void;
    /**
     * Whether a cover is taken before all that it follows on has come: another cover may bring that, and wait for this one. Only where
     * nothing moves otherwise, for originals are read before the cover over them wherever they can be.
     */
    readonly ahead?: boolean;
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
    const isOriginal = from === undefined && entry.footprint !== undefined;
    const original = isOriginal ? to.position.sequence : originalOf(feed);
    const own: Move = { turn, feed, before: reachedOf(feed), original, takenBack: false };
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
    if (untrue !== true) leanOn(turn);
    return turn;
  };
  const leanOn = (turn: Turn): void => {
    for (const [client, end] of turn.planned.entry.footprint?.needs ?? []) {
      const leaning = leaningByClient.get(client) ?? { on: [], sorted: true };
      leaningByClient.set(client, leaning);
      leaning.on.push({ turn, end });
      leaning.sorted = false;
      suspects.add(client);
    }
  };
  const takeBack = (turn: Turn): void => {
    if (!turns.delete(turn)) return;
    covers?.forget(turn);
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
  const originalOf = (feed: Feed): number => movesByFeed.get(feed.id)?.at(-1)?.original ?? 0;
  /** Whether this draft takes none of a range's originals: a cover over it may go on where the draft has brought the feed. */
  const isBare = (feed: Feed | undefined, { from }: CoverRange): boolean =>
    feed === undefined || originalOf(feed) < from;
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
    if (entry?.opened.body.kind !== entryKinds.cover || covers?.has(entry) === true) return false;
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
      if (owner === undefined || !isBare(covered, range) || sequence < range.from - 1) {
        stall(feed, { client: range.client, end: 0 });
        const stalled = coversByClient.get(range.client) ?? new Set();
        coversByClient.set(range.client, stalled.add(feed));
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
    for (const range of untrue ? [] : body.covers) moveOver(turn, range);
    run(feed);
    return true;
  };
  const moveOver = (turn: Turn, range: CoverRange): void => {
    const covered = book.feedOf(range.feed, range, range.client);
    const at = reachedOf(covered);
    const isThere = at.position.sequence >= range.to;
    // Where this draft has brought the feed there the cover goes when that goes.
    if (isThere && !isMoved(covered)) return;
    const position = { sequence: range.to, hash: range.hash };
    move(turn, covered, isThere ? at : { position, clock: range.endClock });
    run(covered);
  };

  const covers = (ahead ? context.ahead : undefined)?.({
    feeds,
    context,
    turns,
    reachedOf,
    isBare,
    mayBeTaken: (feed, entry) =>
      !out.has(entry) && !isOutOfReach(feed, entry) && compare(entry) !== 'other',
    takeIn(turn) {
      turns.add(turn);
      leanOn(turn);
    },
    moveOver,
    place(turn, to) {
      move(turn, turn.planned.feed, to);
      run(turn.planned.feed);
    },
    firstOriginal: (feed, { from }) =>
      movesByFeed
        .get(feed.id)
        ?.map(({ turn }) => turn)
        .find(
          ({ planned: { feed: own, from: byCover, entry } }) =>
            own === feed &&
            byCover === undefined &&
            entry.footprint !== undefined &&
            entry.opened.header.sequence >= from,
        ),
    leaveOut(turn) {
      out.add(turn.planned.entry);
      takeBack(turn);
    },
    letIn(entry) {
      const feed = book.feeds.get(entry.opened.header.feed);
      if (out.delete(entry) && feed !== undefined) lowered.add(feed);
    },
    stall,
    block,
  });

  /** Where one of two histories has been taken out the other may go on, and covers over what is not moved any more. */
  const runLowered = (): void => {
    for (const feed of lowered) {
      lowered.delete(feed);
      run(feed);
      const stalled = coversByClient.get(feed.client) ?? [];
      coversByClient.delete(feed.client);
      for (const other of stalled) runCover(other);
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
        let moved = runCovers();
        if (covers?.goOn() === true || covers?.takeMore() === true) moved = true;
        open = moved || blockUnmet();
        if (open || covers?.blockRest() !== true) continue;
        runLowered();
        open = true;
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
