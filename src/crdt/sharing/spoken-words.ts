import { wordlist } from '@scure/bip39/wordlists/english.js';
import { invariant } from '../basics/invariant.ts';
import { deriveKey } from './derive-key.ts';

/** The three words that both screens show. */
export type SpokenWords = readonly [string, string, string];

/**
 * The words of a run: the first 33 bits of HKDF(transcript, "words"), 11 for each word, from the English list of
 * BIP 39 (2,048 common words whose first four letters differ). Somebody in between hits them by chance once in 8.6 billion.
 */
export function spokenWords(transcript: Uint8Array): SpokenWords {
  const bits = new DataView(deriveKey({ secret: transcript, label: 'words', length: 8 }).buffer);
  const value = bits.getBigUint64(0);
  const word = (shift: bigint): string => {
    const found = wordlist[Number((value >> shift) & 2047n)];
    invariant(found, 'the list has 2,048 words');
    return found;
  };
  return [word(53n), word(42n), word(31n)];
}
