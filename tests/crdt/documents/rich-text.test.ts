import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openingOf } from '../../../src/crdt/documents/shapes/rich-text.ts';

const newBody = (): Y.XmlFragment => new Y.Doc().getXmlFragment('body');
const paragraph = (words: readonly string[]): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(
    0,
    words.map((piece) => new Y.XmlText(piece)),
  );
  return element;
};

test('the first words are those of the blocks in order, parted by a space and cut at a whole character', () => {
  const word = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '🌿', '\n'), maxLength: 30 });
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 12 }), (blocks) => {
      const body = newBody();
      body.insert(0, blocks.map(paragraph));
      const whole = blocks.map((pieces) => pieces.join('')).join(' ');
      const expected = whole.replace(/\s+/gu, ' ').trim();
      const opening = openingOf(body, 20);
      expect(expected.startsWith(opening)).toBe(true);
      expect(opening.isWellFormed()).toBe(true);
      expect(openingOf(body, 2000)).toBe(expected);
    }),
  );
});

test('words behind a thousand paragraphs that were taken out are still the first words', () => {
  const body = newBody();
  body.insert(
    0,
    Array.from({ length: 1000 }, () => paragraph(['gone'])),
  );
  body.insert(1000, [paragraph(['here'])]);
  body.delete(0, 1000);
  expect(openingOf(body, 160)).toBe('here');
});

test('a body that never comes to a word is left after a while', () => {
  const body = newBody();
  body.insert(
    0,
    Array.from({ length: 5000 }, () => paragraph([])),
  );
  body.insert(5000, [paragraph(['too far'])]);
  expect(openingOf(body, 160)).toBe('');
});
