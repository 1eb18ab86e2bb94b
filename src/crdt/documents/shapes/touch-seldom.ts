import * as Y from 'yjs';
import type { Clock } from '../../basics/clock.ts';
import type { RecordId } from '../../basics/id.ts';
import { writableRoot } from './kind-root.ts';
import type { KindRoot } from './kind-root.ts';

/** The least time between two touches of a record by one page, in milliseconds. */
const touchEveryMs = 60_000;
/** Not followed by undo: what is typed in rich text is taken back by its editor. */
const touchOrigin = { kind: 'touch' };
/** When this page last touched a record, by its own monotonic clock. */
const touches = new WeakMap<Y.Doc, Map<RecordId, number>>();

/**
 * Says that the rich text of a record was edited by this person: written at most once a minute, for it stands in the
 * log beside every letter. @throws when the document was made with a newer version.
 */
export function touchSeldom(
  doc: Y.Doc,
  kind: KindRoot,
  { id, clock }: { readonly id: RecordId; readonly clock: Clock },
): void {
  const ofDoc = touches.get(doc) ?? new Map<RecordId, number>();
  touches.set(doc, ofDoc);
  const lastMs = ofDoc.get(id);
  const nowMs = clock.monotonicMs();
  if (lastMs !== undefined && nowMs - lastMs < touchEveryMs) return;
  const record = writableRoot(doc, kind).get(id);
  if (!(record instanceof Y.Map)) return;
  ofDoc.set(id, nowMs);
  doc.transact(() => record.set('changed', clock.nowMs()), touchOrigin);
}
