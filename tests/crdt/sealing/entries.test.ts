import { readFileSync } from 'node:fs';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { fromHex, toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { EntryHash, EpochId, SpaceId, WriterId } from '../../../src/crdt/basics/id.ts';
import { isGoodAgreeKey } from '../../../src/crdt/sealing/agree-key.ts';
import { decodeBody, encodeBody } from '../../../src/crdt/sealing/entry-body.ts';
import { openEntry, readEntryHeader, sealEntry } from '../../../src/crdt/sealing/entry.ts';
import { clientIdOf, feedIdOf } from '../../../src/crdt/sealing/feed.ts';
import { readGenesis } from '../../../src/crdt/sealing/genesis.ts';
import { paddedLength } from '../../../src/crdt/sealing/padding.ts';
import {
  createSigner,
  isGoodSignKey,
  verifySignature,
  verifySignatureNow,
} from '../../../src/crdt/sealing/signing.ts';
import { deriveEpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { couple, write } from './couple.ts';

const Vector = v.object({
  secret: v.string(),
  genesis: v.string(),
  space: v.string(),
  epoch: v.string(),
  topic: v.string(),
  signalling: v.string(),
  entries: v.array(v.string()),
  digest: v.string(),
  words: v.string(),
});

const vector = v.parse(
  Vector,
  JSON.parse(
    readFileSync(new URL('../../vectors/sealing/version-1.json', import.meta.url), 'utf8'),
  ),
);

describe('version 1, for ever', () => {
  test('a Space that was written once still opens, to the same words', async () => {
    const space = SpaceId.parse(vector.space);
    const epoch = EpochId.parse(vector.epoch);
    const world = sealedWorld(7);
    if (space === undefined || epoch === undefined) throw new Error('the vector is damaged');
    const keys = deriveEpochKeys({ space, epoch, secret: fromHex(vector.secret) });
    expect(keys.topic).toBe(vector.topic);
    expect(keys.signalling).toBe(vector.signalling);
    expect(readGenesis(fromHex(vector.genesis))?.space).toBe(space);
    const page = world.page(world.founder, { genesis: fromHex(vector.genesis), keys });
    const report = await page.log.open({ entries: vector.entries.map(fromHex) });
    expect(report.damaged).toBe(0);
    expect(page.log.waitingCount()).toBe(0);
    expect(page.log.doc.getText('note').toJSON()).toBe(vector.words);
    expect(page.log.digest()).toBe(vector.digest);
  });
});

describe('an entry', () => {
  const world = sealedWorld(1);
  const { space, keys, founder, random } = world;
  const seal = (payload: Uint8Array): Uint8Array => {
    const writer = WriterId.random(random);
    const owner = { device: founder.id, writer };
    return sealEntry({
      keys,
      feed: feedIdOf(space, owner),
      sequence: 1,
      body: {
        ...owner,
        epoch: keys.epoch,
        previous: EntryHash.fromBytes(new Uint8Array(32)),
        kind: 0,
        needs: [['goals', 1]],
        covers: [],
        payload,
      },
      signer: founder.signer,
      random,
    }).bytes;
  };
  const open = (bytes: Uint8Array): ReturnType<typeof openEntry> => {
    const header = readEntryHeader(bytes);
    return header === undefined || header === 'newer' ? undefined : openEntry(keys, header, bytes);
  };

  test('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3_000 }), (payload) => {
        const body = open(seal(payload))?.body;
        expect(body?.payload).toEqual(payload);
        expect(body && decodeBody(encodeBody(body))).toEqual(body);
      }),
      { numRuns: 50 },
    );
  });

  test('with any one bit flipped does not open', () => {
    const bytes = seal(utf8('words'));
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const flipped = bytes.slice();
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(open(flipped)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test('cut short anywhere does not open', () => {
    const bytes = seal(utf8('words'));
    for (let length = 0; length < bytes.length; length += 1) {
      expect(open(bytes.subarray(0, length))).toBeUndefined();
    }
  });

  test('is never more than 12 % larger than it has to be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 513, max: 2 ** 26 }), (length) => {
        expect(paddedLength(length)).toBeGreaterThanOrEqual(length);
        expect(paddedLength(length)).toBeLessThanOrEqual(length * 1.12);
        expect(paddedLength(paddedLength(length))).toBe(paddedLength(length));
      }),
    );
  });
});

