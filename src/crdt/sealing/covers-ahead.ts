import type { DeviceId, MemberId } from '../basics/id.ts';
import { type CoverRange, entryKinds } from './entry-body.ts';
import type { Feed, FeedBook, PendingEntry } from './feed-book.ts';
import { fits, type Reached, type Turn } from './planned-entry.ts';
import type { Lack } from './stalls.ts';

/**
 * Covers in a draft that are taken before all that they follow on has come. Two devices that tidy at once each write a cover over the
 * words in front of the other's: neither has its turn before the other has had it.
 */
export interface CoversAhead {
  /** Takes in all that may be; whether there was anything. */
  takeMore(): boolean;
  /** Lets them go on where what they follow on has come by now; whether one did. */
  goOn(): boolean;
  /** Takes out all that have not found everything; whether there was one. */
  blockRest(): boolean;
  has(entry: PendingEntry): boolean;
  /** It has been taken back. */
  forget(turn: Turn): void;
}

/** What taking covers ahead needs of the draft. */
export interface AheadContext {
  readonly feeds: readonly Feed[];
  readonly context: {
    readonly book: FeedBook;
    memberOf(device: DeviceId): MemberId | undefined;
  };
  readonly turns: ReadonlySet<Turn>;
  reachedOf(feed: Feed): Reached;
  /** Whether the draft takes none of a range's originals. */
  isBare(feed: Feed | undefined, range: CoverRange): boolean;
  mayBeTaken(feed: Feed, entry: PendingEntry): boolean;
  takeIn(turn: Turn): void;
  /** Brings a covered feed to the end of a range. */
  moveOver(turn: Turn, range: CoverRange): void;
  /** Brings a cover's own feed to it. */
  place(turn: Turn, to: Reached): void;
  /** The first original of a range that the draft takes. */
  firstOriginal(feed: Feed, range: CoverRange): Turn | undefined;
  /** Takes it out again, with what follows it on its feed, until it is let in. */
  leaveOut(turn: Turn): void;
  /** An entry that was left out may be taken again. */
  letIn(entry: PendingEntry): void;
  stall(feed: Feed, lack: Lack): void;
  block(turn: Turn, lack: Lack): void;
}

interface EarlyCover {
  readonly turn: Turn;
  /** The clocks from which its words are taken, by client. */
  readonly from: Map<number, number>;
  /** What its feeds have not reached. */
  readonly left: Set<CoverRange>;
  /** Originals in its ranges that were left out for its sake. */
  readonly instead: PendingEntry[];
  /** Its own feed comes to it. */
  place(to: Reached): void;
  isPlaced: boolean;
}

/** Makes {@link CoversAhead} for a draft. */
export type CreateCoversAhead = (draft: AheadContext) => CoversAhead;

/** None yet. */
export const createCoversAhead: CreateCoversAhead = (draft) => {
  const { book } = draft.context;
  const memberOf = (device: DeviceId): MemberId | undefined => draft.context.memberOf(device);
  const early = new Map<Turn, EarlyCover>();
  /** Each once in a draft: two covers could take turns for ever. */
  const leftOut = new Set<PendingEntry>();

  const isOfOneMember = ({ device, covers }: PendingEntry['opened']['body']): boolean => {
    const member = memberOf(device);
    return member !== undefined && covers.every((range) => memberOf(range.device) === member);
  };
  const take = (feed: Feed, entry: PendingEntry): void => {
    const from = new Map<number, number>();
    const planned = { feed, entry, endClock: 0, from };
    const turn: Turn = { planned, moves: [] };
    const left = new Set(entry.opened.body.covers);
    const place = (to: Reached): void => {
      planned.endClock = to.clock;
      draft.place(turn, to);
    };
    early.set(turn, { turn, from, left, instead: [], place, isPlaced: false });
    draft.takeIn(turn);
  };

  /** Whether a range goes on where its feed is now. */
  const reaches = (range: CoverRange): Reached['clock'] | undefined => {
    const covered = book.feeds.get(range.feed);
    const { position, clock } =
      covered === undefined ? { position: { sequence: 0 }, clock: 0 } : draft.reachedOf(covered);
    const whole = position.sequence >= range.to;
    const isNext = position.sequence === range.from - 1 && clock === range.firstClock;
    const isInside = position.sequence >= range.from && draft.isBare(covered, range);
    return (whole || isNext || isInside) && fits(covered, range, whole) ? clock : undefined;
  };
  const goOn = (cover: EarlyCover): boolean => {
    const { turn, from, left } = cover;
    let moved = false;
    for (const range of left) {
      const clock = reaches(range);
      if (clock === undefined) continue;
      left.delete(range);
      from.set(range.client, clock);
      draft.moveOver(turn, range);
      moved = true;
    }
    const { feed, entry } = turn.planned;
    const { header, body, hash } = entry.opened;
    const { position, clock } = draft.reachedOf(feed);
    const isNext = position.sequence === header.sequence - 1 && position.hash === body.previous;
    if (cover.isPlaced || !isNext) return moved;
    cover.isPlaced = true;
    cover.place({ position: { sequence: header.sequence, hash }, clock });
    return true;
  };

  /**
   * Somebody who holds a part of a range's originals may find them leaning on words that only the cover over them brings: then the
   * cover goes first, for else neither ever does. Whether one was left out.
   */
  const preferTo = ({ left, instead }: EarlyCover): boolean => {
    for (const range of left) {
      const covered = book.feeds.get(range.feed);
      if (covered === undefined || draft.isBare(covered, range)) continue;
      const original = draft.firstOriginal(covered, range);
      if (original === undefined || leftOut.has(original.planned.entry)) continue;
      leftOut.add(original.planned.entry);
      instead.push(original.planned.entry);
      draft.leaveOut(original);
      return true;
    }
    return false;
  };

  return {
    takeMore() {
      const taken = new Set([...draft.turns].map(({ planned }) => planned.entry));
      let any = false;
      for (const feed of draft.feeds) {
        for (const [sequence, entries] of feed.waiting) {
          const [entry] = entries;
          // Which of two histories counts is found out where they stand.
          if (entry?.verified !== true || entries.length > 1) continue;
          if (entry.opened.body.kind !== entryKinds.cover || taken.has(entry)) continue;
          if (sequence <= draft.reachedOf(feed).position.sequence) continue;
          if (!isOfOneMember(entry.opened.body) || !draft.mayBeTaken(feed, entry)) continue;
          take(feed, entry);
          any = true;
        }
      }
      return any;
    },
    goOn() {
      let any = false;
      for (let moved = true; moved;) {
        moved = false;
        for (const cover of early.values()) if (goOn(cover)) moved = true;
        any ||= moved;
      }
      return any;
    },
    blockRest() {
      const rest = [...early.values()].filter(({ left, isPlaced }) => left.size > 0 || !isPlaced);
      if (rest.some(preferTo)) return true;
      for (const { turn, left } of rest) {
        const { feed } = turn.planned;
        for (const { client } of left) draft.stall(feed, { client, end: 0 });
        draft.block(turn, { client: feed.client, end: 0 });
      }
      return rest.length > 0;
    },
    has: (entry) => [...early.keys()].some(({ planned }) => planned.entry === entry),
    forget(turn) {
      const instead = early.get(turn)?.instead ?? [];
      early.delete(turn);
      for (const original of instead) draft.letIn(original);
    },
  };
};
