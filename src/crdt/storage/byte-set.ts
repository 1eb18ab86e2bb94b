import { equalBytes } from '../basics/bytes.ts';

/** A set of byte strings, by content. */
export interface ByteSet {
  has(bytes: Uint8Array): boolean;
  /** False when it was in already. */
  add(bytes: Uint8Array): boolean;
}

/** A set that looks at the last 6 bytes first: sealed entries end in a tag that is as good as random. */
export function byteSet(initial: Iterable<Uint8Array> = []): ByteSet {
  const alike = new Map<number, Uint8Array[]>();
  const keyOf = (bytes: Uint8Array): number => {
    let key = 0;
    for (let at = Math.max(0, bytes.length - 6); at < bytes.length; at += 1) {
      key = key * 256 + (bytes[at] ?? 0);
    }
    return key;
  };
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
