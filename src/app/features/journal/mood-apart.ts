import type { FoundEntry } from '../../live/journal-context.tsx';

/** Words around what was found, and what of them was found. */
export type Passage = ReturnType<FoundEntry['passage']>;

/**
 * A passage that ends with the word for how it was, taken apart: that word stands beside the day already. Whole where it
 * does not end so; no words where it is nothing else.
 */
export function moodApart(
  { text, hits }: Passage,
  mood: string,
): { readonly words: Passage | undefined; readonly mood: Passage | undefined } {
  const from = text.length - mood.length;
  const isApart = mood !== '' && text.endsWith(mood) && /^(?:.*\s|…)?$/u.test(text.slice(0, from));
  if (!isApart) return { words: { text, hits }, mood: undefined };
  const before = text.slice(0, from).trimEnd();
  return {
    words:
      before === '' || before === '…'
        ? undefined
        : { text: before, hits: hits.filter(({ to }) => to <= from) },
    mood: {
      text: mood,
      hits: hits
        .filter((hit) => hit.from >= from)
        .map((hit) => ({ from: hit.from - from, to: hit.to - from })),
    },
  };
}
