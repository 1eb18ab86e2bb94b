import type { RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Result } from '../../basics/result.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';

/** One thing that somebody wants to speak of. `created.by` is who brought it. */
export interface AgendaItem {
  readonly id: RecordId;
  readonly text: string;
  /** How long it may take; undefined when nobody said. */
  readonly minutes: number | undefined;
  /** The session it was brought for; undefined for whichever comes next. */
  readonly session: RecordId | undefined;
  readonly done: boolean;
  /** When it was ticked, and in which session; undefined while it is open. */
  readonly doneMs: number | undefined;
  readonly doneIn: RecordId | undefined;
  /** The journal entry that its words were shared from; undefined where they were written for the agenda. */
  readonly from: AgendaSource | undefined;
  readonly created: Touch;
  readonly changed: Touch;
}

/** Where shared words come from: the day of the entry, and the excerpt that they are a copy of. */
export interface AgendaSource {
  readonly day: string;
  readonly excerpt: RecordId;
}

/**
 * Everything on the agenda, of past sessions too, in the shared order. What somebody set aside with "Not today" is in neither
 * list: for the view it is not there.
 */
export interface AgendaView {
  readonly items: readonly AgendaItem[];
  readonly removed: readonly AgendaItem[];
}

/** The longest text of an item, in UTF-16 units, and the most minutes one may take. */
export const agendaLimits = { text: 2_000, minutes: 240 } as const;

/** Why words did not become an item: nothing is cut in silence. */
export type AgendaRefusal = 'empty' | 'too-long';

/** Everything that can be done to the agenda. Verbs on an item that is gone do nothing. */
export interface AgendaVerbs {
  add(item: {
    readonly text: string;
    readonly session?: RecordId;
    readonly minutes?: number;
    readonly from?: AgendaSource;
  }): Result<RecordId, AgendaRefusal>;
  /** Several at once, in one step, behind what is there; those that are empty or too long are left out. */
  addAll(
    items: readonly { readonly text: string; readonly minutes?: number }[],
    session: RecordId,
  ): void;
  /** `was` is what the person saw when they began: with it, the other's words typed meanwhile stay. */
  edit(item: RecordId, text: string, was?: string): Result<void, AgendaRefusal>;
  setMinutes(item: RecordId, minutes: number | undefined): void;
  setDone(item: RecordId, done: boolean, session: RecordId): void;
  /** Puts an item right before another, or at the end. Writes one key: it can neither double nor vanish. Does nothing when the other is gone. */
  place(item: RecordId, before: RecordId | undefined): void;
  /** "Not today": takes it out of every view, without asking why. No step of undo, and no undo shows it. False when it was not there. */
  park(item: RecordId): boolean;
  /**
   * Brings back what was parked or removed meanwhile: for `session`, or without one for the session that comes next. False when
   * it is not there.
   */
  unpark(item: RecordId, session?: RecordId): boolean;
  /**
   * What was shared is taken back: the words of every item that is a copy of this excerpt go, and the items are in no view any
   * more. No step of undo.
   */
  takeBack(excerpt: RecordId): void;
  remove(item: RecordId): void;
  restore(item: RecordId): void;
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
