import * as Y from 'yjs';
import { englishEditorWords } from '../../src/editors/note/words.ts';
import { mountNoteEditor } from '../../src/editors/note/mount-note-editor.ts';
import type { NoteEditor, NoteEditorOptions } from '../../src/editors/note/mount-note-editor.ts';
import { nobodyElse } from '../../src/editors/shared/presence.ts';

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
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), 'sealed');
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)), 'sealed');
}
