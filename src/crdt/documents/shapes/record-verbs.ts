import * as Y from 'yjs';
import type { Clock } from '../../basics/clock.ts';
import type { RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import { writeRoot } from './kind-root.ts';
import type { KindRoot } from './kind-root.ts';
import { ownUndo, undoableOf } from './own-undo.ts';
import type { Undoable } from './own-undo.ts';
import type { RootMap } from './record.ts';
import { removeRecord, restoreRecord } from './removable.ts';

/** What the verbs of every kind of records are made of. */
export interface RecordVerbs {
  /** One verb: one transaction, which undo follows. */
  readonly write: <T>(verb: (root: RootMap) => T) => T;
  /** A verb on a record; undefined when it is gone. */
  readonly onRecord: <T>(id: RecordId, verb: (record: RootMap) => T) => T | undefined;
  /** Says that a record was changed now. */
  readonly touched: (record: RootMap) => void;
  readonly remove: (id: RecordId) => void;
  readonly restore: (id: RecordId) => void;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly undoable: Live<Undoable>;
}

/** The common verbs of a kind in a document. Asking for them writes nothing. */
export function recordVerbs(doc: Y.Doc, kind: KindRoot, clock: Clock): RecordVerbs {
  const write: RecordVerbs['write'] = (verb) => {
    ownUndo(doc, kind);
    return writeRoot(doc, kind, verb);
  };
  const onRecord: RecordVerbs['onRecord'] = (id, verb) =>
    write((root) => {
      const record = root.get(id);
      return record instanceof Y.Map ? verb(record) : undefined;
    });
  return {
    write,
    onRecord,
    touched: (record) => void record.set('changed', clock.nowMs()),
    remove: (id) => void onRecord(id, (record) => removeRecord(record, clock.nowMs())),
    restore: (id) => void onRecord(id, restoreRecord),
    undo: () => ownUndo(doc, kind).undo(clock.nowMs()),
    redo: () => ownUndo(doc, kind).redo(),
    undoable: undoableOf(doc, kind),
  };
}
