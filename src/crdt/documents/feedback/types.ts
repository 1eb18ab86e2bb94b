import type { RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';
import type { Spoken } from '../shapes/spoken-list.ts';

/** What "How are we working together" asks, each from 0 (not at all) to 10 (fully). Our own questions. */
export const feedbackQuestions = ['heard', 'matters', 'speed', 'fits'] as const;
export type FeedbackQuestion = (typeof feedbackQuestions)[number];

/** What somebody wants to do about a low answer: talk now, at the start of next time, or write. */
export const feedbackWishes = ['now', 'next', 'write'] as const;
export type FeedbackWish = (typeof feedbackWishes)[number];

/** A score of this or less, 0 to 10, is worth a word. */
export const lowScore = 6;

/** How one person found one session. `created.by` is who gave it. */
export interface Feedback extends GivenFeedback {
  readonly id: RecordId;
  /** Answers, the therapist's first of all, in the order in which they were written. */
  readonly replies: readonly Spoken[];
  /** The log of adjustments: what is done differently because of it. */
  readonly adjustments: readonly Spoken[];
  readonly created: Touch;
  readonly changed: Touch;
}

/** What somebody says of a session. */
export interface GivenFeedback {
  readonly session: RecordId;
  /** Whole numbers 0 to 10; a question that was left out is not there. */
  readonly scores: Readonly<Partial<Record<FeedbackQuestion, number>>>;
  /** In their own words; may be empty. */
  readonly words: string;
  readonly wish: FeedbackWish | undefined;
}

/** In the order in which it was given; what was removed within the last 30 days apart. */
export interface FeedbackView {
  readonly feedback: readonly Feedback[];
  readonly removed: readonly Feedback[];
}

export const feedbackLimits = { words: 2_000 } as const;

/** Everything that can be done to feedback. Verbs on feedback that is gone do nothing; longer texts are cut. */
export interface FeedbackVerbs {
  /** Gives one's own for a session; with the id of what one gave before, that is changed. */
  give(feedback: GivenFeedback, before?: RecordId): RecordId;
  reply(feedback: RecordId, text: string): RecordId | undefined;
  /** Writes into the log of adjustments what is done differently because of it. */
  adjust(feedback: RecordId, text: string): RecordId | undefined;
  /** Takes away one's own reply or adjustment. */
  removeWords(feedback: RecordId, words: RecordId): void;
  /** Puts back what was taken away. */
  restoreWords(feedback: RecordId, words: RecordId): void;
  remove(feedback: RecordId): void;
  restore(feedback: RecordId): void;
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
