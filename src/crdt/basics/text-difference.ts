/** A change of words: from `at`, `removed` UTF-16 units go and `inserted` comes. */
export interface TextDifference {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The one stretch in which two texts differ; it never cuts a character of two units in half. */
export function textDifference(from: string, to: string): TextDifference {
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  if (start > 0 && isHighSurrogate(from.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end += 1;
  if (end > 0 && isLowSurrogate(from.charCodeAt(from.length - end))) end -= 1;
  return {
    at: start,
    removed: from.length - start - end,
    inserted: to.slice(start, to.length - end),
  };
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
