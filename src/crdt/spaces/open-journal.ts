import { liveValue } from '../basics/live.ts';
import { err } from '../basics/result.ts';
import { journal as journalKind } from '../documents/journal/journal.ts';
import { searchEntries } from '../documents/journal/search-entries.ts';
import type { Journal } from './journal.ts';
import { createLastingKind } from './lasting-kind.ts';
import type { LastingGround } from './lasting-kind.ts';

/** Opens the journal over the personal Space's live document. */
export function openJournal(ground: LastingGround): Journal {
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
    files: {
      put: () => Promise.resolve(err('unknown')),
      get: () => Promise.resolve(err('missing')),
    },
    renewed: rebuilt,
  };
}
