import { liveValue } from '../basics/live.ts';
import { journal as journalKind } from '../documents/journal/journal.ts';
import { searchEntries } from '../documents/journal/search-entries.ts';
import type { JournalEntry } from '../documents/journal/types.ts';
import type { Journal } from './journal.ts';
import type { JournalFiles } from './journal-files.ts';
import { createLastingKind } from './lasting-kind.ts';
import type { LastingGround } from './lasting-kind.ts';

/** What the journal stands on. */
export interface JournalGround extends LastingGround {
  readonly files: JournalFiles;
}

/** Entries whose words are worked out in one go: a few milliseconds. */
const atOnce = 50;

/** Opens the journal over the personal Space's live document. */
export function openJournal({ files, ...ground }: JournalGround): Journal {
  const entries = createLastingKind({ kind: journalKind, ...ground });
  const { rebuilt } = ground.log;
  const { clock } = ground.write;
  const searchIn = (among: readonly JournalEntry[], query: string) =>
    searchEntries(among, query, ({ id }) => entries.verbs.words(id));
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
    search: (query) => searchIn(entries.view.get().entries, query),
    prepareSearch() {
      const waiting = [...entries.view.get().entries];
      const goOn = (): void => {
        // Any query has the words worked out and kept.
        searchIn(waiting.splice(0, atOnce), 'a');
        if (waiting.length > 0) clock.after(0, goOn);
      };
      goOn();
    },
    files,
    renewed: rebuilt,
  };
}
