import * as Y from 'yjs';
import { liveValue } from '../../basics/live.ts';
import type { Live, LiveValue } from '../../basics/live.ts';
import { removeRecord } from './removable.ts';
import { rootOf, writableRoot } from './kind-root.ts';
import type { KindRoot } from './kind-root.ts';

/** Takes back and brings again what this page itself did to one kind, verb by verb. */
export interface OwnUndo {
  undo(nowMs: number): boolean;
  redo(): boolean;
}

/** Whether there is something of this page's own to take back, and to bring again. */
export interface Undoable {
  readonly undo: boolean;
  readonly redo: boolean;
}

interface Held {
  readonly undoable: LiveValue<Undoable>;
  manager?: Y.UndoManager;
}

type StackItem = Y.UndoManager['undoStack'][number];

const held = new WeakMap<Y.Doc, Map<string, Held>>();

/** What {@link ownUndo} of a kind could do now. Asking makes nothing. */
export const undoableOf = (doc: Y.Doc, kind: KindRoot): Live<Undoable> =>
  heldOf(doc, kind).undoable;

/**
 * The undo of a kind in a document: the same one for everybody who asks, made at the first verb and never by
 * reading. It follows the kind's origin only, so what others wrote is never taken back.
 */
export function ownUndo(doc: Y.Doc, kind: KindRoot): OwnUndo {
  const own = heldOf(doc, kind);
  const manager = (own.manager ??= newManager(doc, kind, own));
  const told = <T>(result: T): T => {
    tell(own.undoable, manager);
    return result;
  };
  return {
    undo(nowMs) {
      writableRoot(doc, kind);
      const made = recordsMade(doc, kind.id, manager);
      if (!made.some((record) => hasOthersWords(record, doc.clientID)))
        return told(manager.undo() !== null);
      // Taking back the making of a record would take the other's words with it: what was made is removed, reversibly.
      manager.undoStack.pop();
      doc.transact(() => {
        for (const record of made) removeRecord(record, nowMs);
      }, kind.origin);
      manager.undoStack.pop();
      return told(true);
    },
    redo() {
      writableRoot(doc, kind);
      return told(manager.redo() !== null);
    },
  };
}

function heldOf(doc: Y.Doc, { id }: KindRoot): Held {
  const ofDoc = held.get(doc) ?? new Map<string, Held>();
  held.set(doc, ofDoc);
  const own = ofDoc.get(id) ?? { undoable: liveValue<Undoable>({ undo: false, redo: false }) };
  ofDoc.set(id, own);
  return own;
}

function newManager(doc: Y.Doc, kind: KindRoot, { undoable }: Held): Y.UndoManager {
  const made = new Y.UndoManager(doc.getMap(kind.id), {
    trackedOrigins: new Set([kind.origin]),
    captureTimeout: 0,
  });
  made.on('stack-item-added', () => tell(undoable, made));
  made.on('stack-item-popped', ({ stackItem }) => putBackLost(doc, stackItem.deletions));
  return made;
}

/** Not followed by undo: it belongs to what has just been taken back. */
const putBackOrigin = { kind: 'put back' };

/**
 * Where two set one value at once and the one that counted is taken back, the library leaves nothing there: neither the
 * value before, for the other's stands between, nor the other's, which is forgotten. The value before is put back.
 */
function putBackLost(doc: Y.Doc, overwritten: StackItem['deletions']): void {
  doc.transact((transaction) => {
    Y.iterateDeletedStructs(transaction, overwritten, (item) => {
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentAny)) return;
      const { parent, parentSub: key } = item;
      if (key === null || !(parent instanceof Y.Map) || parent._item?.deleted === true) return;
      if (!parent.has(key)) parent.set(key, item.content.arr.at(-1));
    });
  }, putBackOrigin);
}

const tell = (undoable: LiveValue<Undoable>, manager: Y.UndoManager): void =>
  undoable.set({ undo: manager.canUndo(), redo: manager.canRedo() });

/** The records that the next undo would unmake; what lies in them goes with them. */
function recordsMade(doc: Y.Doc, id: string, manager: Y.UndoManager): readonly Y.Map<unknown>[] {
  const step = manager.undoStack.at(-1);
  const root = rootOf(doc, id);
  const made: Y.Map<unknown>[] = [];
  const waiting: Y.Map<unknown>[] = step === undefined || root === undefined ? [] : [root];
  for (let map = waiting.pop(); map !== undefined; map = waiting.pop()) {
    for (const item of map._map.values()) {
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
      const type = item.content.type;
      if (!(type instanceof Y.Map)) continue;
      if (step !== undefined && Y.isDeleted(step.insertions, item.id)) made.push(type);
      else waiting.push(type);
    }
  }
  return made;
}

function hasOthersWords(record: Y.Map<unknown>, own: number): boolean {
  const waiting: Pick<Y.Map<unknown>, '_map' | '_start'>[] = [record];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    const items = [...type._map.values()];
    for (let item = type._start; item !== null; item = item.right) items.push(item);
    for (const item of items) {
      if (item.deleted) continue;
      if (item.id.client !== own) return true;
      if (item.content instanceof Y.ContentType) waiting.push(item.content.type);
    }
  }
  return false;
}
