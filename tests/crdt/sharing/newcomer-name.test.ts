import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanNewcomerName } from '../../../src/crdt/sharing/newcomer-name.ts';

describe('a newcomer’s name', () => {
  it.each([
    ['  Robin  ', 'Robin'],
    ['Robin\n\tWoods', 'Robin Woods'],
    ['\u202eniboR\u202c', 'niboR'],
    ['\u2066Robin\u2069\u200f', 'Robin'],
    ['Ro\u0000bin\u0007', 'Robin'],
    ['Zoe\u0308', 'Zoë'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d👧 Ada', '👩\u200d👧 Ada'],
    ['\u200b\u202e \ufeff', ''],
    ['x'.repeat(200), 'x'.repeat(80)],
    ['😀'.repeat(200), '😀'.repeat(80)],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanNewcomerName(given)).toBe(shown);
  });

  it('is short, on one line and steady, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = cleanNewcomerName(given);
        expect(Array.from(name).length).toBeLessThanOrEqual(80);
        expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(cleanNewcomerName(name)).toBe(name);
      }),
    );
  });
});
