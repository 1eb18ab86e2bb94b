import { readyMadePollsWords } from '../../../words/ready-made-polls.ts';
import type { ReadyMadePoll } from './ready-made-poll.ts';

/** What does somebody good, as a list to come back to. */
export const whatHelps: ReadyMadePoll = {
  ...readyMadePollsWords.whatHelps,
  sort: 'several',
  hidden: false,
};
