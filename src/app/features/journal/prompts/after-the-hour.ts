import { privatePromptsWords } from '../../../words/journal-prompts.ts';
import type { PromptSet } from './prompt-set.ts';

/** For a therapist, right after an hour. */
export const afterTheHour: PromptSet = privatePromptsWords.afterHour;
