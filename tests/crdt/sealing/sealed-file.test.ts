import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../../src/crdt/basics/bytes.ts';
import { EpochId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { openFile, sealFile } from '../../../src/crdt/sealing/sealed-file.ts';
import type { FileEpoch } from '../../../src/crdt/sealing/sealed-file.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { seededRandom } from '../../cast/seeded-random.ts';

const epochOf = (space: number, epoch: number): FileEpoch => ({
  space: SpaceId.fromBytes(new Uint8Array(32).fill(space)),
  epoch: EpochId.fromBytes(new Uint8Array(16).fill(epoch)),
  secret: new Uint8Array(32).fill(100 + epoch),
});
const [older, newer] = [epochOf(1, 1), epochOf(1, 2)];
const random = seededRandom(1);

test('bytes come back as they were, whichever epoch sealed them; no length of theirs is told exactly', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3_000 }), fc.constantFrom(older, newer), (bytes, by) => {
      const { name, sealed } = sealFile(by, bytes, random);
      expect(openFile([older, newer], name, sealed)).toEqual(bytes);
      const longer = sealFile(by, new Uint8Array(bytes.length + 1), random).sealed.length;
      expect(longer).toBeGreaterThanOrEqual(sealed.length);
      expect(name).not.toBe(sealFile(by, bytes, random).name);
    }),
  );
});

test('with one bit turned, under another name, in another Space or without its epoch it does not open', () => {
  const bytes = random.bytes(500);
  const { name, sealed } = sealFile(newer, bytes, random);
  fc.assert(
    fc.property(fc.nat({ max: sealed.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
      const turned = sealed.slice();
      turned[at] = (turned[at] ?? 0) ^ (1 << bit);
      expect(openFile([newer], name, turned)).toBeUndefined();
      // Not even by somebody who names it anew.
      expect(openFile([newer], toHex(sha256(turned)), turned)).toBeUndefined();
    }),
  );
  for (let length = 0; length < 80; length += 1) {
    const short = sealed.slice(0, length);
    expect(openFile([newer], toHex(sha256(short)), short)).toBeUndefined();
  }
  expect(openFile([newer], 'ab'.repeat(32), sealed)).toBeUndefined();
  expect(openFile([older], name, sealed)).toBeUndefined();
  expect(openFile([{ ...newer, space: epochOf(2, 2).space }], name, sealed)).toBeUndefined();
  expect(openFile([newer], name, sealed)).toEqual(bytes);
});

test('a file that was sealed by the first version still opens', () => {
  const stored: unknown = JSON.parse(
    readFileSync(new URL('../../vectors/sealing/file-v1.json', import.meta.url), 'utf8'),
  );
  const { name, sealed, bytes } = stored as Record<string, string>;
  const found = openFile([older, newer], name ?? '', fromHex(sealed ?? ''));
  expect(found && toHex(found)).toBe(bytes);
});
