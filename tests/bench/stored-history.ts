import { readBytes } from '../../src/crdt/basics/byte-reader.ts';
import { byteWriter } from '../../src/crdt/basics/byte-writer.ts';

/** What rests of a workspace after years of tidying, with all that opens it, and the same words without seals. */
export interface StoredHistory {
  readonly genesis: Uint8Array;
  /** Of the founder's device. */
  readonly seed: Uint8Array;
  /** Of the first epoch. */
  readonly secret: Uint8Array;
  readonly entries: readonly Uint8Array[];
  /** As the log makes it, not yet sealed for the disk. */
  readonly snapshot: Uint8Array;
  /** As y-indexeddb keeps it. */
  readonly plainV1: Uint8Array;
  /** The smallest that Yjs can make of it. */
  readonly plainV2: Uint8Array;
}

const largest = 2 ** 30;

/** For the cache and for the way into a page: every field behind its length, the entries behind their count. */
export function writeHistory(history: StoredHistory): Uint8Array {
  const writer = byteWriter()
    .variable(history.genesis)
    .variable(history.seed)
    .variable(history.secret)
    .variable(history.snapshot)
    .variable(history.plainV1)
    .variable(history.plainV2)
    .u32(history.entries.length);
  for (const entry of history.entries) writer.variable(entry);
  return writer.bytes();
}

/** Undefined when the bytes are not whole. */
export function readHistory(bytes: Uint8Array): StoredHistory | undefined {
  return readBytes(bytes, (reader) => {
    const field = (): Uint8Array => reader.variable(largest).slice();
    const [genesis, seed, secret] = [field(), field(), field()];
    const [snapshot, plainV1, plainV2] = [field(), field(), field()];
    const entries = Array.from({ length: reader.u32() }, field);
    return { genesis, seed, secret, snapshot, plainV1, plainV2, entries };
  });
}
