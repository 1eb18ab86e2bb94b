import { privatePromptsWords } from '../../../words/journal-prompts.ts';
import type { PromptSet } from './prompt-set.ts';

/** For a therapist who brings something to supervision. */
export const forSupervision: PromptSet = privatePromptsWords.supervision;
