import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordId } from '../../../src/crdt/basics/id.ts';
import { foldWords } from '../../../src/crdt/documents/journal/fold-words.ts';
import type { Passage } from '../../../src/crdt/documents/journal/passage-around.ts';
import { searchEntries } from '../../../src/crdt/documents/journal/search-entries.ts';
import type { JournalEntry } from '../../../src/crdt/documents/journal/types.ts';

let made = 0;
const entryOn = (day: string): JournalEntry => {
  const bytes = new Uint8Array(16);
  new DataView(bytes.buffer).setUint32(0, (made += 1));
  const touch = { by: undefined, atMs: made };
  return {
    id: RecordId.fromBytes(bytes),
    ...{ day, mood: '', opening: '', photos: [], about: undefined, shared: [] },
    ...{ created: touch, changed: touch },
  };
};
/** Searches entries of these words, all of one day. */
const search = (texts: readonly string[], query: string): readonly Passage[] => {
  const words = new Map(texts.map((text) => [entryOn('2026-11-24'), text]));
  const found = searchEntries([...words.keys()], query, (entry) => words.get(entry) ?? '');
  return found.map(({ passage }) => passage());
};
const marked = ({ text, hits }: Passage): readonly string[] =>
  hits.map(({ from, to }) => text.slice(from, to));

test.each([
  ['eine Straße in Köln', 'STRASSE koln', ['Straße', 'Köln']],
  ['e\u0301te\u0301 a\u0300 Paris', 'été', ['e\u0301te\u0301']],
  ['Ça va, Zoë', 'ca zoe', ['Ça', 'Zoë']],
  ['I don’t know', "don't", ['don’t']],
  ['smørrebrød on Sunday', 'smor', ['smør']],
  ['ΟΔΟΣ και οδός', 'οδος', ['ΟΔΟΣ', 'οδός']],
  ['İstanbul', 'istanbul', ['İstanbul']],
  ['昨日は川へ散歩に行った', '散歩', ['散歩']],
  ['walked by the sea 🌿 alone', '🌿', ['🌿']],
  ['“No,” I said. No more.', 'no', ['No', 'No']],
])('in “%s” “%s” is found and marked', (text, query, hits) => {
  const [found] = search([text], query);
  expect(found && marked(found)).toEqual(hits);
});

test.each([
  ['a walk', 'talk'],
  ['the catwalk', 'walk'],
  ['a walk by the river', 'walk sea'],
  ['a walk', '   '],
  ['', 'walk'],
])('in “%s” “%s” is not found', (text, query) => {
  expect(search([text], query)).toEqual([]);
});

test('the latest day comes first, whatever the order they are given in', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(day), (days) => {
      const found = searchEntries(days.map(entryOn), 'river', () => 'by the river');
      expect(found.map(({ entry }) => entry.day)).toEqual([...days].sort().reverse());
    }),
  );
});

const letters = ['a', 'b', 'É', 'e', 'e\u0301', 'ß', 'ø', 'Ñ', 'œ', '9', 'ж', 'Ж', '𝒜', 'ﬁ', 'İ'];
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 });
const gap = fc.constantFrom(' ', '\n', ', ', '. ', ' – ', ' 🌿 ', '\t');
const textOf = fc
  .array(fc.tuple(word, gap), { maxLength: 80 })
  .map((parts) => parts.map(([one, behind]) => one + behind).join(''));
/** What somebody types for a word: some of it, in some case, with or without its marks. */
const typed = (one: string): fc.Arbitrary<string> =>
  fc
    .record({ length: fc.nat({ max: one.length }), how: fc.constantFrom('as', 'upper', 'plain') })
    .map(({ length, how }) => {
      const part = Array.from(one).slice(0, Math.max(1, length)).join('');
      if (how === 'plain') return foldWords(part);
      return how === 'upper' ? part.toUpperCase() : part;
    });

test('an entry is found exactly when each word of the query begins one of its words', () => {
  const asked = word.chain(typed);
  fc.assert(
    fc.property(textOf, fc.array(asked, { minLength: 1, maxLength: 3 }), (text, query) => {
      const words = foldWords(text).split(/[^\p{L}\p{N}\p{M}]+/u);
      const isThere = query.every((one) =>
        words.some((held) => held !== '' && held.startsWith(foldWords(one))),
      );
      expect(search([text], query.join(' ')).length).toBe(isThere ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});

test('what was found stands in the passage and is marked in it, letter for letter as it was written', () => {
  const scene = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 120 }).chain((parts) =>
    fc.record({
      text: fc.constant(parts.map(([one, behind]) => one + behind).join('')),
      query: fc.constantFrom(...parts.map(([one]) => one)).chain(typed),
    }),
  );
  fc.assert(
    fc.property(scene, ({ text, query }) => {
      const [found] = search([text], query);
      if (found === undefined) throw new Error('it is there');
      expect(found.text.length).toBeLessThan(400);
      const inside = found.text.replace(/^…|…$/gu, '');
      expect(text.replace(/\s/gu, ' ')).toContain(inside);
      expect(found.text.isWellFormed()).toBe(true);
      expect(found.hits.length).toBeGreaterThan(0);
      let last = -1;
      for (const { from, to } of found.hits) {
        expect(from).toBeGreaterThan(last);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(found.text.length);
        expect(foldWords(found.text.slice(from, to))).toContain(foldWords(query));
        last = to;
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever somebody types or pastes, searching does not throw, and what it marks lies in the passage', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 400 });
  fc.assert(
    fc.property(anything, anything, (text, query) => {
      for (const found of search([text, `${text} ${query} ${text}`], query)) {
        for (const { from, to } of found.hits) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(found.text.length);
        }
      }
    }),
    { numRuns: 300 },
  );
});
