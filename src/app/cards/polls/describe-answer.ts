import type { Poll, PollAnswer } from '../../../crdt/documents/polls/types.ts';
import { pollsWords } from '../../words/polls.ts';

/** An answer in one line, for whoever gave it. */
export function describeAnswer(poll: Poll, answer: PollAnswer): string {
  const textOf = (option: string): string =>
    poll.options.find(({ id }) => id === option)?.text ?? '';
  switch (answer.sort) {
    case 'one':
      return textOf(answer.option);
    case 'several':
      return answer.options.map(textOf).join(', ');
    case 'scale':
      return String(answer.value);
    case 'rank':
      return answer.options.map((option, index) => `${index + 1} ${textOf(option)}`).join(', ');
    case 'word':
      return answer.word;
    case 'dots':
      return answer.spent
        .map(({ option, dots }) => pollsWords.placed(textOf(option), dots))
        .join(', ');
  }
}
