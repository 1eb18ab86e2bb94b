import { wordlist } from '@scure/bip39/wordlists/english.js';
import { invariant } from '../basics/invariant.ts';
import { avoidedWords } from './avoided-words.ts';
import { deriveKey } from './derive-key.ts';

/** The three words that both screens show. */
export type SpokenWords = readonly [string, string, string];

/** So many bytes give 32 draws; that fewer than three of them may be said does not happen (once in 10^21). */
const drawnBytes = 64;

/**
 * The words of a run: HKDF(transcript, "words") in pieces of 16 bits, of which the first 11 draw from the English list
 * of BIP 39 (2,048 common words whose first four letters differ); a word that is better not said is passed over. Somebody
 * in between hits them by chance once in five billion.
 */
export function spokenWords(transcript: Uint8Array): SpokenWords {
  const drawn = new DataView(
    deriveKey({ secret: transcript, label: 'words', length: drawnBytes }).buffer,
  );
  const words: string[] = [];
  for (let at = 0; at < drawnBytes; at += 2) {
    const word = wordlist[drawn.getUint16(at) >> 5];
    if (word !== undefined && !avoidedWords.has(word)) words.push(word);
  }
  const [first, second, third] = words;
  invariant(first !== undefined && second !== undefined && third !== undefined, 'words were drawn');
  return [first, second, third];
}
