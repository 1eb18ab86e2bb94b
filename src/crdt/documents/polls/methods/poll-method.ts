import type { ByteWriter } from '../../../basics/byte-writer.ts';
import { byteWriter } from '../../../basics/byte-writer.ts';
import type { PollAnswer, PollQuestion, PollSort, PollTally } from '../types.ts';

/** How one sort of poll is answered and counted. */
export interface PollMethod {
  /** Reads an answer from outside; undefined for whatever does not fit the poll. */
  parse(value: unknown, poll: PollQuestion): PollAnswer | undefined;
  /** The one spelling of an answer in bytes: what its seal is made over. */
  bytes(answer: PollAnswer): Uint8Array;
  /** Takes answers together; those of another sort are left out. */
  tally(answers: readonly PollAnswer[], poll: PollQuestion): PollTally;
}

type AnswerOf<S extends PollSort> = Extract<PollAnswer, { readonly sort: S }>;

/** A method from what it does for its own sort. */
export function pollMethod<S extends PollSort>(own: {
  readonly sort: S;
  readonly parse: (value: unknown, poll: PollQuestion) => AnswerOf<S> | undefined;
  readonly write: (writer: ByteWriter, answer: AnswerOf<S>) => void;
  readonly tally: (answers: readonly AnswerOf<S>[], poll: PollQuestion) => PollTally;
}): PollMethod {
  const isOwn = (answer: PollAnswer): answer is AnswerOf<S> => answer.sort === own.sort;
  return {
    parse: own.parse,
    bytes(answer) {
      const writer = byteWriter().text(answer.sort);
      if (isOwn(answer)) own.write(writer, answer);
      return writer.bytes();
    },
    tally: (answers, poll) => own.tally(answers.filter(isOwn), poll),
  };
}
