import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { EditorView } from '@tiptap/pm/view';
import type { EditorPresence, OtherCaret } from './presence.ts';
import { isFromShared, markShared } from './shared-meta.ts';
import type { SharedWords } from './shared-words.ts';

const key = new PluginKey<DecorationSet>('carets');
/** How many colours the theme has for people. */
const colours = 6;
/** The longest name beside a caret, in letters as people count them. */
const longestName = 40;
/** Names below this row cover each other. */
const lastRow = 3;

/**
 * Draws the others' carets and selections and tells where one's own is. The name stands in the margin of the
 * caret's line, so that it never covers words; a colour is a number in an attribute, for no style may be inline.
 */
export function carets(words: SharedWords, presence: EditorPresence): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      // ProseMirror gives four values; the third, the state before, says nothing here.
      apply: (...[transaction, present, , state]) => {
        if (transaction.getMeta(key) !== undefined || isFromShared(transaction)) {
          return decorations(state, words, presence.others.get());
        }
        // What the person types is in the shared words only after this: until then carets move with it.
        return present.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      const draw = (): void => view.dispatch(markShared(view.state.tr).setMeta(key, true));
      const stop = presence.others.subscribe(() => {
        // Shared words may be on their way into the view: their carets come with them.
        if (!view.isDestroyed) draw();
      });
      const tell = (): void => {
        presence.own.setSelection(view.hasFocus() ? words.selection(view.state) : undefined);
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

function decorations(
  state: EditorState,
  words: SharedWords,
  others: readonly OtherCaret[],
): DecorationSet {
  const size = state.doc.content.size;
  const drawn: Decoration[] = [];
  const rows = new Map<number, number>();
  for (const other of others) {
    if (other.selection === undefined) continue;
    const head = words.position(other.selection.head);
    if (head === undefined || head > size) continue;
    const colour = colourOf(other);
    const block = state.doc.resolve(head).start();
    const row = rows.get(block) ?? 0;
    rows.set(block, row + 1);
    drawn.push(
      Decoration.widget(head, () => caret(other.name, { colour, row }), {
        key: `caret ${other.key} ${colour} ${row} ${other.name}`,
        side: 10,
        ignoreSelection: true,
      }),
    );
    const anchor = words.position(other.selection.anchor);
    if (anchor === undefined || anchor === head || anchor > size) continue;
    drawn.push(
      Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), {
        class: 'note-selection',
        'data-colour': colour,
      }),
    );
  }
  return DecorationSet.create(state.doc, drawn);
}

/** The letters of a name that are shown: an accent or a joined sign stays with its letter (UAX 29). */
function lettersOf(name: string): string[] {
  const letters: string[] = [];
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (letters.push(segment) === longestName) break;
  }
  return letters;
}

/** Peers say their colour: anything but a whole number becomes one that the theme has. */
function colourOf({ colour }: OtherCaret): string {
  return Number.isInteger(colour) ? String(((colour % colours) + colours) % colours) : '0';
}

/** Names of several carets in one paragraph stand in rows below one another: they may be in one line. */
function caret(name: string, look: { readonly colour: string; readonly row: number }): HTMLElement {
  const line = document.createElement('span');
  line.className = 'note-caret';
  line.dataset['colour'] = look.colour;
  line.dataset['row'] = String(Math.min(look.row, lastRow));
  // Said by the page in words; in the middle of the text it would only disturb.
  line.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'note-caret-name';
  const letters = lettersOf(name);
  label.textContent = letters.join('');
  // A phone's margin has room for one letter; half a name would look broken.
  label.dataset['letter'] = letters.find((letter) => letter.trim() !== '') ?? '';
  line.append(label);
  return line;
}
