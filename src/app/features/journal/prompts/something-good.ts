import { journalPromptsWords } from '../../../words/journal-prompts.ts';
import type { PromptSet } from './prompt-set.ts';

/** For what was good, so that it can be found again. */
export const somethingGood: PromptSet = journalPromptsWords.somethingGood;
