import type * as Y from 'yjs';
import type { RecordId } from '../../basics/id.ts';
import type { Touch } from '../document-kind.ts';

/** A note as lists show it; its words are rich text that only the editor opens. */
export interface Note {
  readonly id: RecordId;
  /** May be empty: shown as "Untitled note". */
  readonly title: string;
  /** The first words, for lists. */
  readonly opening: string;
  readonly created: Touch;
  readonly changed: Touch;
}

/** Notes, last changed first; those removed within the last 30 days apart. */
export interface NotesView {
  readonly notes: readonly Note[];
  readonly removed: readonly Note[];
}

export interface NotesVerbs {
  add(title: string): RecordId;
  setTitle(note: RecordId, title: string): void;
  remove(note: RecordId): void;
  restore(note: RecordId): void;
  /** The shared rich text of a note, for an editor; undefined when the note is not there. */
  body(note: RecordId): Y.XmlFragment | undefined;
}
