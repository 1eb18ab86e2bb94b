import { liveValue } from '../basics/live.ts';
import { journal as journalKind } from '../documents/journal/journal.ts';
import { searchEntries } from '../documents/journal/search-entries.ts';
import type { Journal } from './journal.ts';
import type { JournalFiles } from './journal-files.ts';
import { createLastingKind } from './lasting-kind.ts';
import type { LastingGround } from './lasting-kind.ts';

/** What the journal stands on. */
export interface JournalGround extends LastingGround {
  readonly files: JournalFiles;
}

/** Opens the journal over the personal Space's live document. */
export function openJournal({ files, ...ground }: JournalGround): Journal {
  const entries = createLastingKind({ kind: journalKind, ...ground });
  const { rebuilt } = ground.log;
  return {
    entries,
    openEntry(entry) {
      const fragment = entries.verbs.body(entry);
      if (fragment === undefined) return undefined;
      return {
        note: entry,
        fragment,
        carets: liveValue([]),
        setCaret: () => undefined,
        edited: () => entries.verbs.touch(entry),
        close: () => undefined,
      };
    },
    search: (query) =>
      searchEntries(entries.view.get().entries, query, ({ id }) => entries.verbs.words(id)),
    files,
    renewed: rebuilt,
  };
}
