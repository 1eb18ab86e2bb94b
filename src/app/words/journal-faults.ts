import { keepFaultWords } from './keep-faults.ts';
import { sharedWords } from './shared.ts';

const notLoaded = 'A part of the app could not be fetched. Nothing was lost. Please try again.';

/** Why there is no journal to write in, and what helps. */
export function journalFaultWords(
  fault: keyof typeof keepFaultWords | 'not-loaded' | 'newer',
): string {
  if (fault === 'not-loaded') return notLoaded;
  return fault === 'newer' ? sharedWords.madeNewer : keepFaultWords[fault];
}
