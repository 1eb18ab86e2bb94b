/** Where words go in a text: from `start` to before `end`, which is what was marked. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text with words put in, and what is marked afterwards. */
export type Inserted = Marked;

/**
 * Puts words into a text where the caret is, with a blank where one is needed and a capital letter where a sentence
 * begins. Marked afterwards is the first … of them, so that typing fills it in; else the caret stands behind them.
 */
export function insertWords({ text, start, end }: Marked, words: string): Inserted {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const begins = /(?:^|[.!?…]["'”’)]*\s+|\n\s*)$/u.test(before);
  const cased = begins ? words.slice(0, 1).toUpperCase() + words.slice(1) : words;
  const lead = /(?:^|[\s(“‘"'])$/u.test(before) ? '' : ' ';
  const tail = /^(?:$|[\s.,;:!?)”’"'])/u.test(after) ? '' : ' ';
  const from = before.length + lead.length;
  const gap = cased.indexOf('…');
  const at = gap < 0 ? from + cased.length : from + gap;
  return { text: before + lead + cased + tail + after, start: at, end: gap < 0 ? at : at + 1 };
}

/**
 * Puts words into a box for text as if they had been typed there, and focus with them. False when there is no room left
 * for them: then nothing changes.
 */
export function insertIntoBox(box: HTMLInputElement | HTMLTextAreaElement, words: string): boolean {
  const length = box.value.length;
  const { text, start, end } = insertWords(
    { text: box.value, start: box.selectionStart ?? length, end: box.selectionEnd ?? length },
    words,
  );
  box.focus();
  if (box.maxLength >= 0 && text.length > box.maxLength) return false;
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  box.setSelectionRange(start, end);
  return true;
}
