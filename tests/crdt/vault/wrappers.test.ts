import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import type { Argon2Cost, Stretch } from '../../../src/crdt/vault/argon2-cost.ts';
import { usualCost, writeCost } from '../../../src/crdt/vault/argon2-cost.ts';
import { argon2 } from '../../../src/crdt/vault/argon2.ts';
import { deriveKey } from '../../../src/crdt/vault/keys.ts';
import { readAsking } from '../../../src/crdt/vault/wrappers/asking-wrapper.ts';
import type { AskingWrapper } from '../../../src/crdt/vault/wrappers/asking-wrapper.ts';
import {
  passkeySalt,
  questionOf,
  unwrapWithPasskey,
  wrapWithPasskey,
} from '../../../src/crdt/vault/wrappers/passkey-wrapper.ts';
import {
  unwrapWithPassphrase,
  wrapWithPassphrase,
} from '../../../src/crdt/vault/wrappers/passphrase-wrapper.ts';
import {
  makeRecoveryWords,
  lookAtRecoveryWords,
  readRecoveryWords,
} from '../../../src/crdt/vault/wrappers/recovery-words.ts';
import {
  unwrapWithRecovery,
  wrapWithRecovery,
} from '../../../src/crdt/vault/wrappers/recovery-wrapper.ts';
import type { Wrapper } from '../../../src/crdt/vault/wrappers/wrapper-list.ts';
import { avoidedWords } from '../../../src/crdt/sharing/avoided-words.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

const random = seededRandom(3);
const keys = random.bytes(64);
const nowMs = Date.UTC(2026, 2, 1);

/** Quick, and as good for what is not about its cost. */
const quick: Stretch = ({ passphrase, salt }) =>
  Promise.resolve(deriveKey(Uint8Array.from([...passphrase, ...salt]), 'quick'));

function read(wrapper: Wrapper): AskingWrapper {
  const asking = readAsking(wrapper);
  if (asking === undefined) throw new Error('it cannot be read');
  return asking;
}

describe('A passphrase', () => {
  it('opens what it closed, and no other does', async () => {
    const wrapper = read(
      await wrapWithPassphrase(keys, 'a quiet harbour', { random, stretch: quick, nowMs }),
    );
    expect(wrapper.setMs).toBe(nowMs);
    expect(await unwrapWithPassphrase(wrapper, 'a quiet harbour', quick)).toEqual(keys);
    expect(await unwrapWithPassphrase(wrapper, 'a quiet harbor', quick)).toBeUndefined();
    expect(await unwrapWithPassphrase(wrapper, '', quick)).toBeUndefined();
  });

  it('is one passphrase however the keyboard composes its letters, and blanks count', async () => {
    const wrapper = read(
      await wrapWithPassphrase(keys, 'cafe\u0301 am See', { random, stretch: quick, nowMs }),
    );
    expect(await unwrapWithPassphrase(wrapper, 'caf\u00e9 am See', quick)).toEqual(keys);
    expect(await unwrapWithPassphrase(wrapper, 'caf\u00e9 am  See', quick)).toBeUndefined();
  });

  it('computes nothing when a changed wrapper asks for more than ours ever did, or less', async () => {
    const odd: readonly Argon2Cost[] = [
      { ...usualCost, memory: 256 * 1024 + 1 },
      { ...usualCost, memory: 0xffffffff },
      { ...usualCost, memory: 8 },
      { ...usualCost, passes: 11 },
      { ...usualCost, passes: 0 },
      { ...usualCost, lanes: 5 },
      { ...usualCost, lanes: 0 },
    ];
    const stretch = vi.fn(quick);
    for (const cost of odd) {
      const details = Uint8Array.from([...writeCost(cost), ...random.bytes(16)]);
      const wrapper = { ...read(wrapWithRecovery(keys, keys, { random, nowMs })), details };
      expect(await unwrapWithPassphrase(wrapper, 'any', stretch)).toBe('damaged');
    }
    expect(stretch).not.toHaveBeenCalled();
  });

  it('is stretched by Argon2id as RFC 9106 says, with WebAssembly and without', async () => {
    const cost: Argon2Cost = { memory: 19 * 1024, passes: 2, lanes: 1 };
    const options = { passphrase: utf8('a quiet harbour'), salt: utf8('0123456789abcdef'), cost };
    const quickly = await argon2(options);
    vi.stubGlobal('WebAssembly', undefined);
    const plainly = await argon2(options);
    vi.unstubAllGlobals();
    expect(toHex(plainly)).toBe(toHex(quickly));
    expect(toHex(quickly)).toBe('6e9927c3bfaacff60a5ddfe8cb99dc590d77ff4666788683ca13a1fc36489f69');
  });
});

