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

/** Everything that can be done to notes. Verbs on a note that is gone do nothing. */
export interface NotesVerbs {
  add(title: string): RecordId;
  /** `was` is the title the person saw when they began: with it, the other's letters typed meanwhile stay. */
  setTitle(note: RecordId, title: string, was?: string): void;
  /** Says that the words of a note were edited by this person; written at most once a minute. */
  touch(note: RecordId): void;
  remove(note: RecordId): void;
  restore(note: RecordId): void;
  /**
   * The shared rich text of a note, for an editor, which must not write in it when it was made with a newer version;
   * undefined when the note is not there or has none.
   */
  body(note: RecordId): Y.XmlFragment | undefined;
  /** Takes back this page's own last change to the list of notes (not to their words); false when there is none. */
  undo(): boolean;
  redo(): boolean;
}
