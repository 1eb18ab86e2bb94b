import * as Y from 'yjs';
import { isElement } from './is-element.ts';
import { letGo } from './let-go.ts';
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
  /** Takes back one step; undefined when there is none. */
  undo(): UndoStep | undefined;
  redo(): UndoStep | undefined;
  canUndo(): boolean;
  canRedo(): boolean;
}

/** A step, and what was remembered with it. */
export interface UndoStep {
  readonly meta: Map<unknown, unknown>;
}

const undos = new WeakMap<Y.XmlFragment, TextUndo>();

/** The undo of a shared text, made when it is first opened. */
export function undoOf(fragment: Y.XmlFragment): TextUndo {
  const known = undos.get(fragment);
  if (known !== undefined) return known;
  const origin = { kind: 'note words' };
  const wentNow = new Set<object>();
  const manager = new Y.UndoManager(fragment, {
    trackedOrigins: new Set([origin]),
    // Called amid the step: the mark is part of it, and redo takes it off again.
    deleteFilter(item) {
      if (!(item.content instanceof Y.ContentType)) return true;
      const made = item.content.type;
      if (isElement(made)) {
        letGo(made);
        wentNow.add(made);
      }
      return false;
    },
  });
  const aside = { undo: 0, redo: 0 };
  /** One step at a time: the library would pass over one that only lets go, and take back the one before with it. */
  const one = (which: 'undo' | 'redo'): UndoStep | undefined => {
    const stack = which === 'undo' ? manager.undoStack : manager.redoStack;
    for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
      const below = stack.splice(0, stack.length - 1);
      aside[which] = below.length;
      wentNow.clear();
      try {
        if (manager[which]() !== null || wentNow.size > 0) return step;
      } finally {
        stack.unshift(...below);
        aside[which] = 0;
      }
    }
    return undefined;
  };
  const made: TextUndo = {
    manager,
    origin,
    undo: () => one('undo'),
    redo: () => one('redo'),
    canUndo: () => manager.undoStack.length + aside.undo > 0,
    canRedo: () => manager.redoStack.length + aside.redo > 0,
  };
  undos.set(fragment, made);
  return made;
}
