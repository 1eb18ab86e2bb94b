import type { Poll, PollAnswer, PollSort } from '../../../../crdt/documents/polls/types.ts';

/** An answer of one sort. */
export type AnswerOf<Sort extends PollSort> = Extract<PollAnswer, { readonly sort: Sort }>;

/** What every form for an answer is given. */
export interface AnswerFormProps<Sort extends PollSort> {
  readonly poll: Poll;
  /** What is chosen so far. */
  readonly answer: AnswerOf<Sort> | undefined;
  readonly onAnswer: (answer: AnswerOf<Sort>) => void;
  /** The id of the question, which names the form. */
  readonly questionId: string;
}
