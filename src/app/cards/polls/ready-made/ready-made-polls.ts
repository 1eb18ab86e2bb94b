import { howTodayWent } from './how-today-went.ts';
import type { ReadyMadePoll } from './ready-made-poll.ts';
import { whatHelps } from './what-helps.ts';
import { whatToFocusOn } from './what-to-focus-on.ts';

/** Every ready-made question, in the order in which they are offered. */
export const readyMadePolls: readonly ReadyMadePoll[] = [howTodayWent, whatToFocusOn, whatHelps];
