import { utf8 } from './bytes.ts';

/** Writes our binary formats: big-endian integers, fixed fields as they are, variable ones behind their length as u32. */
export interface ByteWriter {
  u8(value: number): ByteWriter;
  u32(value: number): ByteWriter;
  /** An unsigned integer up to 2^53 − 1, in 8 bytes. */
  u64(value: number): ByteWriter;
  /** A field of known length, as it is. */
  fixed(bytes: Uint8Array): ByteWriter;
  /** A field of any length, behind its length as u32. */
  variable(bytes: Uint8Array): ByteWriter;
  /** UTF-8 text, behind its length in bytes as u32. */
  text(text: string): ByteWriter;
  /** Everything written so far. */
  bytes(): Uint8Array;
}

/** A new, empty writer. It grows by doubling: what years of words are written into has no other limit than memory. */
export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(64);
  let length = 0;
  /** Room for so many bytes more; where they begin. */
  const grow = (size: number): number => {
    const at = length;
    length += size;
    if (length > buffer.length) {
      const larger = new Uint8Array(Math.max(length, buffer.length * 2));
      larger.set(buffer.subarray(0, at));
      buffer = larger;
    }
    return at;
  };
  const integer = (value: number, size: 1 | 4 | 8): ByteWriter => {
    const limit = size === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (size * 8) - 1;
    if (!Number.isInteger(value) || value < 0 || value > limit) {
      throw new RangeError(`${value} does not fit an unsigned integer of ${size} bytes`);
    }
    const from = grow(size);
    let rest = value;
    for (let at = from + size - 1; at >= from; at -= 1) {
      buffer[at] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    return writer;
  };
  const writer: ByteWriter = {
    u8: (value) => integer(value, 1),
    u32: (value) => integer(value, 4),
    u64: (value) => integer(value, 8),
    fixed(bytes) {
      const at = grow(bytes.length);
      buffer.set(bytes, at);
      return writer;
    },
    variable(bytes) {
      integer(bytes.length, 4);
      return writer.fixed(bytes);
    },
    text: (text) => writer.variable(utf8(text)),
    bytes: () => buffer.slice(0, length),
  };
  return writer;
}
