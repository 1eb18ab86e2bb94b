import type { MemberId, RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';

/** Choose one, choose several, a scale from 0 to 10, put in order, one word, dots to spend. */
export const pollSorts = ['one', 'several', 'scale', 'rank', 'word', 'dots'] as const;
export type PollSort = (typeof pollSorts)[number];

/** One thing to choose; its id is short and unique within its poll. */
export interface PollOption {
  readonly id: string;
  readonly text: string;
}

/** An answer, by the sort of its poll. Options are named by their ids. */
export type PollAnswer =
  | { readonly sort: 'one'; readonly option: string }
  /** In the order of the poll, each once; may be empty. */
  | { readonly sort: 'several'; readonly options: readonly string[] }
  /** A whole number 0 to 10. */
  | { readonly sort: 'scale'; readonly value: number }
  /** Every option, the dearest first. */
  | { readonly sort: 'rank'; readonly options: readonly string[] }
  | { readonly sort: 'word'; readonly word: string }
  /** Whole numbers above 0 in the order of the poll, in all at most the poll's dots. */
  | {
      readonly sort: 'dots';
      readonly spent: readonly { readonly option: string; readonly dots: number }[];
    };

/** Somebody's answer, as far as it may be read. */
export interface GivenAnswer {
  readonly by: MemberId;
  readonly answer: PollAnswer;
}

/** Why an answer to a hidden poll does not count. */
export type PollDoubt =
  /** Its opening does not fit the seal that was given before. */
  | 'unlike-its-seal'
  /** The seal was exchanged after others had opened theirs, or the answer came after that. */
  | 'late-or-changed'
  /** Whoever it speaks for has not signed it. */
  | 'not-signed';

export interface DoubtedAnswer {
  readonly by: MemberId;
  readonly why: PollDoubt;
}

/**
 * Where a poll stands. Open ones are `open` from the start. Hidden ones are `hidden` while somebody's answer is missing, `ready` once all
 * are there, `revealing` when somebody has asked to see them and not all are opened, then `open`.
 */
export type PollStage = 'hidden' | 'ready' | 'revealing' | 'open';

/** A question that was asked. What it asks never changes afterwards. */
export interface Poll {
  readonly id: RecordId;
  readonly question: string;
  readonly sort: PollSort;
  readonly options: readonly PollOption[];
  /** How many dots each may spend; 0 for other sorts. */
  readonly dots: number;
  /** Answers stay hidden until all have answered. */
  readonly hidden: boolean;
  /** Counts only: names are left out of every result. */
  readonly withoutNames: boolean;
  /** Who is asked: the members when it was asked. */
  readonly asked: readonly MemberId[];
  readonly session: RecordId | undefined;
  /** No more answers are taken. */
  readonly closed: boolean;
  readonly stage: PollStage;
  /** Who has answered; in a hidden poll, whose seal is there. In the order of their ids. */
  readonly answered: readonly MemberId[];
  /**
   * Readable answers that count, in the order of whoever gave them. Without names they are in an order that says nothing of
   * whose they are, and `by` is left out of `results`.
   */
  readonly answers: readonly GivenAnswer[];
  /** Whose answer is still sealed while the poll is `revealing`. */
  readonly waitingFor: readonly MemberId[];
  readonly doubted: readonly DoubtedAnswer[];
  readonly created: Touch;
  readonly changed: Touch;
}

/** The newest first; those removed within the last 30 days apart. */
export interface PollsView {
  readonly polls: readonly Poll[];
  readonly removed: readonly Poll[];
}

export const pollLimits = {
  question: 300,
  option: 200,
  mostOptions: 20,
  word: 40,
  mostDots: 20,
  mostAsked: 12,
} as const;

/** A question to ask. */
export interface NewPoll {
  readonly question: string;
  readonly sort: PollSort;
  readonly options: readonly string[];
  readonly dots?: number;
  readonly hidden: boolean;
  readonly withoutNames: boolean;
  readonly asked: readonly MemberId[];
  readonly session?: RecordId | undefined;
}

/** What a device shows once it opens the answer that it had sealed before. */
export interface PollOpening {
  readonly answer: PollAnswer;
  /** 16 random bytes that kept the seal from being guessed. */
  readonly salt: Uint8Array;
  /** The signature of one of that person's devices over what `answer-seal.ts` says. */
  readonly signature: Uint8Array;
  /** The seals of all who were asked, as this device saw them when it opened: one exchanged later stands out. */
  readonly saw: ReadonlyMap<MemberId, Uint8Array>;
}

/** Everything that can be done to polls. Verbs on a poll that is gone do nothing. */
export interface PollsVerbs {
  ask(poll: NewPoll): RecordId;
  /** One's own answer to an open poll, once again when it has changed. Nothing when it does not fit the poll, or that is closed or hidden. */
  answer(poll: RecordId, answer: PollAnswer): void;
  /** One's own seal (32 bytes) on an answer to a hidden poll; nothing once anybody has opened theirs. */
  seal(poll: RecordId, seal: Uint8Array): void;
  /** Asks everybody's device to open what it sealed. */
  reveal(poll: RecordId): void;
  /** Opens what this person sealed. */
  open(poll: RecordId, opening: PollOpening): void;
  setClosed(poll: RecordId, closed: boolean): void;
  remove(poll: RecordId): void;
  restore(poll: RecordId): void;
  /** Asking, closing and removing can be taken back; answers, seals and openings cannot. */
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
