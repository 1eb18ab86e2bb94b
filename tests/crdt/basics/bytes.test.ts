import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteReader, MalformedBytes, readBytes } from '../../../src/crdt/basics/byte-reader.ts';
import { byteWriter } from '../../../src/crdt/basics/byte-writer.ts';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../../src/crdt/basics/bytes.ts';

test('what is written is read back, field by field', () => {
  fc.assert(
    fc.property(
      fc.record({
        u8: fc.integer({ min: 0, max: 255 }),
        u32: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        u64: fc.maxSafeNat(),
        bytes: fc.uint8Array(),
        text: fc.string({ unit: 'grapheme' }),
      }),
      ({ u8, u32, u64, bytes, text }) => {
        const written = byteWriter().u8(u8).u32(u32).u64(u64).variable(bytes).text(text).bytes();
        const reader = byteReader(written);
        expect(reader.u8()).toBe(u8);
        expect(reader.u32()).toBe(u32);
        expect(reader.u64()).toBe(u64);
        expect(reader.variable(10_000)).toEqual(bytes);
        expect(reader.text(10_000)).toBe(text);
        reader.end();
      },
    ),
  );
});

test('integers are big-endian and a value that does not fit throws', () => {
  expect(
    toHex(
      byteWriter()
        .u32(0x01020304)
        .u64(2 ** 53 - 1)
        .bytes(),
    ),
  ).toBe('01020304001fffffffffffff');
  expect(() => byteWriter().u8(256)).toThrow(RangeError);
  expect(() => byteWriter().u32(-1)).toThrow(RangeError);
  expect(() => byteWriter().u64(2 ** 53)).toThrow(RangeError);
});

test('reading past the end, beyond a bound, or not to the end is malformed', () => {
  expect(() => byteReader(new Uint8Array(3)).u32()).toThrow(MalformedBytes);
  expect(() => byteReader(fromHex('00000005aabbccddee')).variable(4)).toThrow(MalformedBytes);
  expect(() => byteReader(fromHex('ffffffffffffffff')).u64()).toThrow(MalformedBytes);
  expect(readBytes(new Uint8Array(2), (reader) => reader.u8())).toBeUndefined();
  expect(readBytes(fromHex('00000002c328'), (reader) => reader.text(10))).toBeUndefined();
});

test('hex and base64url have one spelling for each value', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes);
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    }),
  );
  for (const text of ['AB', 'A', 'AA=', 'A+', 'A/', 'Å'])
    expect(fromBase64Url(text)).toBeUndefined();
  for (const text of ['a', 'zz', ' a']) expect(() => fromHex(text)).toThrow(RangeError);
});
