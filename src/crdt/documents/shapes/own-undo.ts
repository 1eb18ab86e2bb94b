import * as Y from 'yjs';
import { removeRecord } from './removable.ts';
import { rootOf, writableRoot } from './kind-root.ts';
import type { KindRoot } from './kind-root.ts';

/** Takes back and brings again what this page itself did to one kind, verb by verb. */
export interface OwnUndo {
  undo(nowMs: number): boolean;
  redo(): boolean;
}

const managers = new WeakMap<Y.Doc, Map<string, Y.UndoManager>>();

/**
 * The undo of a kind in a document: the same one for everybody who asks, made at the first verb and never by
 * reading. It follows the kind's origin only, so what others wrote is never taken back.
 */
export function ownUndo(doc: Y.Doc, kind: KindRoot): OwnUndo {
  const manager = managerOf(doc, kind);
  return {
    undo(nowMs) {
      writableRoot(doc, kind);
      const shared = recordOthersWroteIn(doc, kind.id, manager);
      if (shared === undefined) return manager.undo() !== null;
      // Taking back the making of a record would take the other's words with it: it is removed, reversibly.
      manager.undoStack.pop();
      doc.transact(() => removeRecord(shared, nowMs), kind.origin);
      manager.undoStack.pop();
      return true;
    },
    redo() {
      writableRoot(doc, kind);
      return manager.redo() !== null;
    },
  };
}

function managerOf(doc: Y.Doc, kind: KindRoot): Y.UndoManager {
  const ofDoc = managers.get(doc) ?? new Map<string, Y.UndoManager>();
  managers.set(doc, ofDoc);
  const known = ofDoc.get(kind.id);
  if (known !== undefined) return known;
  const made = new Y.UndoManager(doc.getMap(kind.id), {
    trackedOrigins: new Set([kind.origin]),
    captureTimeout: 0,
  });
  ofDoc.set(kind.id, made);
  return made;
}

/** The record that the next undo would unmake although somebody else has written in it. */
function recordOthersWroteIn(
  doc: Y.Doc,
  id: string,
  manager: Y.UndoManager,
): Y.Map<unknown> | undefined {
  const step = manager.undoStack.at(-1);
  const root = rootOf(doc, id);
  if (step === undefined || root === undefined) return undefined;
  const waiting: Y.Map<unknown>[] = [root];
  for (let map = waiting.pop(); map !== undefined; map = waiting.pop()) {
    for (const item of map._map.values()) {
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
      const type = item.content.type;
      if (!(type instanceof Y.Map)) continue;
      if (!Y.isDeleted(step.insertions, item.id)) waiting.push(type);
      else if (hasOthersWords(type, doc.clientID)) return type;
    }
  }
  return undefined;
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
