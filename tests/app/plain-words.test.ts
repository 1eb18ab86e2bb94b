import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lexicon } from '../../src/app/words/plain-language/lexicon.ts';
import {
  followHint,
  plainHints,
  type PlainHint,
} from '../../src/app/words/plain-language/plain-hints.ts';

const hintsOf = (text: string): readonly PlainHint[] => plainHints(text, lexicon);

/** Every hint of a text as "what was found > what could stand there". */
const said = (text: string): readonly string[] =>
  hintsOf(text).map(({ found, plain }) => `${found} > ${plain ?? ''}`);

const followed = (text: string): string => {
  const [hint] = hintsOf(text);
  if (hint === undefined) throw new Error('There is a hint.');
  return followHint(text, hint);
};

test('hard words and phrases are found as whole words, the longest phrase first', () => {
  expect(said('We utilise your coping strategies in order to rest.')).toEqual([
    'utilise > use',
    'coping strategies > ways of getting through',
    'in order to > to',
  ]);
  expect(said('This is maladaptive for you.')).toEqual([
    'is maladaptive > is not helping any more',
  ]);
  expect(said('We used your reutilised plan and your\nin order\nto list.')).toEqual([]);
});

test('capital letters and the article before a word follow what is put in its place', () => {
  expect(followed('Psychoeducation is what we would do.')).toBe(
    'Learning about what happens is what we would do.',
  );
  expect(followed('That is an intervention for you.')).toBe('That is a step for you.');
  expect(followed('An intervention for you and the dog.')).toBe('A step for you and the dog.');
  expect(followed('Is that a rationale for your plan?')).toBe('Is that a reason for your plan?');
});

test('a sentence of more than 22 words is told of with how many it has, and one of 22 is not', () => {
  const words = (count: number): string => Array.from({ length: count }, () => 'the').join(' ');
  expect(hintsOf(`${words(22)}.`)).toEqual([]);
  expect(hintsOf(`Yes. ${words(23)}! No.`)).toEqual([
    { kind: 'long', start: 5, end: 96, found: words(23), count: 23, plain: undefined },
  ]);
  expect(hintsOf(`${words(12)}\n${words(12)}`)).toEqual([]);
});

test('what says no twice is found within one thought, with the straight way where that is sure', () => {
  expect(said('It is not uncommon to feel that.')).toEqual(['not uncommon > common']);
  expect(said('It isn’t unusual for them.')).toEqual(['isn’t unusual > is usual']);
  expect(said('I would not say nothing about it.')).toEqual(['not say nothing > ']);
  expect(said('I do not know why nobody would call.')).toEqual([]);
  expect(said('No, that is not what you said.')).toEqual([]);
});

test('texts in other languages get no hints', () => {
  expect(hintsOf('Die Intervention war für alle Beteiligten sehr hilfreich und gut.')).toEqual([]);
  expect(hintsOf('El objetivo de la intervention es mejorar la vida.')).toEqual([]);
  expect(hintsOf('De interventions zijn voor hem niet zo goed geweest.')).toEqual([]);
  expect(said('Psychoeducation')).toEqual(['Psychoeducation > Learning about what happens']);
});

test('there are at least 120 hard words, none is its own plain word, and no plain word is hard again', () => {
  expect(lexicon.size).toBeGreaterThanOrEqual(120);
  for (const [hard, plain] of lexicon) {
    expect(hard).toBe(hard.toLowerCase());
    expect(plain.trim(), hard).not.toBe('');
    expect(said(plain), hard).toEqual([]);
    // Each is really found where it stands in a sentence.
    expect(said(`I would ${hard} the day for you.`).length, hard).toBeGreaterThan(0);
  }
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...lexicon.keys()),
        fc.constantFrom('a', 'An', 'not', 'isn’t', 'nobody', 'unusual', 'the', 'you', 'And', 'I'),
        fc.constantFrom('.', ', ', '\n', ' ', '  ', '!', '…', '’', '\u0130', '😀'),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(' ')),
);

test('whatever is written, hints lie inside it, in order, and following one gives what it promised', () => {
  let seen = 0;
  fc.assert(
    fc.property(anyText, (text) => {
      let before = 0;
      for (const hint of hintsOf(text)) {
        seen += 1;
        const { start, end, found, plain } = hint;
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).toBe(found);
        const after = followHint(text, hint);
        expect(after).toBe(text.slice(0, start) + (plain ?? found) + text.slice(end));
        before = start;
      }
    }),
    { numRuns: 500 },
  );
  expect(seen).toBeGreaterThan(100);
});

test('a hint of another text changes nothing', () => {
  const [hint] = hintsOf('We utilise the plan.');
  if (hint === undefined) throw new Error('There is a hint.');
  expect(followHint('Something else altogether', hint)).toBe('Something else altogether');
});
