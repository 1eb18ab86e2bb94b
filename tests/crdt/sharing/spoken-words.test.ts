import { wordlist } from '@scure/bip39/wordlists/english.js';
import { describe, expect, it } from 'vitest';
import { avoidedWords } from '../../../src/crdt/sharing/avoided-words.ts';
import { spokenWords } from '../../../src/crdt/sharing/spoken-words.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

describe('the three spoken words', () => {
  it('come from a list of 2,048 words that differ in their first four letters', () => {
    expect(wordlist).toHaveLength(2_048);
    expect(new Set(wordlist.map((word) => word.slice(0, 4))).size).toBe(2_048);
  });

  it('are never ones that hurt to read aloud, all of which are of that list', () => {
    expect([...avoidedWords].filter((word) => !wordlist.includes(word))).toEqual([]);
    const random = seededRandom(4);
    const shown = Array.from({ length: 1_000 }, () => spokenWords(random.bytes(32))).flat();
    expect(shown.filter((word) => avoidedWords.has(word))).toEqual([]);
    expect(wordlist.length - avoidedWords.size).toBeGreaterThan(1_700);
  });

  it('use the whole list in every place, and are all different for a thousand transcripts', () => {
    const random = seededRandom(3);
    const all = Array.from({ length: 1_000 }, () => spokenWords(random.bytes(32)));
    expect(new Set(all.map((words) => words.join(' '))).size).toBe(1_000);
    for (const place of [0, 1, 2] as const) {
      const used = new Set(all.map((words) => wordlist.indexOf(words[place])));
      expect(used.has(-1)).toBe(false);
      // A thousand draws from 1,733 hit about 760 different ones.
      expect(used.size).toBeGreaterThan(700);
      expect(Math.max(...used)).toBeGreaterThan(2_000);
      expect(Math.min(...used)).toBeLessThan(48);
    }
  });
});
