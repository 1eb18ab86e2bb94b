import { sha256 } from '@noble/hashes/sha2.js';
import { ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { chunkBytes, sealChunk } from './backup-chunk.ts';
import type { FileSink, WriteFault } from './backup-file.ts';
import type { BackupKey } from './backup-keys.ts';
import { encodePart } from './backup-part.ts';
import type { BackupPart } from './backup-part.ts';

/** Writes a backup, part by part. Never more than one part and one chunk of it are in memory. */
export interface BackupWriter {
  write(part: Exclude<BackupPart, { readonly tag: 'end' }>): Promise<Result<void, WriteFault>>;
  /** Closes the last chunk. Without it the file opens nowhere. */
  end(): Promise<Result<void, WriteFault>>;
}

/** A writer into a file; the header is written with the first chunk. */
export function createBackupWriter(by: BackupKey, sink: FileSink): BackupWriter {
  const sum = sha256.create();
  let buffer = new Uint8Array(chunkBytes);
  let filled = 0;
  let number = 0;
  let parts = 0;

  const writeChunk = async (last: boolean): Promise<Result<void, WriteFault>> => {
    if (number === 0) {
      const begun = await sink.write(by.header.bytes);
      if (!begun.ok) return begun;
    }
    const sealed = sealChunk(by, { number, last }, buffer.subarray(0, filled));
    number += 1;
    filled = 0;
    return sink.write(sealed);
  };
  const put = async (bytes: Uint8Array): Promise<Result<void, WriteFault>> => {
    let at = 0;
    while (at < bytes.length) {
      // A full chunk waits until it is known not to be the last.
      if (filled === chunkBytes) {
        const written = await writeChunk(false);
        if (!written.ok) return written;
      }
      const some = bytes.subarray(at, at + chunkBytes - filled);
      buffer.set(some, filled);
      filled += some.length;
      at += some.length;
    }
    return ok(undefined);
  };
  return {
    write(part) {
      const bytes = encodePart(part);
      sum.update(bytes);
      parts += 1;
      return put(bytes);
    },
    async end() {
      const closing = await put(encodePart({ tag: 'end', parts, sum: sum.digest() }));
      const written = closing.ok ? await writeChunk(true) : closing;
      // Words that others sealed, and secrets: not left lying about longer than need be.
      buffer = new Uint8Array(0);
      return written;
    },
  };
}
