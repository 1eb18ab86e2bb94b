import { byteReader } from '../basics/byte-reader.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import {
  chunkBytes,
  chunkHeadBytes,
  leastChunkBytes,
  mostChunkBytes,
  openChunk,
} from './backup-chunk.ts';
import type { BackupFault } from './backup-fault.ts';
import type { FileSource } from './backup-file.ts';
import { headerBytes } from './backup-header.ts';
import type { BackupKey } from './backup-keys.ts';

/** Reads the chunks of a file behind its header, one at a time; `take` gets what each of them held. */
export async function readChunks<Fault>(
  source: FileSource,
  by: BackupKey,
  take: (plain: Uint8Array) => Promise<Result<void, Fault>>,
): Promise<Result<void, Fault | BackupFault>> {
  let at = headerBytes;
  for (let number = 0; ; number += 1) {
    const chunk = await readSealed(source, at);
    if (!chunk.ok) return chunk;
    const { last, sealed } = chunk.value;
    const plain = openChunk(by, { number, last }, sealed);
    if (plain === undefined) return err('damaged');
    if (!last && plain.length !== chunkBytes) return err('damaged');
    at += chunkHeadBytes + sealed.length;
    // What stands behind the end was put there by somebody else.
    if (last && at < source.size) return err('damaged');
    const taken = await take(plain);
    if (!taken.ok) return taken;
    if (last) return ok(undefined);
  }
}

/** A chunk as it stands in the file. A length is believed within bounds only. */
async function readSealed(
  source: FileSource,
  at: number,
): Promise<Result<{ readonly last: boolean; readonly sealed: Uint8Array }, BackupFault>> {
  const head = await source.read(at, chunkHeadBytes);
  if (!head.ok) return head;
  if (head.value.length < chunkHeadBytes) return err('incomplete');
  const reader = byteReader(head.value);
  const flag = reader.u8();
  const length = reader.u32();
  if (flag > 1 || length < leastChunkBytes || length > mostChunkBytes) return err('damaged');
  const sealed = await source.read(at + chunkHeadBytes, length);
  if (!sealed.ok) return sealed;
  if (sealed.value.length < length) return err('incomplete');
  return ok({ last: flag === 1, sealed: sealed.value });
}
