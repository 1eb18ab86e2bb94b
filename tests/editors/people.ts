import type { Editor } from '@tiptap/core';
import * as Y from 'yjs';
import type { SeededRandom } from '../cast/seeded-random.ts';
import { englishEditorWords } from './english-words.ts';
import { mountNoteEditor } from '../../src/editors/note/mount-note-editor.ts';
import type { NoteEditor, NoteEditorOptions } from '../../src/editors/note/mount-note-editor.ts';
import { nobodyElse } from '../../src/editors/shared/presence.ts';

// jsdom draws nothing: what ProseMirror asks about places on the screen is answered with "nowhere".
Object.assign(Range.prototype, {
  getClientRects: () => [],
  getBoundingClientRect: () => new DOMRect(),
});

/** One person with the note open on their own device. */
export interface Writer {
  readonly doc: Y.Doc;
  readonly fragment: Y.XmlFragment;
  readonly element: HTMLElement;
  readonly editor: NoteEditor;
  /** How often this page wrote into the shared words. */
  writes(): number;
}

/** Opens a note for somebody; what is in `from` is there already. */
export function openNote(
  clientId: number,
  from?: Y.Doc,
  options: Partial<NoteEditorOptions> = {},
): Writer {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  const fragment = doc.getXmlFragment('note');
  let writes = 0;
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== 'sealed') writes += 1;
  });
  const element = document.createElement('div');
  document.body.append(element);
  const editor = mountNoteEditor(element, {
    fragment,
    presence: nobodyElse,
    label: 'Note',
    words: englishEditorWords,
    editable: true,
    ...options,
  });
  return { doc, fragment, element, editor, writes: () => writes };
}

/** Both get what the other has. */
export function meet(a: { readonly doc: Y.Doc }, b: { readonly doc: Y.Doc }): void {
  hear(b, a);
  hear(a, b);
}

/** The first gets what the second has. */
export function hear(by: { readonly doc: Y.Doc }, of: { readonly doc: Y.Doc }): void {
  Y.applyUpdate(by.doc, Y.encodeStateAsUpdate(of.doc, Y.encodeStateVector(by.doc)), 'sealed');
}

/** The editor inside an element: where tests put the caret and type, as a browser would. */
export function editorIn(page: HTMLElement): Editor {
  const dom = page.querySelector('.ProseMirror');
  const editor: unknown = dom === null ? undefined : Reflect.get(dom, 'editor');
  if (typeof editor !== 'object' || editor === null) throw new Error('no editor in this element');
  // The only way in from outside. The editor of an earlier build is of another copy of the same class.
  return editor as Editor;
}

/** Puts the caret so many characters into the first place where these words stand. */
export function placeCaret(editor: Editor, words: string, offset: number): void {
  const at = positionOfWords(editor, words) + offset;
  select(editor, { from: at, to: at });
}

/** Selects words, a range, or everything. */
export function select(
  editor: Editor,
  what: string | { readonly from: number; readonly to: number } = { from: 0, to: Infinity },
): void {
  const from = typeof what === 'string' ? positionOfWords(editor, what) : what.from;
  const to = typeof what === 'string' ? from + what.length : what.to;
  editor.commands.setTextSelection({ from, to: Math.min(to, editor.state.doc.content.size) });
}

/** A caret or a short selection among words, by chance. */
export function somewhere(editor: Editor, random: SeededRandom): { from: number; to: number } {
  const blocks: { start: number; end: number }[] = [];
  editor.state.doc.descendants((node, position) => {
    if (node.isTextblock)
      blocks.push({ start: position + 1, end: position + 1 + node.content.size });
  });
  const { start, end } = random.pick(blocks);
  const from = start + random.below(end - start + 1);
  return { from, to: random.chance(0.4) ? Math.min(end, from + random.below(8)) : from };
}

/** Types at the caret, over what is selected. */
export function type(editor: Editor, words: string): void {
  editor.view.dispatch(editor.state.tr.insertText(words));
}

/** Presses a key that the editor answers itself. */
export function press(editor: Editor, key: string): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event));
}

/** Pastes HTML, as from another page. */
export function pasteHtml(editor: Editor, html: string): void {
  editor.view.pasteHTML(html, Object.assign(new Event('paste'), { clipboardData: null }));
}

function positionOfWords(editor: Editor, words: string): number {
  let found: number | undefined;
  editor.state.doc.descendants((node, position) => {
    if (found === undefined && node.isTextblock) {
      const at = node.textBetween(0, node.content.size, undefined, '\ufffc').indexOf(words);
      if (at !== -1) found = position + 1 + at;
    }
  });
  if (found === undefined) throw new Error(`these words are not there: ${words}`);
  return found;
}
