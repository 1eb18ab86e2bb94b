import { sha256 } from '@noble/hashes/sha2.js';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { Random } from '../../basics/random.ts';

const ENTROPY_BYTES = 16;
const BITS_OF_A_WORD = 11;
const CHECK_BITS = 4;
const WORDS = 12;

/** Words that were made, and the secret they say. */
export interface RecoveryWords {
  readonly words: readonly string[];
  /** 128 bits. */
  readonly secret: Uint8Array;
}

/**
 * Twelve fresh words: 128 random bits and 4 bits that show a slip of the pen, 11 bits a word (BIP 39). Drawn until none is among
 * the words to be avoided, which with 315 of 2,048 leaves 125 bits of choice.
 */
export function makeRecoveryWords(
  random: Random,
  avoided: ReadonlySet<string> = new Set(),
): RecoveryWords {
  for (;;) {
    const secret = random.bytes(ENTROPY_BYTES);
    const words = wordsOf(secret);
    if (!words.some((word) => avoided.has(word))) return { words, secret };
  }
}

/** What is wrong with the form of typed words. It says nothing of what would open: the list is public. */
export interface UnreadWords {
  readonly tag: 'unread-words';
  readonly count: number;
  /** Which of them are in no list of recovery words, counted from 1. */
  readonly unknown: readonly number[];
}

/** Looks at the form of typed words; undefined where they are twelve of the list. */
export function lookAtRecoveryWords(text: string): UnreadWords | undefined {
  const indices = indicesOf(text);
  const unknown = indices.flatMap((index, at) => (index === -1 ? [at + 1] : []));
  const isWhole = indices.length === WORDS && unknown.length === 0;
  return isWhole ? undefined : { tag: 'unread-words', count: indices.length, unknown };
}

/** The secret that words say, however they are typed; undefined when they are not twelve of the list, or a word is another. */
export function readRecoveryWords(text: string): Uint8Array | undefined {
  const indices = indicesOf(text);
  if (indices.length !== WORDS || indices.includes(-1)) return undefined;
  const bits = indices.map((index) => index.toString(2).padStart(BITS_OF_A_WORD, '0')).join('');
  const secret = Uint8Array.from({ length: ENTROPY_BYTES }, (_, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
  );
  return bits.endsWith(checkOf(secret)) ? secret : undefined;
}

const indicesOf = (text: string): readonly number[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).map((word) => wordlist.indexOf(word));

function wordsOf(secret: Uint8Array): readonly string[] {
  const bits = bitsOf(secret) + checkOf(secret);
  return Array.from({ length: WORDS }, (_, at) => {
    const from = at * BITS_OF_A_WORD;
    return wordlist[Number.parseInt(bits.slice(from, from + BITS_OF_A_WORD), 2)] ?? '';
  });
}

const bitsOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');

const checkOf = (secret: Uint8Array): string => bitsOf(sha256(secret)).slice(0, CHECK_BITS);
