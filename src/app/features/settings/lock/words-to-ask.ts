/**
 * Which words are asked back: one of each third, so that the whole paper is looked at. They follow from the words themselves,
 * which are random: other words, other numbers, and the same ones when they are asked again.
 */
export function wordsToAsk(words: readonly string[]): readonly number[] {
  const third = Math.max(1, Math.floor(words.length / 3));
  return [0, 1, 2].map((part) => part * third + (letterSum(words[part * third] ?? '') % third));
}

function letterSum(word: string): number {
  return Array.from(word).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}
