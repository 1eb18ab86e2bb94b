import { journalPromptsWords } from '../../../words/journal-prompts.ts';
import type { PromptSet } from './prompt-set.ts';

/** For the days before a session. */
export const beforeSession: PromptSet = journalPromptsWords.beforeSession;
