import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { toHex } from '../../../src/crdt/basics/bytes.ts';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { pollMethods } from '../../../src/crdt/documents/polls/methods/poll-methods.ts';
import { newQuestion } from '../../../src/crdt/documents/polls/poll-question.ts';
import { pollSorts } from '../../../src/crdt/documents/polls/types.ts';
import type {
  PollAnswer,
  PollQuestion,
  PollSort,
  PollTally,
} from '../../../src/crdt/documents/polls/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { anyAnswer } from './polls-scene.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const asking = (sort: PollSort): PollQuestion =>
  newQuestion(
    {
      question: 'What would help?',
      sort,
      options: ['Rest', 'A walk', 'To be listened to'],
      dots: 4,
      hidden: false,
      withoutNames: false,
      asked: [ana],
    },
    ana,
  );
const parse = (sort: PollSort, value: unknown): PollAnswer | undefined =>
  pollMethods[sort].parse(value, asking(sort));
const tally = (sort: PollSort, answers: readonly PollAnswer[]): PollTally =>
  pollMethods[sort].tally(answers, asking(sort));

describe.each(pollSorts)('an answer of the sort "%s"', (sort) => {
  const poll = asking(sort);
  const method = pollMethods[sort];

  test('is read from anything without a throw, and is nothing or an answer that reads as itself', () => {
    const anything = fc.anything({ withBigInt: true, withTypedArray: true, withMap: true });
    const shaped = fc.record(
      {
        sort: fc.oneof(fc.constant(sort), fc.constantFrom(...pollSorts), anything),
        option: fc.oneof(fc.constantFrom('a', 'b', 'c', 'd', ''), anything),
        options: fc.oneof(fc.array(fc.constantFrom('a', 'b', 'c', 'd')), anything),
        value: fc.oneof(fc.integer({ min: -2, max: 12 }), fc.double(), anything),
        word: fc.oneof(fc.string({ unit: 'binary' }), anything),
        spent: fc.oneof(
          fc.array(
            fc.record({ option: fc.constantFrom('a', 'b'), dots: fc.integer({ min: -1, max: 5 }) }),
          ),
          anything,
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(anything, shaped), (value) => {
        const answer = method.parse(value, poll);
        if (answer === undefined) return;
        expect(answer.sort).toBe(sort);
        expect(method.parse(answer, poll)).toEqual(answer);
        expect(method.bytes(answer).length).toBeGreaterThan(4);
        expect(() => method.tally([answer], poll)).not.toThrow();
      }),
      { numRuns: 500 },
    );
    expect(method.parse(new Y.Map(), poll)).toBeUndefined();
    expect(method.parse(undefined, poll)).toBeUndefined();
  });

  test('has one spelling in bytes, and another answer has another', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed);
        const [one, other] = [anyAnswer(poll, random), anyAnswer(poll, random)].map((answer) =>
          method.parse(answer, poll),
        );
        if (one === undefined || other === undefined) throw new Error('an answer that fits');
        const same = JSON.stringify(one) === JSON.stringify(other);
        expect(toHex(method.bytes(one)) === toHex(method.bytes(other))).toBe(same);
      }),
      { numRuns: 200 },
    );
  });

  test('taken together with none others is counted, and none at all as well', () => {
    expect(method.tally([], poll).sort).toBe(sort);
    const foreign: PollAnswer =
      sort === 'word' ? { sort: 'scale', value: 3 } : { sort: 'word', word: 'calm' };
    expect(method.tally([foreign], poll)).toEqual(method.tally([], poll));
  });
});

test.each<[string, PollSort, unknown]>([
  ['an option that the poll has not', 'one', { sort: 'one', option: 'd' }],
  ['an option named twice', 'several', { sort: 'several', options: ['a', 'a'] }],
  ['half a point', 'scale', { sort: 'scale', value: 7.5 }],
  ['eleven of ten', 'scale', { sort: 'scale', value: 11 }],
  ['a number in letters', 'scale', { sort: 'scale', value: '7' }],
  ['an order that leaves one out', 'rank', { sort: 'rank', options: ['a', 'b'] }],
  ['blanks for a word', 'word', { sort: 'word', word: ' \n\u202e ' }],
  ['forty-one letters', 'word', { sort: 'word', word: 'x'.repeat(41) }],
  ['more dots than there are', 'dots', { sort: 'dots', spent: [{ option: 'a', dots: 5 }] }],
  ['no dots on an option', 'dots', { sort: 'dots', spent: [{ option: 'a', dots: 0 }] }],
  ['an answer of another sort', 'one', { sort: 'scale', value: 3 }],
])('%s is no answer', (_, sort, value) => {
  expect(parse(sort, value)).toBeUndefined();
});

describe('answers taken together', () => {
  test('count each option in the order of the poll', () => {
    expect(
      tally('several', [
        { sort: 'several', options: ['c', 'a'] },
        { sort: 'several', options: ['c'] },
        { sort: 'several', options: [] },
      ]),
    ).toEqual({
      sort: 'several',
      counts: [
        { option: 'a', count: 1 },
        { option: 'b', count: 0 },
        { option: 'c', count: 2 },
      ],
    });
  });

  test('on a scale have a middle, halfway between two, and ends', () => {
    const scaled = (...values: number[]) =>
      tally(
        'scale',
        values.map((value) => ({ sort: 'scale', value })),
      );
    expect(scaled(9, 2, 3)).toMatchObject({ middle: 3, lowest: 2, highest: 9 });
    expect(scaled(10, 3, 0, 6)).toMatchObject({
      counts: [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1],
      middle: 4.5,
    });
    expect(scaled()).toMatchObject({ middle: undefined, lowest: undefined, highest: undefined });
  });

  test('in order give a point for every option behind, and a mean place', () => {
    expect(
      tally('rank', [
        { sort: 'rank', options: ['b', 'a', 'c'] },
        { sort: 'rank', options: ['b', 'c', 'a'] },
      ]),
    ).toEqual({
      sort: 'rank',
      places: [
        { option: 'a', points: 1, meanPlace: 2.5 },
        { option: 'b', points: 4, meanPlace: 1 },
        { option: 'c', points: 1, meanPlace: 2.5 },
      ],
    });
  });

  test('in a word are one where only capitals differ, the most said first', () => {
    const said = (...words: string[]) =>
      tally(
        'word',
        words.flatMap((word) => parse('word', { sort: 'word', word }) ?? []),
      );
    expect(said('tired', ' Calm', 'calm  ', 'calm', 'e\u0301te\u0301', 'ÉTÉ', 'été')).toEqual({
      sort: 'word',
      words: [
        { word: 'calm', count: 3 },
        { word: 'été', count: 3 },
        { word: 'tired', count: 1 },
      ],
    });
  });

  test('in dots are summed', () => {
    expect(
      tally('dots', [
        { sort: 'dots', spent: [{ option: 'a', dots: 3 }] },
        {
          sort: 'dots',
          spent: [
            { option: 'a', dots: 1 },
            { option: 'c', dots: 2 },
          ],
        },
      ]),
    ).toMatchObject({ counts: [{ count: 4 }, { count: 0 }, { count: 2 }] });
  });
});
