import type { RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';

/** What "How are we working together" asks, each from 0 (not at all) to 10 (fully). Our own questions. */
export const feedbackQuestions = ['heard', 'matters', 'speed', 'fits'] as const;
export type FeedbackQuestion = (typeof feedbackQuestions)[number];

/** What somebody wants to do about a low answer: talk now, at the start of next time, or write. */
export const feedbackWishes = ['now', 'next', 'write'] as const;
export type FeedbackWish = (typeof feedbackWishes)[number];

/** A score of this or less, 0 to 10, is worth a word. */
export const lowScore = 6;

/** Something said in answer, or something that was changed because of it. `created.by` is who wrote it. */
export interface FeedbackWords {
  readonly id: RecordId;
  readonly text: string;
  readonly created: Touch;
}

/** How one person found one session. `created.by` is who gave it. */
export interface Feedback {
  readonly id: RecordId;
  readonly session: RecordId;
  /** Whole numbers 0 to 10; a question that was left out is not there. */
  readonly scores: Readonly<Partial<Record<FeedbackQuestion, number>>>;
  /** In their own words; may be empty. */
  readonly words: string;
  readonly wish: FeedbackWish | undefined;
  /** Answers, the therapist's first of all, in the order in which they were written. */
  readonly replies: readonly FeedbackWords[];
  /** The log of adjustments: what is done differently because of it. */
  readonly adjustments: readonly FeedbackWords[];
  readonly created: Touch;
  readonly changed: Touch;
}

/** In the order in which it was given; what was removed within the last 30 days apart. */
export interface FeedbackView {
  readonly feedback: readonly Feedback[];
  readonly removed: readonly Feedback[];
}

export const feedbackLimits = { words: 2_000 } as const;

/** Everything that can be done to feedback. Verbs on feedback that is gone do nothing; longer texts are cut. */
export interface FeedbackVerbs {
  /** One's own for a session: given once, and changed when it is given again. */
  give(feedback: {
    readonly session: RecordId;
    readonly scores: Readonly<Partial<Record<FeedbackQuestion, number>>>;
    readonly words: string;
    readonly wish?: FeedbackWish | undefined;
  }): RecordId;
  reply(feedback: RecordId, text: string): RecordId | undefined;
  /** Writes into the log of adjustments what is done differently because of it. */
  adjust(feedback: RecordId, text: string): RecordId | undefined;
  /** Takes away one's own reply or adjustment. */
  removeWords(feedback: RecordId, words: RecordId): void;
  remove(feedback: RecordId): void;
  restore(feedback: RecordId): void;
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
