import type { Lexicon } from './lexicon.ts';
import { sameCase } from './same-case.ts';
import type { TextToken } from './text-tokens.ts';

/** A hard word or phrase, and what can stand in its place. */
export interface HardWord {
  readonly kind: 'word';
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly plain: string;
}

/** The longest phrase that is looked for, in words. */
const longestPhrase = 6;

/** The hard words of a text, the longest phrase at each place. */
export function hardWords(
  text: string,
  tokens: readonly TextToken[],
  lexicon: Lexicon,
): { readonly hints: readonly HardWord[]; readonly known: number } {
  const hints: HardWord[] = [];
  let known = 0;
  for (let at = 0; at < tokens.length;) {
    const phrase = phraseAt({ text, tokens, at }, lexicon);
    if (phrase !== undefined) {
      hints.push(phrase.hint);
      known += phrase.length;
    }
    at += phrase?.length ?? 1;
  }
  return { hints, known };
}

interface Place {
  readonly text: string;
  readonly tokens: readonly TextToken[];
  readonly at: number;
}

function phraseAt(
  place: Place,
  lexicon: Lexicon,
): { readonly hint: HardWord; readonly length: number } | undefined {
  for (let length = longestPhrase; length > 0; length -= 1) {
    const words = place.tokens.slice(place.at, place.at + length);
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined || words.length < length) continue;
    if (!isPhrase(place.text, words)) continue;
    const plain = lexicon.get(words.map(({ word }) => word).join(' '));
    if (plain === undefined) continue;
    return { hint: hintFor(place, { start: first.start, end: last.end, plain }), length };
  }
  return undefined;
}

/** Whether nothing but blanks is between the words. */
const isPhrase = (text: string, words: readonly TextToken[]): boolean =>
  words.every((word, index) => {
    const before = words[index - 1];
    return before === undefined || /^[^\S\n]+$/u.test(text.slice(before.end, word.start));
  });

/** With the article before it where that changes: "an intervention" becomes "a step". */
function hintFor(
  { text, tokens, at }: Place,
  { start, end, plain }: { readonly start: number; readonly end: number; readonly plain: string },
): HardWord {
  const found = text.slice(start, end);
  const cased = sameCase(found, plain);
  const article = tokens[at - 1];
  const gap = article === undefined ? '' : text.slice(article.end, start);
  const wanted = soundsLikeVowel(plain) ? 'an' : 'a';
  const changes =
    article !== undefined &&
    (article.word === 'a' || article.word === 'an') &&
    article.word !== wanted &&
    /^ +$/.test(gap);
  if (!changes) return { kind: 'word', start, end, found, plain: cased };
  const whole = text.slice(article.start, end);
  const rightArticle = sameCase(whole, wanted);
  return {
    kind: 'word',
    start: article.start,
    end,
    found: whole,
    plain: `${rightArticle}${gap}${cased}`,
  };
}

const soundsLikeVowel = (words: string): boolean =>
  /^[aeiou]/.test(words) && !/^(?:use|usual|one)/.test(words);
