import type { TextToken } from './text-tokens.ts';

/** Small words that nearly every English sentence has, and that no neighbouring language shares. */
const smallWords = new Set(
  (
    'the and to you your our it that this with for have what when how not can would about feel they their ' +
    "she from if but there which could should been were them my are your it's don't i'm"
  ).split(' '),
);

/**
 * Whether a text is English, as far as its words tell: of four words and more, one in eight is one of the small words,
 * or half of them are `known` as English otherwise. A few words alone pass, where all their letters are plain.
 */
export function seemsEnglish(tokens: readonly TextToken[], known: number): boolean {
  if (tokens.length < 4) return tokens.every(({ word }) => /^[a-z0-9'-]*$/.test(word));
  const small = tokens.filter(({ word }) => smallWords.has(word)).length;
  return small * 8 >= tokens.length || known * 2 >= tokens.length;
}
