import { err, ok } from '../../crdt/basics/result.ts';
import type { FileSource } from '../../crdt/spaces/backup-face.ts';

/** A file that somebody chose, read piece by piece: never all of it at once. */
export const blobSource = (blob: Blob): FileSource => ({
  size: blob.size,
  async read(from, length) {
    try {
      return ok(new Uint8Array(await blob.slice(from, from + length).arrayBuffer()));
    } catch {
      return err('unreadable');
    }
  },
});
