import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import { equalBytes } from '../../crdt/basics/bytes.ts';
import { caretDrawing } from './caret-drawing.ts';
import type { CaretLook } from './caret-drawing.ts';
import type { SharedSelection } from './own-undo.ts';
import type { EditorPresence, OtherCaret } from './presence.ts';
import { isFromShared, markShared, writersOf } from './shared-meta.ts';
import type { SharedWords } from './shared-words.ts';

/** One caret where it is drawn, and what is selected with it. */
interface PlacedCaret extends CaretLook {
  readonly key: string;
  readonly head: number;
  readonly anchor: number;
  /** What its person told last. */
  readonly selection: SharedSelection;
  /** It has gone along with what they typed since, and stands behind the place that they told. */
  readonly ahead: boolean;
}

interface Carets {
  readonly placed: readonly PlacedCaret[];
  readonly drawn: DecorationSet;
}

const key = new PluginKey<Carets>('carets');
/** How many colours the theme has for people. */
const colours = 6;
const none: Carets = { placed: [], drawn: DecorationSet.empty };

/**
 * Draws the others' carets and selections and tells where one's own is. The name stands in the margin of the
 * caret's line, so that it never covers words; a colour is a number in an attribute, for no style may be inline.
 */
export function carets(words: SharedWords, presence: EditorPresence): Plugin<Carets> {
  /** Who told a place among words that are still on their way. */
  let awaited: ReadonlySet<string> = new Set();
  return new Plugin<Carets>({
    key,
    state: {
      init: () => none,
      // ProseMirror gives four values; the third, the state before, says nothing here.
      apply: (...[transaction, present, , state]) => {
        const others = presence.others.get();
        const along = others.filter((other) => !awaited.has(other.key));
        const before = moved(present.placed, transaction, along);
        const drawn = present.drawn.map(transaction.mapping, transaction.doc);
        // What the person types is in the shared words only after this: until then carets move with it.
        if (transaction.getMeta(key) === undefined && !isFromShared(transaction)) {
          return { placed: before, drawn };
        }
        const placed = place(state, { words, others, before });
        if (isDrawn(placed, drawn)) return { placed, drawn };
        return { placed, drawn: DecorationSet.create(state.doc, placed.flatMap(decorationsOf)) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.drawn },
    view(view) {
      const stop = presence.others.subscribe((others) => {
        if (view.isDestroyed) return;
        const { placed: before, drawn } = key.getState(view.state) ?? none;
        const isAwaited = ({ selection }: OtherCaret): boolean =>
          selection !== undefined && words.position(selection.head) === undefined;
        awaited = new Set(others.filter(isAwaited).map((other) => other.key));
        // A caret that went along with its person's words stands where they say by now.
        if (isDrawn(place(view.state, { words, others, before }), drawn)) return;
        view.dispatch(markShared(view.state.tr).setMeta(key, true));
      });
      let own: SharedSelection | undefined;
      const tell = (): void => {
        const before = own;
        own = view.hasFocus() ? words.selection(view.state) : undefined;
        if (before !== undefined && own !== undefined && sameSelection(before, own)) return;
        presence.own.setSelection(own);
      };
      view.dom.addEventListener('focus', tell);
      view.dom.addEventListener('blur', tell);
      let told: EditorState | undefined;
      return {
        update(updated: EditorView) {
          const { state } = updated;
          if (told?.doc === state.doc && told.selection.eq(state.selection)) return;
          told = state;
          if (updated.hasFocus()) tell();
        },
        destroy() {
          stop();
          view.dom.removeEventListener('focus', tell);
          view.dom.removeEventListener('blur', tell);
          presence.own.setSelection(undefined);
        },
      };
    },
  });
}

/** Where carets are after a transaction: behind what their own person typed there, before what anybody else did. */
function moved(
  placed: readonly PlacedCaret[],
  transaction: Transaction,
  others: readonly OtherCaret[],
): readonly PlacedCaret[] {
  if (!transaction.docChanged) return placed;
  const { mapping } = transaction;
  const writers = [...writersOf(transaction)];
  return placed.map((caret) => {
    const own = others.find((other) => other.key === caret.key);
    const along = own !== undefined && writers.some((client) => own.wrote(client));
    const isLocal = !isFromShared(transaction);
    const head = mapping.map(caret.head, along || isLocal ? 1 : -1);
    const typed = along && head !== mapping.map(caret.head, -1);
    return {
      ...caret,
      head,
      anchor: typed ? head : mapping.map(caret.anchor, isLocal ? 1 : -1),
      ahead: caret.ahead || typed,
      selection: (typed ? own.selection : undefined) ?? caret.selection,
    };
  });
}

/** Where everybody stands; who is at a place that is not here yet stays where they stood before. */
function place(
  state: EditorState,
  from: {
    readonly words: SharedWords;
    readonly others: readonly OtherCaret[];
    readonly before: readonly PlacedCaret[];
  },
): readonly PlacedCaret[] {
  const size = state.doc.content.size;
  const placed: PlacedCaret[] = [];
  const rows = new Map<number, number>();
  for (const other of from.others) {
    const { selection } = other;
    if (selection === undefined) continue;
    const before = from.before.find((caret) => caret.key === other.key);
    const isAhead = before?.ahead === true && sameSelection(before.selection, selection);
    const told = isAhead ? before.head : from.words.position(selection.head);
    const head = told ?? before?.head;
    if (head === undefined || head > size) continue;
    const anchor = isAhead ? before.anchor : from.words.position(selection.anchor);
    const block = state.doc.resolve(head).start();
    const row = rows.get(block) ?? 0;
    rows.set(block, row + 1);
    placed.push({
      key: other.key,
      name: other.name,
      colour: colourOf(other),
      row,
      head,
      anchor: anchor === undefined || anchor > size ? head : anchor,
      selection,
      ahead: isAhead,
    });
  }
  return placed;
}

const sameSelection = (one: SharedSelection, other: SharedSelection): boolean =>
  equalBytes(one.head, other.head) && equalBytes(one.anchor, other.anchor);

/** Whether carets are drawn just so already. */
function isDrawn(placed: readonly PlacedCaret[], drawn: DecorationSet): boolean {
  const there = new Set(drawn.find().map(seen));
  const wanted = placed.flatMap(decorationsOf);
  return there.size === wanted.length && wanted.every((one) => there.has(seen(one)));
}

/** What is seen of a decoration, and where. */
function seen({ from, to, spec }: Decoration): string {
  const own: unknown = spec;
  const named = typeof own === 'object' && own !== null && 'key' in own ? String(own.key) : '';
  return `${from} ${to} ${named}`;
}

function decorationsOf(caret: PlacedCaret): Decoration[] {
  const { name, colour, row, head, anchor } = caret;
  const line = Decoration.widget(head, () => caretDrawing(caret), {
    key: `caret ${caret.key} ${colour} ${row} ${name}`,
    side: 10,
    ignoreSelection: true,
  });
  if (anchor === head) return [line];
  const selected = Decoration.inline(
    Math.min(anchor, head),
    Math.max(anchor, head),
    { class: 'note-selection', 'data-colour': colour },
    { key: `selection ${caret.key} ${colour}` },
  );
  return [line, selected];
}

/** Peers say their colour: anything but a whole number becomes one that the theme has. */
function colourOf({ colour }: OtherCaret): string {
  return Number.isInteger(colour) ? String(((colour % colours) + colours) % colours) : '0';
}
