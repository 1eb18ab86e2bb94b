import { askedWords, findWord } from './find-words.ts';
import { foldWords } from './fold-words.ts';
import { passageAround } from './passage-around.ts';
import type { Passage } from './passage-around.ts';
import type { JournalEntry } from './types.ts';

/** An entry that holds everything that was asked for. */
export interface FoundEntry {
  readonly entry: JournalEntry;
  /** The words around what was found first in it: worked out when somebody looks, for most of thousands are never shown. */
  readonly passage: () => Passage;
}

/** Words folded once, as long as the entry stays as it is. */
const foldedOf = new WeakMap<JournalEntry, { readonly words: string; readonly folded: string }>();

/**
 * The entries that hold every word of a query, or words that begin with it, whatever their case and marks; the latest day
 * first. Nothing when nothing is asked for. `wordsOf` gives all words of an entry.
 */
export function searchEntries(
  entries: readonly JournalEntry[],
  query: string,
  wordsOf: (entry: JournalEntry) => string,
): readonly FoundEntry[] {
  const asked = askedWords(query);
  if (asked.length === 0) return [];
  const found: FoundEntry[] = [];
  for (const entry of entries) {
    const words = wordsOf(entry);
    const folded = foldOnce(entry, words);
    const hits = asked.map((word) => ({ word, at: findWord(folded, word) }));
    if (hits.some(({ at }) => at < 0)) continue;
    const [first] = hits.sort((a, b) => a.at - b.at);
    if (first === undefined) continue;
    found.push({ entry, passage: () => passageAround(words, { ...first, asked }) });
  }
  return found.sort((a, b) => compare(b.entry.day, a.entry.day));
}

function foldOnce(entry: JournalEntry, words: string): string {
  const known = foldedOf.get(entry);
  if (known?.words === words) return known.folded;
  const folded = foldWords(words);
  foldedOf.set(entry, { words, folded });
  return folded;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
