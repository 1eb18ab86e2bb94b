import { concatBytes } from '../basics/bytes.ts';
import { err, ok } from '../basics/result.ts';
import type { FileSink, FileSource, WriteFault } from './backup-file.ts';

/** Bytes in memory as a file to read. */
export const memorySource = (bytes: Uint8Array): FileSource => ({
  size: bytes.length,
  read: (from, length) => Promise.resolve(ok(bytes.slice(from, from + length))),
});

/** A file in memory to write to, of at most `room` bytes. */
export function memorySink(
  room = Number.POSITIVE_INFINITY,
  fault: WriteFault = 'full',
): FileSink & { bytes(): Uint8Array } {
  const pieces: Uint8Array[] = [];
  let length = 0;
  return {
    write(bytes) {
      length += bytes.length;
      if (length > room) return Promise.resolve(err(fault));
      pieces.push(bytes.slice());
      return Promise.resolve(ok(undefined));
    },
    bytes: () => concatBytes(...pieces),
  };
}
