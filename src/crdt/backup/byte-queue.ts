import { joinBytes } from '../basics/bytes.ts';

/** Bytes that came in pieces and are taken in others. */
export interface ByteQueue {
  add(bytes: Uint8Array): void;
  /** The next bytes, which stay; undefined when there are fewer. */
  peek(length: number): Uint8Array | undefined;
  /** The next bytes; undefined when there are fewer. A view where they came in one piece. */
  take(length: number): Uint8Array | undefined;
  length(): number;
}

/** An empty queue. */
export function createByteQueue(): ByteQueue {
  let pieces: Uint8Array[] = [];
  let total = 0;
  /** Puts the first pieces together until the first of them is so long. */
  const front = (length: number): Uint8Array | undefined => {
    if (length > total) return undefined;
    const [first] = pieces;
    if (first !== undefined && first.length >= length) return first;
    let count = 0;
    let size = 0;
    for (const piece of pieces) {
      if (size >= length) break;
      size += piece.length;
      count += 1;
    }
    const joined = joinBytes(pieces.slice(0, count));
    pieces = [joined, ...pieces.slice(count)];
    return joined;
  };
  return {
    add(bytes) {
      if (bytes.length === 0) return;
      pieces.push(bytes);
      total += bytes.length;
    },
    peek: (length) => front(length)?.subarray(0, length),
    take(length) {
      const first = front(length);
      if (first === undefined) return undefined;
      const rest = first.subarray(length);
      pieces = rest.length > 0 ? [rest, ...pieces.slice(1)] : pieces.slice(1);
      total -= length;
      return first.subarray(0, length);
    },
    length: () => total,
  };
}
