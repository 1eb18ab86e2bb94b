import type * as Y from 'yjs';
import type { MemberId, RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';
import type { Pace } from '../shapes/pace.ts';

/** How the people of a session meet. */
export const waysToMeet = ['video', 'phone', 'in-person', 'writing'] as const;
export type WayToMeet = (typeof waysToMeet)[number];

/** One meeting, planned, held or missed. Its notes are rich text that only the editor opens. */
export interface Session {
  readonly id: RecordId;
  /** When it begins, milliseconds since 1970. */
  readonly atMs: number;
  /** How long it is to last. */
  readonly minutes: number;
  readonly how: WayToMeet;
  /** Sessions that were planned together share this. */
  readonly series: RecordId | undefined;
  /** When it was to begin before it was moved; undefined when it was not, or was moved back. */
  readonly movedFromMs: number | undefined;
  readonly startedMs: number | undefined;
  readonly closedMs: number | undefined;
  /** The first words of its notes, for lists. */
  readonly opening: string;
  /** "What I take with me", one of each person who wrote it, in the order of their ids. Vouched for as theirs. */
  readonly takeAways: readonly TakeAway[];
  /** The pace that somebody chose to leave for the next time. Vouched for as theirs. */
  readonly sharedPaces: readonly SharedPace[];
  readonly created: Touch;
  readonly changed: Touch;
}

export interface TakeAway {
  readonly by: MemberId;
  readonly text: string;
}

export interface SharedPace {
  readonly by: MemberId;
  readonly pace: Pace;
}

/** Where somebody's clocks are, in their own words: an IANA name such as "Europe/Lisbon". */
export interface Zone {
  readonly member: MemberId;
  readonly zone: string;
}

/** Sessions by the time they begin, earliest first; those removed within the last 30 days apart, newest removal first. */
export interface SessionsView {
  readonly sessions: readonly Session[];
  readonly removed: readonly Session[];
  /** Of everybody who told theirs. Vouched for as theirs. */
  readonly zones: readonly Zone[];
}

/** The longest texts that are written, and how long a session may last. */
export const sessionLimits = {
  takeAway: 2_000,
  leastMinutes: 5,
  mostMinutes: 480,
  mostTimes: 52,
} as const;

/** Everything that can be done to sessions. Verbs on a session that is gone do nothing. */
export interface SessionsVerbs {
  /** Plans one session for each start (at most 52), in one step; several share a series. The id of the first; there is always one. */
  plan(session: {
    readonly startsMs: readonly number[];
    readonly minutes: number;
    readonly how: WayToMeet;
  }): RecordId;
  /** Another start marks it as moved, and keeps when it was planned first. Leaves no trace when nothing differs. */
  change(
    session: RecordId,
    change: { readonly atMs?: number; readonly minutes?: number; readonly how?: WayToMeet },
  ): void;
  /** Does nothing to one that was started already. */
  start(session: RecordId): void;
  /** Also one that was never started in here: it was held all the same. */
  close(session: RecordId): void;
  /** One that was never started is under way from now on. */
  reopen(session: RecordId): void;
  /** Takes a closing back and nothing else: one that was never started is planned or missed again. */
  takeBackClosing(session: RecordId): void;
  remove(session: RecordId): void;
  /** Takes off a session and those of its series that begin later and were not started, in one step. */
  removeFromHereOn(session: RecordId): readonly RecordId[];
  restore(sessions: readonly RecordId[]): void;
  /** One's own; empty words take it away, longer ones are cut. */
  takeAway(session: RecordId, text: string): void;
  /** One's own; undefined takes it away. */
  sharePace(session: RecordId, pace: Pace | undefined): void;
  /** Says where one's own clocks are; writes nothing when that is known. Not a step of undo. */
  tellZone(zone: string): void;
  /** Says that the notes were edited by this person; written at most once a minute. */
  touch(session: RecordId): void;
  /** The shared rich text of the notes, for an editor; undefined when the session is not there or has none. */
  body(session: RecordId): Y.XmlFragment | undefined;
  /** Takes back this page's own last change to sessions (not to their notes); false when there is none. */
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
