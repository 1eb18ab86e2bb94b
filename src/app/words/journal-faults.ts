import { journalWords } from './journal.ts';
import { keepFaultWords } from './keep-faults.ts';
import { sharedWords } from './shared.ts';

/** Why there is no journal to write in, and what helps. */
export function journalFaultWords(
  fault: keyof typeof keepFaultWords | 'not-loaded' | 'newer',
): string {
  if (fault === 'not-loaded') return journalWords.notLoaded;
  return fault === 'newer' ? sharedWords.madeNewer : keepFaultWords[fault];
}
