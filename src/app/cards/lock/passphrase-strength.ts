/** How hard a passphrase is to guess, in words. `too-short` is the only one that is not taken. */
export type Strength = 'too-short' | 'easy' | 'fair' | 'good' | 'strong';

/** Fewer letters than this anybody could try out. */
export const leastLetters = 8;

/** Guesses as a power of two, from which on the word fits; each guess costs a machine about a second of its memory. */
const fromBits = { fair: 34, good: 47, strong: 60 } as const;

/** One word out of some two thousand that people know. */
const wordBits = 11;
/** What everybody tries first. */
const common =
  /^(?:pass(?:word|wort|phrase)?|attune|therap(?:y|ie|ist)|letmein|welcome|hello|iloveyou|secret|admin|qwert[yz]\w*|asdf\w*|abc\w*|(?:0?1)?2345\d*|1234\d*|(?:19|20)\d\d)$/i;

/**
 * An estimate, kind to words and careful with tricks: what looks like a word counts as one of two thousand, a word that comes
 * again counts nearly nothing, and only what follows no pattern counts letter by letter.
 */
export function passphraseStrength(passphrase: string): Strength {
  const text = passphrase.normalize('NFC').trim();
  if (Array.from(text).length < leastLetters) return 'too-short';
  const seen = new Set<string>();
  let bits = 0;
  for (const [piece] of text.matchAll(/\p{L}+|\p{N}+|[^\p{L}\p{N}\s]+/gu)) {
    const folded = piece.toLowerCase();
    bits += seen.has(folded) ? 1 : pieceBits(piece);
    seen.add(folded);
  }
  if (bits >= fromBits.strong) return 'strong';
  if (bits >= fromBits.good) return 'good';
  return bits >= fromBits.fair ? 'fair' : 'easy';
}

function pieceBits(piece: string): number {
  if (common.test(piece)) return 2;
  const letters = Array.from(piece);
  const different = new Set(letters).size;
  // The same sign over and over, or a row of neighbours, is one choice and a length.
  if (different <= 2 || isRow(letters)) return 4 + Math.log2(letters.length);
  if (/^\p{L}/u.test(piece)) return Math.min(4.7 * letters.length, wordBits + mixedCaseBits(piece));
  return (/^\p{N}/u.test(piece) ? 3.3 : 4.5) * different;
}

/** A capital at the beginning is what everybody does; elsewhere it is a choice. */
function mixedCaseBits(piece: string): number {
  return /\p{Lu}/u.test(piece.slice(1)) && /\p{Ll}/u.test(piece) ? 4 : 0;
}

function isRow(letters: readonly string[]): boolean {
  const steps = letters
    .slice(1)
    .map((letter, at) => (letter.codePointAt(0) ?? 0) - (letters[at]?.codePointAt(0) ?? 0));
  return letters.length > 2 && steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}
