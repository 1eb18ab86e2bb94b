import { foldWords } from './fold-words.ts';

/** As much of a query as is looked at, in UTF-16 units and in words. */
const mostAsked = { length: 200, words: 12 };

/** One word that is looked for, folded. */
export interface AskedWord {
  readonly folded: string;
  /** Whether it counts only where a word begins: also where more letters follow, as while somebody still types. */
  readonly fromStart: boolean;
}

const letter = /^[\p{L}\p{N}\p{M}]$/u;
/** Scripts that put no space between words: there every place may begin one. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** The words of a query; none when nothing is asked for. */
export function askedWords(query: string): readonly AskedWord[] {
  const parts = foldWords(query.slice(0, mostAsked.length)).split(/\s+/u);
  const words = parts.map((part) => {
    const bare = part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, '');
    // A sign alone, such as a leaf, is asked for as it is.
    return bare === '' ? part : bare;
  });
  return [...new Set(words)]
    .filter((word) => word !== '')
    .slice(0, mostAsked.words)
    .map((folded) => {
      const [first = ''] = folded;
      return { folded, fromStart: letter.test(first) && !unspaced.test(first) };
    });
}

/** Where a word is next found in folded words, from a place on; -1 when it is not. */
export function findWord(folded: string, word: AskedWord, from = 0): number {
  for (let at = folded.indexOf(word.folded, from); at >= 0;) {
    if (!word.fromStart || !isInWord(folded, at)) return at;
    at = folded.indexOf(word.folded, at + 1);
  }
  return -1;
}

/** Whether what stands right before a place is of the same word. */
export function isInWord(folded: string, at: number): boolean {
  if (at === 0) return false;
  const unit = folded.charCodeAt(at - 1);
  if (unit < 0x80)
    return (unit | 0x20) >= 0x61 ? (unit | 0x20) <= 0x7a : unit >= 0x30 && unit <= 0x39;
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  return letter.test(folded.slice(at - (isLow && at > 1 ? 2 : 1), at));
}
