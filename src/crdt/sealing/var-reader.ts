import { MalformedBytes } from '../basics/byte-reader.ts';

/** Reads lib0's variable-length numbers and texts, of which Yjs's updates are made. Throws MalformedBytes. */
export interface VarReader {
  byte(): number;
  /** At most 2^53 − 1. */
  uint(): number;
  /** Reads past a signed number. */
  signed(): void;
  text(): string;
  /** Reads past a text; its length as JavaScript counts it (UTF-16). */
  textLength(): number;
  skip(length: number): void;
  position(): number;
  left(): number;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function varReader(bytes: Uint8Array): VarReader {
  let at = 0;
  const take = (length: number): number => {
    if (length > bytes.length - at) throw new MalformedBytes('ends too early');
    const start = at;
    at += length;
    return start;
  };
  const next = (): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new MalformedBytes('ends too early');
    at += 1;
    return byte;
  };
  const uint = (): number => {
    let value = 0;
    let scale = 1;
    while (true) {
      const byte = next();
      value += (byte & 0b0111_1111) * scale;
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('integer too large');
      if (byte < 0b1000_0000) return value;
      scale *= 128;
    }
  };
  const decode = (start: number, end: number): string => {
    try {
      return decoder.decode(bytes.subarray(start, end));
    } catch (cause) {
      throw new MalformedBytes('not UTF-8', { cause });
    }
  };
  return {
    byte: next,
    uint,
    signed() {
      let byte = next();
      let value = byte & 0b0011_1111;
      let scale = 64;
      while (byte >= 0b1000_0000) {
        byte = next();
        value += (byte & 0b0111_1111) * scale;
        scale *= 128;
        if (value > Number.MAX_SAFE_INTEGER) throw new MalformedBytes('integer too large');
      }
    },
    text() {
      const length = uint();
      const start = take(length);
      return decode(start, start + length);
    },
    textLength() {
      const length = uint();
      const start = take(length);
      for (let i = start; i < start + length; i += 1) {
        if ((bytes[i] ?? 0) >= 0x80) return decode(start, start + length).length;
      }
      return length;
    },
    skip: take,
    position: () => at,
    left: () => bytes.length - at,
  };
}
