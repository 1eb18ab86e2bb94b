/** A word as it stands in a text, from `start` to before `end` (UTF-16 units). */
export interface TextToken {
  readonly start: number;
  readonly end: number;
  /** In small letters, with straight apostrophes. */
  readonly word: string;
}

/** The words of a text in order; what hangs together by a hyphen or an apostrophe is one word. */
export function textTokens(text: string): readonly TextToken[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0].toLowerCase().replaceAll('’', "'"),
  }));
}

/** The words of each sentence; a new line ends a sentence too. */
export function sentenceTokens(
  text: string,
  tokens: readonly TextToken[],
): readonly (readonly TextToken[])[] {
  const sentences: TextToken[][] = [];
  let before: TextToken | undefined;
  for (const token of tokens) {
    const gap = before === undefined ? '\n' : text.slice(before.end, token.start);
    if (/\n|[.!?…]["'’”)\]]*\s/u.test(gap)) sentences.push([]);
    sentences.at(-1)?.push(token);
    before = token;
  }
  return sentences;
}
