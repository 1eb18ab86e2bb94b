import { doubleNegatives, type DoubleNegative } from './double-negatives.ts';
import { hardWords, type HardWord } from './hard-words.ts';
import type { Lexicon } from './lexicon.ts';
import { seemsEnglish } from './seems-english.ts';
import { sentenceTokens, textTokens } from './text-tokens.ts';

/** A sentence that is hard to follow for its length. */
export interface LongSentence {
  readonly kind: 'long';
  readonly start: number;
  readonly end: number;
  readonly found: string;
  /** How many words it has. */
  readonly count: number;
  readonly plain: undefined;
}

/**
 * Something that could be said in plainer words: `found` stands in the text from `start` to before `end` (UTF-16
 * units). Where `plain` is given, it fits in the place of `found`.
 */
export type PlainHint = HardWord | LongSentence | DoubleNegative;

/** Sentences of more words than this are told of. */
const longestSentence = 22;

/** Hints for plain words, in the order of the text; none where it is not English. Takes any text. */
export function plainHints(text: string, lexicon: Lexicon): readonly PlainHint[] {
  const tokens = textTokens(text);
  const { hints, known } = hardWords(text, tokens, lexicon);
  if (!seemsEnglish(tokens, known)) return [];
  const twice = doubleNegatives(text, tokens);
  const long = sentenceTokens(text, tokens).flatMap((sentence): readonly LongSentence[] => {
    const [first] = sentence;
    const last = sentence.at(-1);
    if (first === undefined || last === undefined || sentence.length <= longestSentence) return [];
    const { start } = first;
    const { end } = last;
    const found = text.slice(start, end);
    return [{ kind: 'long', start, end, found, count: sentence.length, plain: undefined }];
  });
  return [...hints, ...twice, ...long].sort((one, other) => one.start - other.start);
}

/** The text with a hint followed; as it is where the hint is of another text, or has nothing to put in its place. */
export function followHint(text: string, { start, end, found, plain }: PlainHint): string {
  if (plain === undefined || text.slice(start, end) !== found) return text;
  return text.slice(0, start) + plain + text.slice(end);
}
