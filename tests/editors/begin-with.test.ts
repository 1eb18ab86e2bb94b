// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openNote, editorIn } from './people.ts';

const lines = fc.array(fc.constantFrom('', 'The heron', 'a', 'に😀'), {
  minLength: 1,
  maxLength: 4,
});

test('what was typed before becomes paragraphs, and what is typed next comes where the caret was', () => {
  fc.assert(
    fc.property(lines, fc.nat(), (all, anywhere) => {
      const text = all.join('\n');
      const at = anywhere % (text.length + 1);
      // No caret stands within a sign of two units.
      fc.pre(!/[\uD800-\uDBFF]$/u.test(text.slice(0, at)));
      const imani = openNote(1);
      imani.editor.beginWith({ text, from: at, to: at, isFocused: true });
      editorIn(imani.element).commands.insertContent('|');
      const paragraphs = [...imani.element.querySelectorAll('p')].map((line) => line.textContent);
      expect(paragraphs.join('\n')).toBe(`${text.slice(0, at)}|${text.slice(at)}`);
      imani.editor.destroy();
      imani.element.remove();
    }),
  );
});

test('words that came meanwhile stay, and what was typed stands below them', () => {
  const sam = openNote(1);
  editorIn(sam.element).commands.insertContent('From the other device.');
  const imani = openNote(2, sam.doc);
  imani.editor.beginWith({ text: 'Mine.', from: 5, to: 5, isFocused: false });
  expect([...imani.element.querySelectorAll('p')].map((line) => line.textContent)).toEqual([
    'From the other device.',
    'Mine.',
  ]);
});
