import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { recordVerbs } from '../shapes/record-verbs.ts';
import { richTextOf } from '../shapes/rich-text.ts';
import { newText, setWords } from '../shapes/text.ts';
import { touchSeldom } from '../shapes/touch-seldom.ts';
import { readNotes } from './read-notes.ts';
import type { NotesVerbs, NotesView } from './types.ts';

const kind: KindRoot = { id: 'notes', version: 1, origin: { kind: 'notes' } };

/** Notes of rich text, last changed first. Shape: README beside this folder. */
export const notes: DocumentKind<NotesView, NotesVerbs> = {
  id: kind.id,
  audience: 'workspace',
  version: kind.version,
  read: (doc, context) => readNotes(doc, kind.id, context),
  verbs: (doc, context) => notesVerbs(doc, context),
};

function notesVerbs(doc: Y.Doc, { clock, random }: WriteContext): NotesVerbs {
  const { write, onRecord: onNote, touched, ...common } = recordVerbs(doc, kind, clock);
  return {
    add: (title) =>
      write((root) => {
        const id = RecordId.random(random);
        const now = clock.nowMs();
        const note = new Y.Map<unknown>();
        root.set(id, note);
        note.set('title', newText(title));
        note.set('body', new Y.XmlFragment());
        note.set('created', now);
        note.set('changed', now);
        return id;
      }),
    setTitle: (id, title, was) =>
      onNote(id, (note) => {
        if (setWords(note, 'title', { next: title, was })) touched(note);
      }),
    touch: (id) => touchSeldom(doc, kind, { id, clock }),
    body: (id) => richTextOf(doc, kind, { id, field: 'body' }),
    ...common,
  };
}
