import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureSize } from '../../src/app/features/journal/photos/picture-size.ts';
import {
  headOfBmp,
  headOfGif,
  headOfHeic,
  headOfJpeg,
  headOfPng,
  headsOfWebp,
} from './picture-heads.ts';

const heads = (width: number, height: number): readonly Uint8Array[] => [
  headOfPng(width, height),
  headOfJpeg(width, height),
  headOfGif(width, height),
  headOfBmp(width, height),
  headOfHeic(width, height),
  ...headsOfWebp(width, height),
];

test('each kind of picture tells its size', () => {
  const side = fc.integer({ min: 520, max: 16_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      for (const head of heads(width, height)) {
        expect(pictureSize(head)).toEqual({ width, height });
      }
    }),
  );
});

test('whatever the bytes, looking ends soon, and tells a size or none', () => {
  const any = fc.uint8Array({ maxLength: 400 });
  const all = heads(3_000, 2_000);
  const hurt = fc
    .record({
      head: fc.integer({ min: 0, max: all.length - 1 }),
      changes: fc.array(fc.tuple(fc.nat(120), fc.nat(255)), { maxLength: 12 }),
      length: fc.nat(200),
      tail: any,
    })
    .map(({ head, changes, length, tail }) => {
      const bytes = Uint8Array.from([...(all[head] ?? []), ...tail]).slice(0, length + 12);
      for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
      return bytes;
    });
  fc.assert(
    fc.property(fc.oneof(any, hurt), (bytes) => {
      const size = pictureSize(bytes);
      if (size === undefined) return;
      for (const side of [size.width, size.height]) {
        expect(Number.isInteger(side)).toBe(true);
        expect(side).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 3_000 },
  );
});

test('a file of nothing but parts to step over is given up', () => {
  const jpeg = new Uint8Array(3_000_000).fill(0xff);
  jpeg[1] = 0xd8;
  const gif = new Uint8Array(3_000_000);
  gif.set(headOfGif(1, 1).subarray(0, 10));
  const boxes = new Uint8Array(3_000_000);
  for (let at = 0; at < boxes.length; at += 8) boxes.set([0, 0, 0, 8, 102, 116, 121, 112], at);
  const began = performance.now();
  for (const bytes of [jpeg, gif, boxes]) expect(pictureSize(bytes)).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(1_000);
});
