import type { RecordId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { FoundEntry } from '../documents/journal/search-entries.ts';
import type { JournalVerbs, JournalView } from '../documents/journal/types.ts';
import type { JournalFiles } from './journal-files.ts';
import type { LiveKind } from './open-kind.ts';
import type { NoteSession } from './writing-place.ts';

/** This person's own journal and private notes. Loaded when a page first needs it. */
export interface Journal {
  readonly entries: LiveKind<JournalView, Omit<JournalVerbs, 'body'>>;
  /**
   * Opens an entry's words for an editor, to be read only while `entries.newer` is true; undefined when the entry is not there or
   * holds something else than words. Nobody else is ever in it, so there are no carets.
   */
  openEntry(entry: RecordId): NoteSession | undefined;
  /** Entries that hold all words of a query; nothing leaves the device for it. */
  search(query: string): readonly FoundEntry[];
  /**
   * Works out the words of all entries, a few at a time, so that the first letter typed into a search does not wait for
   * thousands of them: for when somebody turns to the search.
   */
  prepareSearch(): void;
  /** Photos, sealed at rest. */
  readonly files: JournalFiles;
  /** Grows when the copy in memory was made anew: an editor that is open then is to open its entry again. */
  readonly renewed: Live<number>;
}
