import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as shape from '../../../src/crdt/basics/shape.ts';

const person = shape.fields(
  { name: shape.text, age: shape.count, tags: shape.listOf(shape.oneOf(['calm', 'new'])) },
  { note: shape.text },
);

describe('what a value from outside is read as', () => {
  test('an object with its fields is read, and what nobody asked for is left out', () => {
    const given = { name: 'Sam', age: 30, tags: ['calm'], more: 1 };
    expect(person(given)).toEqual({ value: { name: 'Sam', age: 30, tags: ['calm'] } });
    expect(person({ ...given, note: 'tall' })?.value.note).toBe('tall');
  });

  test.each([
    ['a field that is missing', { name: 'Sam', tags: [] }],
    ['a number below 0', { name: 'Sam', age: -1, tags: [] }],
    ['half a number', { name: 'Sam', age: 1.5, tags: [] }],
    ['a word that nobody knows in a list', { name: 'Sam', age: 1, tags: ['calm', 'loud'] }],
    ['a list that is a word', { name: 'Sam', age: 1, tags: 'calm' }],
    ['a free field of another sort', { name: 'Sam', age: 1, tags: [], note: 5 }],
    ['nothing', undefined],
    ['null', null],
  ])('%s is not read', (_, value) => {
    expect(person(value)).toBeUndefined();
  });

  test('something else stands in for what makes no sense, also for what is not there', () => {
    const kept = shape.fields({ theme: shape.orElse(shape.oneOf(['light', 'dark']), 'light') });
    expect(kept({ theme: 'dark' })?.value).toEqual({ theme: 'dark' });
    expect(kept({ theme: 7 })?.value).toEqual({ theme: 'light' });
    expect(kept({})?.value).toEqual({ theme: 'light' });
  });

  test('a list that is too short is not read', () => {
    expect(shape.listOf(shape.text, 1)([])).toBeUndefined();
    expect(shape.listOf(shape.text, 1)(['one'])?.value).toEqual(['one']);
  });

  test('the first shape that fits is the one', () => {
    const closed = shape.either(
      shape.fields({ state: shape.exactly('used'), by: shape.text }),
      shape.fields({ state: shape.exactly('withdrawn') }),
    );
    expect(closed({ state: 'withdrawn', by: 5 })?.value).toEqual({ state: 'withdrawn' });
    expect(closed({ state: 'used' })).toBeUndefined();
  });

  test('whatever comes, it neither throws nor reaches what every object has', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = person(value);
        if (read !== undefined) expect(typeof read.value.name).toBe('string');
      }),
    );
    const inherited = shape.fields({ constructor: shape.anything, toString: shape.text });
    expect(inherited({})).toBeUndefined();
    expect(person(Object.create({ name: 'Sam', age: 1, tags: [] }))).toBeUndefined();
  });
});
