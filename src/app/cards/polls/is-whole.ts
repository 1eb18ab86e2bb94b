import type { PollAnswer } from '../../../crdt/documents/polls/types.ts';

/** Whether an answer says anything, so that it can be sent. */
export function isWhole(answer: PollAnswer): boolean {
  switch (answer.sort) {
    case 'one':
    case 'scale':
    case 'rank':
      return true;
    case 'several':
      return answer.options.length > 0;
    case 'word':
      return answer.word.trim() !== '';
    case 'dots':
      return answer.spent.length > 0;
  }
}
