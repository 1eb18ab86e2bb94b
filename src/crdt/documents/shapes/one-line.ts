/**
 * One line of at most `limit` UTF-16 units, without control characters or marks that turn the direction of writing: what
 * somebody else wrote must not be able to rearrange the sentence around it.
 */
export function oneLine(text: string, limit: number): string {
  const line = text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ');
  const cut = line.replace(/\s+/gu, ' ').trim().slice(0, limit);
  return cut.replace(/[\ud800-\udbff]$/, '').trim();
}
