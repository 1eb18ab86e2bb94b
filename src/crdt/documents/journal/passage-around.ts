import { foldCharacter } from './fold-words.ts';
import { findWord } from './find-words.ts';
import type { AskedWord } from './find-words.ts';

/** A part of a text, in UTF-16 units; `to` is behind it. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Some words around what was found, on one line. */
export interface Passage {
  readonly text: string;
  /** What to mark in `text`: in order, none touching another. */
  readonly hits: readonly TextRange[];
}

/** How much stands around what was found, in UTF-16 units. */
const around = { before: 60, after: 110 };

/** The passage around a word that was found `at` a place in the folded words, with all words asked for marked in it. */
export function passageAround(
  words: string,
  {
    word,
    at,
    asked,
  }: {
    readonly word: AskedWord;
    readonly at: number;
    readonly asked: readonly AskedWord[];
  },
): Passage {
  const hit = placeOf(words, at);
  const from = startOf(words, hit);
  const to = endOf(words, placeOf(words, at + word.folded.length));
  const lead = from > 0 ? '…' : '';
  const tail = to < words.length ? '…' : '';
  const inside = words.slice(from, to);
  const hits = hitsIn(inside, asked).map((one) => ({
    from: one.from + lead.length,
    to: one.to + lead.length,
  }));
  return { text: `${lead}${inside.replace(/\s/gu, ' ')}${tail}`, hits };
}

/** The place in what was written that a place in its folded form stands for. */
function placeOf(words: string, at: number): number {
  let folded = 0;
  let place = 0;
  for (const character of words) {
    const length = foldCharacter(character).length;
    if (folded + length > at) break;
    folded += length;
    place += character.length;
  }
  return place;
}

const space = /\s/u;

/** Where the passage begins: with a whole word, as far as there is one. */
function startOf(words: string, hit: number): number {
  const first = hit - around.before;
  if (first <= 0) return 0;
  for (let at = first; at < hit; at += 1) if (space.test(words.charAt(at))) return at + 1;
  return hit;
}

/** Where it ends: behind a whole word, as far as there is one. */
function endOf(words: string, hitEnd: number): number {
  const last = hitEnd + around.after;
  if (last >= words.length) return words.length;
  for (let at = last; at > last - around.before; at -= 1)
    if (space.test(words.charAt(at))) return at;
  const splits = /[\udc00-\udfff]/.test(words.charAt(last));
  return splits ? last + 1 : last;
}

/** Everything in a passage that was asked for; what overlaps or touches is one. */
function hitsIn(inside: string, asked: readonly AskedWord[]): readonly TextRange[] {
  const { folded, starts, ends } = aligned(inside);
  const found: TextRange[] = [];
  for (const word of asked) {
    for (let at = findWord(folded, word); at >= 0; at = findWord(folded, word, at + 1)) {
      const [from, to] = [starts[at], ends[at + word.folded.length - 1]];
      if (from !== undefined && to !== undefined) found.push({ from, to });
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const hits: TextRange[] = [];
  for (const one of found) {
    const last = hits.at(-1);
    if (last === undefined || one.from > last.to) hits.push(one);
    else if (one.to > last.to) hits[hits.length - 1] = { from: last.from, to: one.to };
  }
  return hits;
}

/** A text folded, with where each of its units comes from; marks belong to the letter before them. */
function aligned(text: string): {
  readonly folded: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
} {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let place = 0;
  for (const character of text) {
    const part = foldCharacter(character);
    const end = place + character.length;
    for (let i = 0; i < part.length; i += 1) {
      starts.push(place);
      ends.push(end);
    }
    if (part === '' && ends.length > 0) ends[ends.length - 1] = end;
    folded += part;
    place = end;
  }
  return { folded, starts, ends };
}
