import { journalPromptsWords } from '../../../words/journal-prompts.ts';
import type { PromptSet } from './prompt-set.ts';

/** For a moment that was hard, from what happened to what helped. */
export const hardMoment: PromptSet = journalPromptsWords.hardMoment;
