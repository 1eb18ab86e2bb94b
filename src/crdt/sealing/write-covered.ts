import type * as Y from 'yjs';
import type { DeleteRange } from './delete-ranges.ts';
import type { CoverRange } from './entry-body.ts';
import { writeUpdate } from './update-writer.ts';

/** Writes what a cover over these ranges says, from a document that holds their words. */
export const writeCovered = (
  doc: Y.Doc,
  of: { readonly ranges: readonly CoverRange[]; readonly deletes: Iterable<DeleteRange> },
): Uint8Array =>
  writeUpdate(
    doc,
    of.ranges.map(({ client, firstClock, endClock }) => ({
      client,
      from: firstClock,
      to: endClock,
    })),
    of.deletes,
  );
