/** Marks above and below letters that nobody types when they search: Latin, Greek and Cyrillic ones, niqqud, harakat. */
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;

/** Letters that no decomposition takes apart, and what people type for them. */
const typedFor: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ς: 'σ' },
  ...{ '‘': "'", '’': "'", ʼ: "'", '“': '"', '”': '"', '‐': '-', '‑': '-' },
};

const folds = new Map<string, string>();
/** More characters than any person writes with. */
const mostFolds = 10_000;

/** One character without its case and marks; may be empty, or longer than the character. */
export function foldCharacter(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFKD').replace(marks, '').toLowerCase();
  const folded = Array.from(plain, (part) => typedFor[part] ?? part).join('');
  if (folds.size >= mostFolds) folds.clear();
  folds.set(character, folded);
  return folded;
}

/** Words without case and marks, character by character, so that every place in them has its place in what was written. */
export const foldWords = (words: string): string =>
  words.replace(/[^\0-\x7f]/gu, foldCharacter).toLowerCase();
