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

/** What the two ends of a scale mean, in the words of whoever asks; an end of which nothing is said is empty. */
export interface ScaleEnds {
  /** What 0 means. */
  readonly low: string;
  /** What 10 means. */
  readonly high: string;
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

/** Answers taken together, by the sort of the poll: what a table of results and a picture need. Options in the order of the poll. */
export type PollTally =
  | { readonly sort: 'one' | 'several'; readonly counts: readonly OptionCount[] }
  | {
      readonly sort: 'scale';
      /** How many chose 0, 1 and so on up to 10. */
      readonly counts: readonly number[];
      /** The value in the middle; between two of them, halfway. Undefined, as the next two, when nobody has answered. */
      readonly middle: number | undefined;
      readonly lowest: number | undefined;
      readonly highest: number | undefined;
    }
  | { readonly sort: 'rank'; readonly places: readonly OptionPlace[] }
  /** Said the most often first; words that differ in small and capital letters only are one. */
  | { readonly sort: 'word'; readonly words: readonly WordCount[] }
  /** `count` is the sum of dots. */
  | { readonly sort: 'dots'; readonly counts: readonly OptionCount[] };

export interface OptionCount {
  readonly option: string;
  readonly count: number;
}

/** Where an option stands when all orders are taken together. */
export interface OptionPlace {
  readonly option: string;
  /** For each order, one point for every option that stands behind this one. */
  readonly points: number;
  /** 1 is the dearest place. Undefined when nobody has answered. */
  readonly meanPlace: number | undefined;
}

export interface WordCount {
  readonly word: string;
  readonly count: number;
}

/** Somebody's answer, as far as it may be read. */
export interface GivenAnswer {
  readonly by: MemberId;
  readonly answer: PollAnswer;
}

/** Why an answer to a hidden poll does not count. */
export type PollDoubt =
  /** Its opening fits no seal that was given before. */
  | 'unlike-its-seal'
  /** Whoever opened theirs had seen another seal of this person: it was exchanged since, or on the way at that moment. */
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

/** What is asked, of whom and how. It never changes afterwards. */
export interface PollQuestion {
  readonly question: string;
  readonly sort: PollSort;
  readonly options: readonly PollOption[];
  /** How many dots each may spend; 0 for other sorts. */
  readonly dots: number;
  /** Of a scale, what its ends mean; undefined where nothing is said of either, and for other sorts. */
  readonly ends: ScaleEnds | undefined;
  /** Answers stay hidden until all have answered. */
  readonly hidden: boolean;
  /** Counts only: names are left out of every result. */
  readonly withoutNames: boolean;
  /** Who is asked: the members when it was asked. Each once. */
  readonly asked: readonly MemberId[];
  readonly session: RecordId | undefined;
}

/** A question that was asked. */
export interface Poll extends PollQuestion {
  readonly id: RecordId;
  /** No more answers are taken. */
  readonly closed: boolean;
  readonly stage: PollStage;
  /** Who has answered; in a hidden poll, whose seal is there. In the order of their ids. */
  readonly answered: readonly MemberId[];
  /** The seals that each has given in a hidden poll, the newest last. */
  readonly seals: ReadonlyMap<MemberId, readonly Uint8Array[]>;
  /**
   * Readable answers that count, in the order of the ids of whoever gave them; of a hidden poll from `revealing` on. Without
   * names they are in an order that says nothing of whose they are, and a hidden poll shows none before it is `open`.
   */
  readonly answers: readonly GivenAnswer[];
  /** The same answers taken together. It names nobody. */
  readonly results: PollTally;
  /** Whose answer is still sealed while the poll is `revealing`. */
  readonly waitingFor: readonly MemberId[];
  /**
   * Of those who were asked, who is no longer here and whose answer will not come: none was given, or the device that sealed it
   * cannot open it any more. Nobody waits for them.
   */
  readonly gone: readonly MemberId[];
  /** Who asked last to see the answers of a hidden poll. */
  readonly revealedBy: MemberId | undefined;
  /** Whose answer does not count, and why: from `revealing` on. In the order of their ids. */
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
  end: 60,
  mostOptions: 20,
  word: 40,
  mostDots: 20,
  mostAsked: 12,
  /** Fewer than so many would know whose answer is whose. */
  leastWithoutNames: 3,
} as const;

/** A question to ask. */
export interface NewPoll {
  readonly question: string;
  readonly sort: PollSort;
  readonly options: readonly string[];
  readonly dots?: number;
  /** For a scale only. */
  readonly ends?: ScaleEnds | undefined;
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
  /**
   * One's own seal (32 bytes) on an answer to a hidden poll. It may be given anew until the answers are opened: nothing once
   * they are asked for and all are there, or somebody's opening rests on the one before.
   */
  seal(poll: RecordId, seal: Uint8Array): void;
  /**
   * Asks everybody's device to open what it sealed; nothing while the answer of somebody who is here is missing. Where somebody
   * has gone without an answer it can be said again: then each opens their own by saying it themselves.
   */
  reveal(poll: RecordId): void;
  /** Opens what this person sealed. */
  open(poll: RecordId, opening: PollOpening): void;
  setClosed(poll: RecordId, closed: boolean): void;
  remove(poll: RecordId): void;
  restore(poll: RecordId): void;
  /** Asking, closing and removing can be taken back; answers, seals, the wish to see them and openings cannot. */
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
