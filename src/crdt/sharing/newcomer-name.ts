/** Longest name, in characters (code points). */
export const newcomerNameLimit = 80;

/**
 * Control, surrogate and unassigned-purpose characters, and those that turn the direction of what follows (UAX #9)
 * or cannot be seen. The two joiners stay: Persian, Indic scripts and emoji need them.
 */
const unwanted =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/**
 * A name as it may be shown: one line, trimmed, at most {@link newcomerNameLimit} characters, nothing that reorders
 * the text around it. Empty when nothing visible is left. The name is its bearer's to choose, so never more than a label.
 */
export function cleanNewcomerName(name: string): string {
  const oneLine = name
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(unwanted, '')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim();
  const bounded = Array.from(oneLine).slice(0, newcomerNameLimit).join('').trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(bounded) ? bounded : '';
}
