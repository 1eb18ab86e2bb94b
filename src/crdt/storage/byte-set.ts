import { equalBytes, toHex } from '../basics/bytes.ts';

/** A set of byte strings, by content. */
export interface ByteSet {
  has(bytes: Uint8Array): boolean;
  /** False when it was in already. */
  add(bytes: Uint8Array): boolean;
}

/** A set that looks at the last 16 bytes first: sealed entries end in a tag that is theirs alone. */
export function byteSet(initial: Iterable<Uint8Array> = []): ByteSet {
  const alike = new Map<string, Uint8Array[]>();
  const keyOf = (bytes: Uint8Array): string => toHex(bytes.subarray(-16));
  const set: ByteSet = {
    has: (bytes) => alike.get(keyOf(bytes))?.some((other) => equalBytes(other, bytes)) === true,
    add(bytes) {
      const key = keyOf(bytes);
      const same = alike.get(key);
      if (same === undefined) alike.set(key, [bytes]);
      else if (same.some((other) => equalBytes(other, bytes))) return false;
      else same.push(bytes);
      return true;
    },
  };
  for (const bytes of initial) set.add(bytes);
  return set;
}
