import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { RecordId } from '../../../src/crdt/basics/id.ts';
import { quotePassage, takeOutPassage } from '../../../src/crdt/documents/shapes/quoted-passage.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { plantGarbage } from './garbage.ts';
import { converge, docOf, sync } from './replicas.ts';

const excerpt = RecordId.fromBytes(new Uint8Array(16).fill(1));
const other = RecordId.fromBytes(new Uint8Array(16).fill(2));
const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('body');

test('a passage that is taken out leaves everything else as it was, other passages too', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '🌿'), maxLength: 12 });
  const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 3 }), text, (others, own) => {
      const body = bodyOf(docOf(1));
      const plain = (): string => body.toJSON().replaceAll(/<[^>]*>/gu, '|');
      for (const one of others) quotePassage(body, { excerpt: other, text: one });
      const before = body.toJSON();
      quotePassage(body, { excerpt, text: own });
      if (own.trim() !== '') expect(plain()).toContain(own.split('\n')[0]);
      expect(takeOutPassage(body, excerpt)).toBe(true);
      expect(body.toJSON().startsWith(before)).toBe(true);
      expect(plain().replaceAll('|', '')).toBe(others.join('').replaceAll('\n', ''));
      expect(takeOutPassage(body, excerpt)).toBe(false);
    }),
  );
});

test('words that somebody moved out of the quotation are found by what they say of themselves', () => {
  const body = bodyOf(docOf(1));
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  words.insert(0, 'Mine, ');
  words.insert(6, 'said no', { excerpt: { id: excerpt } });
  words.insert(13, ', mine.', { excerpt: null });
  paragraph.insert(0, [words]);
  body.insert(0, [paragraph]);
  expect(takeOutPassage(body, excerpt)).toBe(true);
  expect(body.toJSON()).toBe('<paragraph>Mine, , mine.</paragraph>');
});

test('what the other types into the quotation while it is taken out is there for both', () => {
  const [mine, hers] = [docOf(1), docOf(2)];
  quotePassage(bodyOf(mine), { excerpt, text: 'I said no.' });
  sync(mine, hers);
  const quote = bodyOf(hers).get(0);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('And then?')]);
  if (quote instanceof Y.XmlElement) quote.insert(1, [paragraph]);
  takeOutPassage(bodyOf(mine), excerpt);
  converge([mine, hers]);
  for (const doc of [mine, hers]) {
    expect(bodyOf(doc).toJSON()).toContain('And then?');
    expect(bodyOf(doc).toJSON()).not.toContain('I said no');
  }
});

test('whatever lies in a note, taking out does not throw', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = seededRandom(seed);
      const doc = docOf(1);
      for (let i = 0; i < 10; i += 1) plantGarbage(doc, 'notes', random);
      for (const value of doc.getMap('notes').values()) {
        if (!(value instanceof Y.XmlFragment)) continue;
        quotePassage(value, { excerpt, text: 'a' });
        expect(takeOutPassage(value, excerpt)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
