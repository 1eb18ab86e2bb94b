import * as Y from 'yjs';
import type { RecordId } from '../../basics/id.ts';
import type { ReadContext, Reading } from '../document-kind.ts';
import { rootOf, versionOf } from '../shapes/kind-root.ts';
import { readChanged, readText, readTouch, recordsOf } from '../shapes/record.ts';
import type { Oddities, RootMap, TouchReading } from '../shapes/record.ts';
import { isPast, removedAt } from '../shapes/removable.ts';
import { openingOf } from '../shapes/rich-text.ts';
import type { Note, NotesView } from './types.ts';

/** How much of a note lists show, in UTF-16 units. */
const openingLength = 160;

/** Reads the list of notes, whatever peers may have put there. */
export function readNotes(doc: Y.Doc, id: string, context: ReadContext): Reading<NotesView> {
  const oddities: Oddities = { count: 0 };
  const root = rootOf(doc, id);
  if (root === undefined) return { view: { notes: [], removed: [] }, version: 0, oddities: 1 };
  const there: Note[] = [];
  const removed: { note: Note; atMs: number }[] = [];
  for (const { id: noteId, record } of recordsOf(root, oddities)) {
    const note = readNote(noteId, record, { context, oddities });
    const atMs = removedAt(record, oddities);
    if (atMs === undefined) there.push(note);
    else if (!isPast(atMs, context.nowMs)) removed.push({ note, atMs });
  }
  there.sort((a, b) => b.changed.atMs - a.changed.atMs || (a.id < b.id ? -1 : 1));
  removed.sort((a, b) => b.atMs - a.atMs || (a.note.id < b.note.id ? -1 : 1));
  return {
    view: { notes: there, removed: removed.map(({ note }) => note) },
    version: versionOf(root),
    oddities: oddities.count,
  };
}

function readNote(id: RecordId, record: RootMap, reading: TouchReading): Note {
  const body = record.get('body');
  if (!(body instanceof Y.XmlFragment)) reading.oddities.count += 1;
  return {
    id,
    title: readText(record, 'title', reading.oddities),
    opening: body instanceof Y.XmlFragment ? openingOf(body, openingLength) : '',
    created: readTouch(record, 'created', reading),
    changed: readChanged(record, reading),
  };
}
