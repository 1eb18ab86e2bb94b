/** At most `limit` UTF-16 units of what was typed, never half a character. */
export const cutText = (text: string, limit: number): string =>
  text.length <= limit ? text : text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
