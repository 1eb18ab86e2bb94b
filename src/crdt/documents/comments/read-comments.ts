import type * as Y from 'yjs';
import type { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { readKept } from '../shapes/kept-records.ts';
import { readChanged, readFlag, readMap, readTouch } from '../shapes/record.ts';
import { readNeeded, readPlain } from '../shapes/record-fields.ts';
import type { RootMap, TouchReading } from '../shapes/record.ts';
import { byCreation, readSpoken } from '../shapes/spoken-list.ts';
import { commentLimits } from './types.ts';
import type { CommentsView, Thread } from './types.ts';

/** Reads all threads, whatever peers may have put there. */
export function readComments(doc: Y.Doc, id: string, context: ReadContext): Reading<CommentsView> {
  const { view, ...rest } = readKept(doc, { id, context, readRecord: readThread });
  return {
    view: { threads: [...view.there].sort(byCreation), removed: view.removed },
    ...rest,
  };
}

/** A thread about nothing is none. */
function readThread(id: RecordId, record: RootMap, reading: TouchReading): Thread | undefined {
  const { oddities } = reading;
  const place = readNeeded(record, 'place', oddities);
  const list = readMap(record, 'replies', oddities);
  if (place === undefined || list === undefined) return undefined;
  return {
    id,
    place,
    quote: readPlain(record, 'quote', { limit: commentLimits.quote, oddities }),
    resolved: readFlag(record, 'resolved', oddities),
    replies: readSpoken(list, { reading, limit: commentLimits.text }),
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}
