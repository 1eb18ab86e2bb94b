import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passphraseStrength, type Strength } from '../../src/app/cards/lock/passphrase-strength.ts';

const order: readonly Strength[] = ['too-short', 'easy', 'fair', 'good', 'strong'];
const rank = (passphrase: string): number => order.indexOf(passphraseStrength(passphrase));

test.each<[Strength, string]>([
  ['too-short', ''],
  ['too-short', 'seven77'],
  ['too-short', '        '],
  ['easy', 'password'],
  ['easy', 'Password123'],
  ['easy', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['easy', '1234567890'],
  ['easy', 'qwertyuiop'],
  ['easy', 'river river river river river river'],
  ['easy', 'sunshine 1987'],
  ['easy', 'meadow copper lantern'],
  ['fair', 'meadow copper lantern orbit'],
  ['good', 'meadow copper lantern orbit velvet'],
  ['strong', 'meadow copper lantern orbit velvet harbor'],
])('%s: "%s"', (strength, passphrase) => {
  expect(passphraseStrength(passphrase)).toBe(strength);
});

const word = fc.stringMatching(/^[a-z]{3,9}$/);

test('one more word never makes it easier to guess', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 7 }), word, (words, one) => {
      expect(rank([...words, one].join(' '))).toBeGreaterThanOrEqual(rank(words.join(' ')));
    }),
  );
});

test('words that come again make no passphrase strong', () => {
  fc.assert(
    fc.property(word, fc.integer({ min: 1, max: 20 }), (one, times) => {
      expect(passphraseStrength(Array(times).fill(one).join(' '))).not.toMatch(/fair|good|strong/);
    }),
  );
});

test('whatever is typed has a strength, in any script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      expect(order).toContain(passphraseStrength(text));
    }),
  );
});
