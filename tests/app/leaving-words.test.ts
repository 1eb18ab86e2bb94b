import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsToAsk } from '../../src/app/features/settings/lock/words-to-ask.ts';
import { readLeaveTo } from '../../src/app/features/settings/read-leave-to.ts';

test.each([
  ['', ''],
  ['  ', ''],
  ['https://weather.example/today', 'https://weather.example/today'],
  [' HTTPS://Weather.example ', 'https://weather.example/'],
])('Quick exit may lead to "%s"', (typed, address) => {
  expect(readLeaveTo(typed)).toBe(address);
});

test.each([
  'http://weather.example',
  'weather.example',
  'javascript:alert(1)',
  'https:weather.example',
  'https://',
  'https://localhost',
  'https://sam:secret@weather.example',
  'data:text/html,x',
])('it may not lead to "%s"', (typed) => {
  expect(readLeaveTo(typed)).toBeUndefined();
});

test('whatever is typed, Quick exit leads to our own page or over https, to one word that a tab can carry', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ validSchemes: ['http', 'https'] })), (typed) => {
      const address = readLeaveTo(typed) ?? '';
      expect(address === '' || /^https:\/\/\S+$/.test(address)).toBe(true);
      expect(readLeaveTo(address)).toBe(address);
    }),
  );
});

test('of twelve words one of each third is asked back', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 12, maxLength: 12 }), (words) => {
      const thirds = wordsToAsk(words).map((at) => Math.floor(at / 4));
      expect(thirds).toEqual([0, 1, 2]);
    }),
  );
});
