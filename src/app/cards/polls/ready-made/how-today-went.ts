import { readyMadePollsWords } from '../../../words/ready-made-polls.ts';
import type { ReadyMadePoll } from './ready-made-poll.ts';

/** For the end of an hour: hidden, so that nobody answers to please. */
export const howTodayWent: ReadyMadePoll = {
  ...readyMadePollsWords.howTodayWent,
  sort: 'scale',
  hidden: true,
};