describe('a signature', () => {
  test("is the library's own, and both ways of checking agree", async () => {
    const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
    const signer = createSigner(seed);
    // RFC 8032 §7.1, test 1.
    expect(toHex(signer.publicKey)).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
    for (const text of ['', 'a', 'words '.repeat(100)]) {
      const message = utf8(text);
      const signature = signer.sign(message);
      expect(signature).toEqual(ed25519.sign(message, seed));
      const signed = { publicKey: signer.publicKey, message, signature };
      expect(await verifySignature(signed)).toBe(true);
      expect(verifySignatureNow(signed)).toBe(true);
    }
  });

  test('is the same when the public key was known beforehand, and never made under a wrong one', () => {
    const seed = new Uint8Array(32).fill(5);
    const signer = createSigner(seed);
    const message = utf8('words');
    expect(createSigner(seed, signer.publicKey).sign(message)).toEqual(signer.sign(message));
    const other = createSigner(new Uint8Array(32).fill(6));
    expect(() => createSigner(seed, other.publicKey).sign(message)).toThrow();
  });

  test('with a torsion part in R is refused by both', async () => {
    const { Point } = ed25519;
    const torsion = Point.fromHex(
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    );
    const seed = new Uint8Array(32).fill(3);
    const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(seed);
    const nonce = 12_345n;
    const commitment = Point.BASE.multiply(nonce).add(torsion).toBytes();
    const message = utf8('split the space');
    const { sha512 } = await import('@noble/hashes/sha2.js');
    const hash = sha512(Uint8Array.from([...commitment, ...pointBytes, ...message]));
    const challenge = Point.Fn.create(BigInt(`0x${toHex(hash.reverse())}`));
    const answer = Point.Fn.toBytes(Point.Fn.create(nonce + challenge * scalar));
    const signature = Uint8Array.from([...commitment, ...answer]);
    expect(ed25519.verify(signature, message, pointBytes, { zip215: false })).toBe(true);
    const signed = { publicKey: pointBytes, message, signature };
    expect(await verifySignature(signed)).toBe(false);
    expect(verifySignatureNow(signed)).toBe(false);
  });

  test('keys of small order, with torsion or not canonical are no keys', () => {
    const small = fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
    const good = createSigner(new Uint8Array(32).fill(1)).publicKey;
    const mixed = ed25519.Point.fromBytes(good).add(ed25519.Point.fromBytes(small)).toBytes();
    expect(isGoodSignKey(good)).toBe(true);
    expect(isGoodSignKey(small)).toBe(false);
    expect(isGoodSignKey(mixed)).toBe(false);
    expect(isGoodSignKey(new Uint8Array(32).fill(255))).toBe(false);
  });

  test('a key with which nobody can agree on a secret is no key to agree with', () => {
    const agrees = (key: Uint8Array): boolean => {
      try {
        return x25519.getSharedSecret(new Uint8Array(32).fill(9), key).length === 32;
      } catch {
        return false;
      }
    };
    const smallOrder = [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      `ec${'ff'.repeat(30)}7f`,
    ];
    for (const hex of smallOrder) {
      expect(agrees(fromHex(hex))).toBe(false);
      expect(isGoodAgreeKey(fromHex(hex))).toBe(false);
    }
    for (const notCanonical of [
      `ed${'ff'.repeat(30)}7f`,
      `09${'00'.repeat(30)}80`,
      'ff'.repeat(32),
    ])
      expect(isGoodAgreeKey(fromHex(notCanonical))).toBe(false);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
        key[31] = (key[31] ?? 0) & 0x7f;
        expect(isGoodAgreeKey(key)).toBe(agrees(key));
      }),
    );
    expect(isGoodAgreeKey(new Uint8Array(31).fill(9))).toBe(false);
  });

  test('signatures are those of RFC 8032 whatever is signed', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), bytes, (seed, message) => {
        const signer = createSigner(seed);
        expect(signer.publicKey).toEqual(ed25519.getPublicKey(seed));
        const signature = signer.sign(message);
        expect(signature).toEqual(ed25519.sign(message, seed));
        expect(verifySignatureNow({ publicKey: signer.publicKey, message, signature })).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});

describe('delivery', () => {
  test('in any order, twice or in part ends in the same words', async () => {
    const { world, tess, cleo } = await couple(9);
    for (let i = 0; i < 30; i += 1) {
      const page = world.random.chance(0.5) ? tess : cleo;
      const { length } = page.log.doc.getText('note');
      write(page, world.random.below(length + 1), `${i}`);
      page.log.flush();
      if (world.random.chance(0.3)) await world.exchange(tess, cleo);
    }
    await world.exchange(tess, cleo);
    const entries = tess.stored();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(entries.length - 1), { maxLength: 80 }),
        fc.integer({ min: 1, max: 9 }),
        async (order, size) => {
          const third = world.page(tess.device);
          const shuffled = order.flatMap((index) => entries[index] ?? []);
          for (let at = 0; at < shuffled.length; at += size) {
            await third.log.accept(shuffled.slice(at, at + size));
          }
          await third.log.accept(entries);
          expect(third.log.waitingCount()).toBe(0);
          expect(third.log.digest()).toBe(tess.log.digest());
        },
      ),
      { numRuns: 8 },
    );
  });

  test('a clientID is 53 bits and follows from its writer', () => {
    const world = sealedWorld(1);
    const writer = WriterId.fromBytes(new Uint8Array(16));
    const client = clientIdOf(world.space, { device: world.founder.id, writer });
    expect(Number.isSafeInteger(client)).toBe(true);
    expect(client).toBe(clientIdOf(world.space, { device: world.founder.id, writer }));
  });
});
