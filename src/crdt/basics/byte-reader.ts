/** Thrown by a {@link ByteReader} that meets too few bytes, too many, or a value out of bounds. */
export class MalformedBytes extends Error {
  override readonly name = 'MalformedBytes';
}

/** Reads what a ByteWriter wrote. Every method throws {@link MalformedBytes} rather than guess. */
export interface ByteReader {
  u8(): number;
  u32(): number;
  /** @throws MalformedBytes also above 2^53 − 1. */
  u64(): number;
  /** A view of the next `length` bytes (not a copy). */
  fixed(length: number): Uint8Array;
  /** A view of a field behind its length; longer than `limit` is malformed. */
  variable(limit: number): Uint8Array;
  /** Valid UTF-8 of at most `limit` bytes. */
  text(limit: number): string;
  /** How many bytes are left. */
  left(): number;
  /** @throws MalformedBytes when anything is left. */
  end(): void;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A reader from the first byte on. */
export function byteReader(bytes: Uint8Array): ByteReader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (length: number): number => {
    if (length > bytes.length - at) throw new MalformedBytes('ends too early');
    const start = at;
    at += length;
    return start;
  };
  const reader: ByteReader = {
    u8: () => view.getUint8(take(1)),
    u32: () => view.getUint32(take(4)),
    u64() {
      const value = view.getBigUint64(take(8));
      if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new MalformedBytes('integer too large');
      return Number(value);
    },
    fixed(length) {
      const start = take(length);
      return bytes.subarray(start, start + length);
    },
    variable(limit) {
      const length = reader.u32();
      if (length > limit) throw new MalformedBytes('field too long');
      return reader.fixed(length);
    },
    text(limit) {
      try {
        return decoder.decode(reader.variable(limit));
      } catch (cause) {
        if (cause instanceof MalformedBytes) throw cause;
        throw new MalformedBytes('not UTF-8', { cause });
      }
    },
    left: () => bytes.length - at,
    end() {
      if (at !== bytes.length) throw new MalformedBytes('bytes left over');
    },
  };
  return reader;
}

/** Runs a parser; undefined when the bytes were malformed. Any other exception is a bug and passes. */
export function readBytes<T>(bytes: Uint8Array, parse: (reader: ByteReader) => T): T | undefined {
  try {
    const reader = byteReader(bytes);
    const value = parse(reader);
    reader.end();
    return value;
  } catch (problem) {
    if (problem instanceof MalformedBytes) return undefined;
    throw problem;
  }
}
