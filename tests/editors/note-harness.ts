import * as Y from 'yjs';
import { liveValue } from '../../src/crdt/basics/live.ts';
import { mountNoteEditor } from '../../src/editors/note/mount-note-editor.ts';
import { englishEditorWords } from './english-words.ts';
import type { OtherCaret } from '../../src/editors/shared/presence.ts';

/** A page with the note open for two people, their documents joined in memory. For journeys only. */
const docs = [new Y.Doc(), new Y.Doc()] as const;
const [anas, sams] = docs;
for (const doc of docs) {
  const other = doc === anas ? sams : anas;
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'sealed') Y.applyUpdate(other, update, 'sealed');
  });
}
const carets = {
  ana: liveValue<readonly OtherCaret[]>([]),
  sam: liveValue<readonly OtherCaret[]>([]),
};
const names = { ana: 'Ana', sam: 'Sam' };

const open = (who: 'ana' | 'sam', doc: Y.Doc) => {
  const place = document.createElement('section');
  place.id = who;
  document.body.append(place);
  const other = who === 'ana' ? 'sam' : 'ana';
  return mountNoteEditor(place, {
    fragment: doc.getXmlFragment('note'),
    presence: {
      own: {
        setSelection: (selection) =>
          carets[other].set([
            {
              key: who,
              name: names[who],
              colour: who === 'ana' ? 0 : 1,
              selection,
              wrote: (client) => client === doc.clientID,
            },
          ]),
      },
      others: carets[who],
    },
    label: 'Note',
    words: englishEditorWords,
    editable: true,
  });
};

const harness = {
  Y,
  docs,
  ana: open('ana', anas),
  sam: open('sam', sams),
  /** What Sam's page would be told about a peer with this name, wherever Ana's caret is. */
  renameAna(name: string) {
    names.ana = name;
    carets.sam.set(carets.sam.get().map((caret) => ({ ...caret, name })));
  },
  /** Ana has the note open in a second tab, with the caret at the same place. */
  seeAnaTwice() {
    carets.sam.set(carets.sam.get().flatMap((caret) => [caret, { ...caret, key: 'ana again' }]));
  },
};

export type NoteHarness = typeof harness;
Object.assign(globalThis, { harness });
