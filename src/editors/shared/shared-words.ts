import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorState, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import * as Y from 'yjs';
import { drawDocument } from './draw.ts';
import { createDrawn } from './drawn.ts';
import type { Drawn } from './drawn.ts';
import { undoOf } from './own-undo.ts';
import type { SharedSelection, UndoStep } from './own-undo.ts';
import { placeOf, positionOf } from './places.ts';
import { redraw } from './redraw.ts';
import { isFromShared, markShared, sharedKey } from './shared-meta.ts';
import { writeBack } from './write-back.ts';

/** Ties an editor to a shared rich text. */
export interface SharedWords {
  readonly plugin: Plugin;
  /**
   * Writes what the editor is about to show. A view that is never told so writes when it has drawn: later by the
   * drawing, which the other side need not wait for.
   */
  write(next: EditorState): void;
  /** The places of the present selection. */
  selection(state: EditorState): SharedSelection | undefined;
  /** Puts the caret to places that another editor of the same words told, or near an offset where they are gone. */
  select(wanted: SharedSelection, offset: number): void;
  /** Where a place is drawn now. */
  position(place: Uint8Array): number | undefined;
  /** What is done next is a step of its own for undo. */
  pause(): void;
  undo(): boolean;
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
}

/**
 * The two-way tie between a shared rich text and an editor. What is shared is drawn without ever being written to;
 * what the person changes is written as little as can be (see README beside this file).
 */
export function createSharedWords(fragment: Y.XmlFragment, onEdited: () => void): SharedWords {
  const own = undoOf(fragment);
  const { manager, origin } = own;
  const drawn = createDrawn();
  let mounted: EditorView | undefined;
  /** The document that says what the shared text says. */
  let known: unknown;
  /** The person changed something since the view was last drawn. */
  let edited = false;
  let lastSelection: SharedSelection | undefined;
  /** What the last selection was told for: a place stays the same place while others write around it. */
  let toldFor: { readonly doc: unknown; readonly selection: Selection } | undefined;

  const write = ({ doc }: EditorState): void => {
    if (mounted === undefined || doc === known) return;
    known = doc;
    edited = true;
    fragment.doc?.transact(() => writeBack(fragment, doc, drawn), origin);
  };
  const selection = (state: EditorState): SharedSelection | undefined => {
    if (state.doc === toldFor?.doc && state.selection.eq(toldFor.selection)) return lastSelection;
    const anchor = placeOf(state.selection.anchor, state.doc, drawn);
    const head = placeOf(state.selection.head, state.doc, drawn);
    toldFor = { doc: state.doc, selection: state.selection };
    lastSelection = anchor === undefined || head === undefined ? undefined : { anchor, head };
    return lastSelection;
  };
  const draw = (
    view: EditorView,
    wanted?: SharedSelection,
    writers?: ReadonlySet<number>,
  ): void => {
    const next = drawDocument(fragment, { schema: view.state.schema, drawn });
    const transaction = view.state.tr;
    redraw(transaction, next, drawn);
    const range = wanted && rangeOf(wanted, transaction.doc.content.size);
    if (range !== undefined) {
      const { doc } = transaction;
      const chosen = TextSelection.between(doc.resolve(range.anchor), doc.resolve(range.head));
      if (!chosen.eq(transaction.selection)) transaction.setSelection(chosen);
      toldFor = { doc, selection: transaction.selection };
      lastSelection = wanted;
    }
    known = transaction.doc;
    if (transaction.docChanged || transaction.selectionSet) {
      view.dispatch(markShared(transaction, writers));
    }
  };
  const rangeOf = (wanted: SharedSelection, size: number) => {
    const anchor = positionOf(wanted.anchor, fragment, drawn);
    const head = positionOf(wanted.head, fragment, drawn);
    if (anchor === undefined || head === undefined) return undefined;
    return anchor <= size && head <= size ? { anchor, head } : undefined;
  };
  const onShared = (_events: unknown, transaction: Y.Transaction): void => {
    if (mounted === undefined || transaction.origin === origin) return;
    const before = mounted.hasFocus() ? lastSelection : undefined;
    forgetChanged(transaction, drawn);
    draw(mounted, transaction.origin === manager ? undefined : before, writersIn(transaction));
  };
  const onAdded = ({ stackItem }: { stackItem: UndoStep }): void => {
    if (lastSelection !== undefined) stackItem.meta.set(origin, lastSelection);
  };
  /** After a step the caret is where it was before it. */
  const takeStep = (step: UndoStep | undefined): boolean => {
    const wanted: unknown = step?.meta.get(origin);
    if (mounted !== undefined && isSelection(wanted)) draw(mounted, wanted);
    return step !== undefined;
  };

  return {
    plugin: new Plugin({
      key: sharedKey,
      // Where nobody may write, nothing but what is shared changes what is shown, and so nothing is written.
      filterTransaction: (transaction) =>
        !transaction.docChanged || isFromShared(transaction) || mounted?.editable !== false,
      view(view) {
        mounted = view;
        draw(view);
        fragment.observeDeep(onShared);
        manager.on('stack-item-added', onAdded);
        return {
          update() {
            write(view.state);
            selection(view.state);
            if (edited) {
              edited = false;
              onEdited();
            }
          },
          destroy() {
            mounted = undefined;
            fragment.unobserveDeep(onShared);
            manager.off('stack-item-added', onAdded);
          },
        };
      },
    }),
    write,
    selection,
    select(wanted, offset) {
      if (mounted === undefined) return;
      draw(mounted, wanted);
      const { doc, tr } = mounted.state;
      if (rangeOf(wanted, doc.content.size) !== undefined) return;
      const near = TextSelection.near(doc.resolve(Math.min(offset, doc.content.size)), -1);
      mounted.dispatch(markShared(tr.setSelection(near)));
    },
    position: (place) => positionOf(place, fragment, drawn),
    pause: () => manager.stopCapturing(),
    undo: () => takeStep(own.undo()),
    redo: () => takeStep(own.redo()),
    canUndo: () => own.canUndo(),
    canRedo: () => own.canRedo(),
  };
}

const isSelection = (value: unknown): value is SharedSelection =>
  typeof value === 'object' && value !== null && 'anchor' in value && 'head' in value;

function writersIn({ beforeState, afterState }: Y.Transaction): ReadonlySet<number> {
  const writers = new Set<number>();
  for (const [client, clock] of afterState) {
    if (clock > (beforeState.get(client) ?? 0)) writers.add(client);
  }
  return writers;
}

/** What changed is drawn anew, and so is everything around it; all else stays as it was drawn. */
function forgetChanged(transaction: Y.Transaction, drawn: Drawn): void {
  for (const type of transaction.changed.keys()) forgetUp(type, drawn);
  for (const type of transaction.changedParentTypes.keys()) drawn.forget(type);
}

function forgetUp(start: object, drawn: Drawn): void {
  let type: unknown = start;
  while (type instanceof Y.AbstractType) {
    drawn.forget(type);
    type = type.parent;
  }
}
