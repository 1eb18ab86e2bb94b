import * as Y from 'yjs';
import type { SharedPlace } from './places.ts';

/** The places of a selection. */
export interface SharedSelection {
  readonly anchor: SharedPlace;
  readonly head: SharedPlace;
}

/** Undo of what was typed in one shared text on this page. It outlives the editor: leaving a note and coming back keeps it. */
export interface TextUndo {
  readonly manager: Y.UndoManager;
  /** The origin under which the editor writes. */
  readonly origin: object;
}

const undos = new WeakMap<Y.XmlFragment, TextUndo>();

/** The undo of a shared text, made when it is first opened. */
export function undoOf(fragment: Y.XmlFragment): TextUndo {
  const known = undos.get(fragment);
  if (known !== undefined) return known;
  const origin = { kind: 'note words' };
  const manager = new Y.UndoManager(fragment, {
    trackedOrigins: new Set([origin]),
    deleteFilter: (item) => !holdsOthersWork(item),
  });
  const made: TextUndo = { manager, origin };
  undos.set(fragment, made);
  return made;
}

/** Forgets what could be taken back in a shared text, so that its past can be tidied away. */
export function releaseUndo(fragment: Y.XmlFragment): void {
  undos.get(fragment)?.manager.destroy();
  undos.delete(fragment);
}

/**
 * Whether something lies in a piece that came from another page. Taking back the making of a paragraph must not take
 * what another has written in it since: then only one's own words in it go.
 */
function holdsOthersWork(item: Y.Item): boolean {
  if (!(item.content instanceof Y.ContentType)) return false;
  const own = item.id.client;
  const waiting: Pick<Y.Map<unknown>, '_map' | '_start'>[] = [item.content.type];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    const items = [...type._map.values()];
    for (let next = type._start; next !== null; next = next.right) items.push(next);
    for (const inside of items) {
      if (inside.deleted) continue;
      if (inside.id.client !== own) return true;
      if (inside.content instanceof Y.ContentType) waiting.push(inside.content.type);
    }
  }
  return false;
}
