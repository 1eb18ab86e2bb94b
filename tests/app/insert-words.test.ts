import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertWords } from '../../src/app/ui/insert-into-box.ts';

/** A text with | at both ends of what is marked, or once for the caret. */
function put(into: string, words: string): string {
  const start = into.indexOf('|');
  const end = Math.max(start, into.lastIndexOf('|') - 1);
  const after = insertWords({ text: into.replaceAll('|', ''), start, end }, words);
  const { text } = after;
  const marked = text.slice(after.start, after.end);
  return `${text.slice(0, after.start)}|${marked === '' ? '' : `${marked}|`}${text.slice(after.end)}`;
}

test('words go where the caret is, with blanks where they are needed', () => {
  expect(put('I feel|', 'hopeful')).toBe('I feel hopeful|');
  expect(put('I feel |', 'hopeful')).toBe('I feel hopeful|');
  expect(put('I feel| today', 'hopeful')).toBe('I feel hopeful| today');
  expect(put('I feel |today', 'hopeful')).toBe('I feel hopeful| today');
  expect(put('I feel (|).', 'hopeful')).toBe('I feel (hopeful|).');
});

test('words take the place of what is marked', () => {
  expect(put('When |…|, I feel tired', 'it rains')).toBe('When it rains|, I feel tired');
});

test('words that begin a sentence get a capital letter', () => {
  expect(put('|', 'hopeful')).toBe('Hopeful|');
  expect(put('It rained. |', 'sad')).toBe('It rained. Sad|');
  expect(put('One line\n|', 'sad')).toBe('One line\nSad|');
});

test('the first … is marked, so that typing fills it in', () => {
  expect(put('|', 'When …, I feel …')).toBe('When |…|, I feel …');
});

test('whatever is written and marked, all of it stays, and what is marked afterwards lies in the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), (text, one, other) => {
      const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].sort(
        (a, b) => a - b,
      );
      const after = insertWords({ text, start, end }, 'let down');
      expect(after.text.startsWith(text.slice(0, start))).toBe(true);
      expect(after.text.endsWith(text.slice(end))).toBe(true);
      expect(after.text.toLowerCase().slice(start)).toContain('let down');
      expect(after.start).toBeLessThanOrEqual(after.end);
      expect(after.end).toBeLessThanOrEqual(after.text.length);
    }),
  );
});
