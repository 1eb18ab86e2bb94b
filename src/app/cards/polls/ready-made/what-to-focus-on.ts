import { readyMadePollsWords } from '../../../words/ready-made-polls.ts';
import type { ReadyMadePoll } from './ready-made-poll.ts';

/** For its beginning: what matters most comes first. */
export const whatToFocusOn: ReadyMadePoll = {
  ...readyMadePollsWords.whatToFocusOn,
  sort: 'rank',
  hidden: false,
};
