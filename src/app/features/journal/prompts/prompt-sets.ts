import { afterSession } from './after-session.ts';
import { afterTheHour } from './after-the-hour.ts';
import { beforeSession } from './before-session.ts';
import { forSupervision } from './for-supervision.ts';
import { hardMoment } from './hard-moment.ts';
import type { PromptSet } from './prompt-set.ts';
import { smallCheckIn } from './small-check-in.ts';
import { somethingGood } from './something-good.ts';

/** Every set of questions: those for a journal, and those for private notes about a workspace. */
export const promptSets: {
  readonly own: readonly PromptSet[];
  readonly privateNotes: readonly PromptSet[];
} = {
  own: [smallCheckIn, afterSession, hardMoment, somethingGood, beforeSession],
  privateNotes: [afterTheHour, forSupervision],
};
