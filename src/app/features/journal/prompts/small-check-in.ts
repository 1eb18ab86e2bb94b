import { journalPromptsWords } from '../../../words/journal-prompts.ts';
import type { PromptSet } from './prompt-set.ts';

/** For any moment: how one is, and what would be good. */
export const smallCheckIn: PromptSet = journalPromptsWords.checkIn;
