import type { MemberId } from '../../../crdt/basics/id.ts';
import type { Poll, PollAnswer } from '../../../crdt/documents/polls/types.ts';

/** What one person added to a row: 1 for a choice, a number or a word; their dots; or the place they gave it. */
export interface ResultPart {
  /** Undefined where names are left out. */
  readonly by: MemberId | undefined;
  readonly amount: number;
}

/** What came of one option, one number or one word. */
export interface ResultRow {
  readonly label: string;
  /** How many chose it, how many dots it was given, or its average place. */
  readonly amount: number;
  /** From smaller to larger amounts where names are left out, so that no order tells whose they are. */
  readonly parts: readonly ResultPart[];
}

/** The rows of a poll's results: options as they were asked, a ranking from its first, numbers from the highest. */
export function readResults(poll: Poll): readonly ResultRow[] {
  const { results } = poll;
  const textOf = (option: string): string =>
    poll.options.find(({ id }) => id === option)?.text ?? '';
  const row = (label: string, amount: number, given: Given): ResultRow => ({
    label,
    amount,
    parts: partsOf(poll, given),
  });
  switch (results.sort) {
    case 'one':
    case 'several':
    case 'dots':
      return results.counts.map(({ option, count }) =>
        row(textOf(option), count, onOption(option)),
      );
    case 'rank':
      return results.places
        .toSorted((a, b) => b.points - a.points)
        .map(({ option, meanPlace }) => row(textOf(option), meanPlace ?? 0, onOption(option)));
    case 'scale':
      return results.counts
        .map((count, value) => row(String(value), count, onNumber(value)))
        .filter(({ amount }) => amount > 0)
        .toReversed();
    case 'word':
      return results.words.map(({ word, count }) => row(word, count, onWord(word)));
  }
}

/** What an answer adds to one row; 0 for nothing. */
type Given = (answer: PollAnswer) => number;

const onOption =
  (option: string): Given =>
  (answer) => {
    switch (answer.sort) {
      case 'one':
        return Number(answer.option === option);
      case 'several':
        return Number(answer.options.includes(option));
      case 'rank':
        return answer.options.indexOf(option) + 1;
      case 'dots':
        return answer.spent.find((one) => one.option === option)?.dots ?? 0;
      case 'scale':
      case 'word':
        return 0;
    }
  };

const onNumber =
  (value: number): Given =>
  (answer) =>
    Number(answer.sort === 'scale' && answer.value === value);

/** Words that differ in small and capital letters only are one, as the tally has it. */
const onWord =
  (word: string): Given =>
  (answer) =>
    Number(answer.sort === 'word' && answer.word.toLowerCase() === word.toLowerCase());

function partsOf(poll: Poll, given: Given): readonly ResultPart[] {
  const parts = poll.answers
    .map(({ by, answer }) => ({ by: poll.withoutNames ? undefined : by, amount: given(answer) }))
    .filter(({ amount }) => amount > 0);
  return poll.withoutNames ? parts.toSorted((a, b) => a.amount - b.amount) : parts;
}
