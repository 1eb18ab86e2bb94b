import { journalPromptsWords } from '../../../words/journal-prompts.ts';
import type { PromptSet } from './prompt-set.ts';

/** For the hours after a session. */
export const afterSession: PromptSet = journalPromptsWords.afterSession;
