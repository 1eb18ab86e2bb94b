import * as Y from 'yjs';
import { RecordId } from '../../basics/id.ts';
import type { DocumentKind, WriteContext } from '../document-kind.ts';
import { rootOf, writeRoot } from '../shapes/kind-root.ts';
import type { KindRoot } from '../shapes/kind-root.ts';
import { ownUndo } from '../shapes/own-undo.ts';
import type { RootMap } from '../shapes/record.ts';
import { removeRecord, restoreRecord } from '../shapes/removable.ts';
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
  const write = <T>(verb: (root: RootMap) => T): T => {
    ownUndo(doc, kind);
    return writeRoot(doc, kind, verb);
  };
  const onNote = (id: RecordId, verb: (note: RootMap) => void): void =>
    write((root) => {
      const note = root.get(id);
      if (note instanceof Y.Map) verb(note);
    });

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
        if (setWords(note, 'title', { next: title, was })) note.set('changed', clock.nowMs());
      }),
    touch: (id) => touchSeldom(doc, kind, { id, clock }),
    remove: (id) => onNote(id, (note) => removeRecord(note, clock.nowMs())),
    restore: (id) => onNote(id, restoreRecord),
    body(id) {
      const note = rootOf(doc, kind.id)?.get(id);
      const body: unknown = note instanceof Y.Map ? note.get('body') : undefined;
      return body instanceof Y.XmlFragment ? body : undefined;
    },
    undo: () => ownUndo(doc, kind).undo(clock.nowMs()),
    redo: () => ownUndo(doc, kind).redo(),
  };
}
