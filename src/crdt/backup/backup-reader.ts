import { sha256 } from '@noble/hashes/sha2.js';
import { byteReader } from '../basics/byte-reader.ts';
import { equalBytes } from '../basics/bytes.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { Stretch } from '../vault/argon2-cost.ts';
import { readChunks } from './chunk-reader.ts';
import type { BackupFault } from './backup-fault.ts';
import type { FileSource } from './backup-file.ts';
import { headerBytes, readBackupHeader } from './backup-header.ts';
import { backupKeyOf } from './backup-keys.ts';
import type { BackupKey } from './backup-keys.ts';
import { decodePart, mostPartBytes, partHeadBytes } from './backup-part.ts';
import type { BackupPart } from './backup-part.ts';
import { createByteQueue } from './byte-queue.ts';
import { partOrder } from './part-order.ts';

/** Nothing that anybody writes in a lifetime comes near: a larger file is none of ours. */
export const mostFileBytes = 64 * 2 ** 30;

/** Reads the header and tries the passphrase. A header that asks for too much is refused before anything is computed. */
export async function openBackup(
  source: FileSource,
  passphrase: string,
  stretch: Stretch,
): Promise<Result<BackupKey, BackupFault>> {
  const beginning = await source.read(0, headerBytes);
  if (!beginning.ok) return beginning;
  const header = readBackupHeader(beginning.value);
  if (!header.ok) return header;
  if (source.size > mostFileBytes) return err('too-large');
  const key = await backupKeyOf(header.value, passphrase, stretch);
  return key === undefined ? err('wrong-passphrase') : ok(key);
}

/** What takes the parts of a backup, one after the other. `false`: no more of them are wanted. */
export type TakePart = (part: Exclude<BackupPart, { readonly tag: 'end' }>) => Promise<boolean>;

/**
 * Reads a backup from its first part to its last, a chunk at a time, and hands out what a seal vouches for. That all of it is there is
 * known only at the end: `ok` says so. `stopped` when whoever takes the parts wanted no more.
 */
export async function readBackup(
  source: FileSource,
  by: BackupKey,
  take: TakePart,
): Promise<Result<void, BackupFault | 'stopped'>> {
  const order = partOrder(source.size);
  const queue = createByteQueue();
  const sum = sha256.create();
  let parts = 0;
  const found = { end: false };
  /** Takes the parts that are whole so far. */
  const takeParts = async (): Promise<Result<void, BackupFault | 'stopped'>> => {
    for (;;) {
      const head = queue.peek(partHeadBytes);
      if (head === undefined) return ok(undefined);
      const reader = byteReader(head);
      const kind = reader.u8();
      const length = reader.u32();
      if (length > mostPartBytes) return err('too-large');
      const whole = queue.take(partHeadBytes + length);
      if (whole === undefined) return ok(undefined);
      const part = decodePart(kind, whole.subarray(partHeadBytes));
      if (part === undefined) return err('damaged');
      if (part === 'newer') return err('newer');
      const odd = order(part);
      if (odd !== undefined) return err(odd);
      if (part.tag === 'end') {
        found.end = true;
        if (part.parts !== parts || !equalBytes(part.sum, sum.digest())) return err('damaged');
        continue;
      }
      sum.update(whole);
      parts += 1;
      if (!(await take(part))) return err('stopped');
    }
  };
  const read = await readChunks(source, by, (plain) => {
    queue.add(plain);
    return takeParts();
  });
  if (!read.ok) return read;
  return found.end && queue.length() === 0 ? ok(undefined) : err('damaged');
}
