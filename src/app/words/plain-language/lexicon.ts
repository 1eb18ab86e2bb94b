import { officeWords } from './office-words.ts';
import { therapyWords } from './therapy-words.ts';

/** Hard words and phrases in small letters, each with plain ones that fit in their place. */
export type Lexicon = ReadonlyMap<string, string>;

/** All that is known of hard words; loaded when somebody writes who wants hints. */
export const lexicon: Lexicon = new Map(Object.entries({ ...officeWords, ...therapyWords }));
