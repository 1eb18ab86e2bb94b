import type { JournalEntry } from './types.ts';

/** What an entry is: what is about a workspace is a private note. So a passage of it says where it comes from. */
export const originOf = ({ about }: Pick<JournalEntry, 'about'>): 'journal' | 'notes' =>
  about === undefined ? 'journal' : 'notes';