describe('Recovery words', () => {
  it('are twelve of the list, none of them one that hurts, and say their secret however they are typed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { words, secret } = makeRecoveryWords(seededRandom(seed), avoidedWords);
        expect(words).toHaveLength(12);
        expect(words.filter((word) => avoidedWords.has(word))).toEqual([]);
        expect(readRecoveryWords(words.join(' '))).toEqual(secret);
        expect(readRecoveryWords(` 1. ${words.join(',\n2) ').toUpperCase()}. `)).toEqual(secret);
      }),
      { numRuns: 200 },
    );
  });

  it('are not taken with a word too few, too many or off the list', () => {
    const { words } = makeRecoveryWords(random);
    expect(readRecoveryWords(words.slice(1).join(' '))).toBeUndefined();
    expect(readRecoveryWords([...words, words[0]].join(' '))).toBeUndefined();
    expect(readRecoveryWords([...words.slice(1), 'attune'].join(' '))).toBeUndefined();
    expect(readRecoveryWords('')).toBeUndefined();
    const seen = (typed: readonly string[]) => lookAtRecoveryWords(typed.join(' '));
    expect(seen(words)).toBeUndefined();
    expect(seen(words.slice(1))).toEqual({ tag: 'unread-words', count: 11, unknown: [] });
    expect(seen([...words, 'oak'])).toMatchObject({ count: 13 });
    expect(seen([...words.slice(1), 'attune'])).toMatchObject({ count: 12, unknown: [12] });
  });

  it('show a slip of the pen in fifteen of sixteen cases', () => {
    let seen = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const { words } = makeRecoveryWords(seededRandom(seed));
      const other = words.with(seed % 12, words[(seed + 5) % 12] ?? '');
      if (readRecoveryWords(other.join(' ')) === undefined) seen += 1;
    }
    expect(seen).toBeGreaterThan(350);
  });

  it('agree with the list that everybody else uses (BIP 39)', () => {
    expect(readRecoveryWords(`${'abandon '.repeat(11)}about`)).toEqual(new Uint8Array(16));
    expect(
      readRecoveryWords(
        'legal winner thank year wave sausage worth useful legal winner thank yellow',
      ),
    ).toEqual(new Uint8Array(16).fill(0x7f));
  });

  it('open what they closed, and others do not', () => {
    const { secret } = makeRecoveryWords(random);
    const wrapper = read(wrapWithRecovery(keys, secret, { random, nowMs }));
    expect(unwrapWithRecovery(wrapper, secret)).toEqual(keys);
    expect(unwrapWithRecovery(wrapper, makeRecoveryWords(random).secret)).toBeUndefined();
  });
});

describe('A passkey', () => {
  it('is asked for as it was made, opens what it closed, and another does not', () => {
    const passkey = { credential: random.bytes(48), salt: passkeySalt(random) };
    const secret = random.bytes(32);
    const wrapper = read(wrapWithPasskey(keys, { ...passkey, secret }, { random, nowMs }));
    expect(questionOf(wrapper)).toEqual(passkey);
    expect(unwrapWithPasskey(wrapper, secret)).toEqual(keys);
    expect(unwrapWithPasskey(wrapper, random.bytes(32))).toBeUndefined();
  });
});

describe('A wrapper that asks', () => {
  it('does not open once any of its bytes was changed', () => {
    const secret = random.bytes(16);
    const { kind, body } = wrapWithRecovery(keys, secret, { random, nowMs });
    for (let at = 0; at < body.length; at += 1) {
      const changed = body.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      const wrapper = readAsking({ kind, body: changed });
      expect(wrapper && unwrapWithRecovery(wrapper, secret)).toBeUndefined();
    }
  });

  it('does not open as another kind, and odd bytes are read as none', () => {
    const secret = random.bytes(16);
    const { kind, body } = wrapWithRecovery(keys, secret, { random, nowMs });
    expect(unwrapWithRecovery(read({ kind: kind - 1, body }), secret)).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (odd) => {
        const wrapper = readAsking({ kind, body: odd });
        expect(wrapper && unwrapWithRecovery(wrapper, secret)).toBeUndefined();
        expect(() => wrapper && questionOf(wrapper)).not.toThrow();
      }),
    );
  });
});
