import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { readOwnWords, sayOwn } from '../../../src/crdt/documents/shapes/own-words.ts';
import { converge, docOf } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
/** Sam has two pages; Ana's device does what it likes. */
const hands = new Map([
  [1, ana],
  [2, sam],
  [3, sam],
]);
const context = { authorOf: (client: number) => hands.get(client) };

const recordIn = (doc: Y.Doc): Y.Map<unknown> => {
  const record: unknown = doc.getMap('kind').get('record');
  if (!(record instanceof Y.Map)) throw new Error('it is there');
  return record;
};
const wordsIn = (doc: Y.Doc, oddities = { count: 0 }): unknown =>
  readOwnWords(recordIn(doc), 'says', { context, oddities }).get(sam);
function pages(): readonly [Y.Doc, Y.Doc, Y.Doc] {
  const docs = [docOf(1), docOf(2), docOf(3)] as const;
  docs[1].getMap('kind').set('record', new Y.Map());
  converge(docs);
  return docs;
}

/** What Ana's device may do to Sam's keys; `at` picks one of them. */
const attack = fc.oneof(
  fc.record({ tag: fc.constant('over' as const), at: fc.nat() }),
  fc.record({ tag: fc.constant('away' as const), at: fc.nat() }),
  fc.record({
    tag: fc.constant('made up' as const),
    number: fc.oneof(fc.nat({ max: 20 }), fc.constantFrom(999_998, 999_999, 1e20)),
    json: fc.oneof(fc.json(), fc.string(), fc.constant('""')),
  }),
);
const step = fc.oneof(
  fc.record({
    tag: fc.constant('says' as const),
    page: fc.constantFrom(1, 2),
    words: fc.string({ unit: 'binary' }),
  }),
  attack,
);

test('whatever another’s device does, Sam’s last words stay and are the same for everybody', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const docs = pages();
      let last: unknown;
      for (const one of steps) {
        const record = recordIn(docs[0]);
        const keys = [...record._map.keys()].filter((key) => key.includes(sam));
        const aim = 'at' in one ? keys[one.at % keys.length] : undefined;
        if (one.tag === 'says') {
          sayOwn(recordIn(docs[one.page === 1 ? 1 : 2]), 'says', { by: sam, value: one.words });
          last = one.words;
        } else if (one.tag === 'made up') record.set(`says:${sam}:${one.number}:${one.json}`, true);
        else if (aim !== undefined && one.tag === 'over') record.set(aim, { text: 'All is well.' });
        else if (aim !== undefined) record.delete(aim);
        converge(docs);
        for (const doc of docs) expect(wordsIn(doc)).toBe(last);
      }
      const newcomer = docOf(9);
      Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(docs[0]));
      expect(wordsIn(newcomer)).toBe(last);
    }),
  );
});

test('two pages of Sam that say something apart agree once they meet, and what he says then counts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.string()), { minLength: 1, maxLength: 12 }),
      (sayings) => {
        const docs = pages();
        for (const [onFirst, value] of sayings)
          sayOwn(recordIn(docs[onFirst ? 1 : 2]), 'says', { by: sam, value });
        converge(docs);
        expect(wordsIn(docs[1])).toEqual(wordsIn(docs[2]));
        expect(sayings.map(([, value]) => value)).toContain(wordsIn(docs[0]));
        for (const value of [...sayings.map(([, words]) => words).reverse(), 'and then']) {
          sayOwn(recordIn(docs[2]), 'says', { by: sam, value });
          converge(docs);
          for (const doc of docs) expect(wordsIn(doc)).toBe(value);
        }
      },
    ),
  );
});

test('the same words are not written twice by one page, and what is made up in Sam’s name is counted', () => {
  const docs = pages();
  const record = recordIn(docs[1]);
  expect(sayOwn(record, 'says', { by: sam, value: 'Slowly' })).toBe(true);
  expect(sayOwn(record, 'says', { by: sam, value: 'Slowly' })).toBe(false);
  expect([...record.keys()]).toEqual([`says:${sam}:1:"Slowly"`]);
  converge(docs);
  recordIn(docs[0]).set(`says:${sam}:2:"Fast"`, true);
  converge(docs);
  const oddities = { count: 0 };
  expect(wordsIn(docs[1], oddities)).toBe('Slowly');
  expect(oddities.count).toBe(1);
});
