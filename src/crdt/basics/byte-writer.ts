import { concatBytes, utf8 } from './bytes.ts';

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

/** A new, empty writer. */
export function byteWriter(): ByteWriter {
  const parts: Uint8Array[] = [];
  const integer = (value: number, size: 1 | 4 | 8): ByteWriter => {
    const limit = size === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (size * 8) - 1;
    if (!Number.isInteger(value) || value < 0 || value > limit) {
      throw new RangeError(`${value} does not fit an unsigned integer of ${size} bytes`);
    }
    const field = new Uint8Array(size);
    let rest = value;
    for (let at = size - 1; at >= 0; at -= 1) {
      field[at] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    parts.push(field);
    return writer;
  };
  const writer: ByteWriter = {
    u8: (value) => integer(value, 1),
    u32: (value) => integer(value, 4),
    u64: (value) => integer(value, 8),
    fixed(bytes) {
      parts.push(bytes);
      return writer;
    },
    variable(bytes) {
      integer(bytes.length, 4);
      return writer.fixed(bytes);
    },
    text: (text) => writer.variable(utf8(text)),
    bytes: () => concatBytes(...parts),
  };
  return writer;
}
