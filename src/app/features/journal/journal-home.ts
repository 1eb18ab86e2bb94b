import { createMemo, type Accessor } from 'solid-js';
import type { RecordId } from '../../../crdt/basics/id.ts';
import { useApp } from '../../live/app-context.tsx';
import { createNow } from '../../live/create-now.ts';
import { entryAlias } from '../../live/entry-alias.ts';
import { useJournal, type JournalEntry } from '../../live/journal-context.tsx';
import { localDay } from '../../live/local-day.ts';
import { useWorkspaceIfOpen } from '../../live/workspace-context.tsx';
import { journalWords } from '../../words/journal.ts';
import { noonOf } from './days.ts';

/** How often the day is looked at anew, in milliseconds. */
const lookMs = 60_000;

/** Where the journal is looked at from, and which of it is shown there. */
export interface JournalHome {
  /** Private notes of a therapist within a workspace; elsewhere it is the journal. */
  readonly isPrivate: Accessor<boolean>;
  /** Whether it stands within a workspace. */
  readonly isInside: boolean;
  /** The entries that are shown here, the latest day first. */
  readonly entries: Accessor<readonly JournalEntry[]>;
  readonly removed: Accessor<readonly JournalEntry[]>;
  readonly isShown: (entry: JournalEntry) => boolean;
  /** The day that it is here, "2026-11-26": another one once midnight is over, also where the page stays open. */
  readonly today: Accessor<string>;
  /** Noon of that day, for words about other days: those are read anew when the day changes, and not every minute. */
  readonly todayMs: Accessor<number>;
  /** What a new entry is about. */
  readonly aboutNew: () => JournalEntry['about'];
  readonly listPath: string;
  readonly pathOf: (entry: RecordId) => string;
  /** The page of a session of the workspace that is open. */
  readonly sessionPath: (entry: JournalEntry) => string | undefined;
  /** What an entry is about, in words; undefined where that goes without saying. */
  readonly aboutWords: (entry: JournalEntry) => string | undefined;
}

/**
 * Within a workspace a therapist meets only what is about this workspace, so that nothing about anybody else shows while a
 * screen is shared. Everybody else meets their own entries there as well. In front of the workspaces all of them are shown.
 */
export function createJournalHome(): JournalHome {
  const app = useApp();
  const journal = useJournal();
  const open = useWorkspaceIfOpen();
  const isPrivate = (): boolean =>
    open !== undefined && open.memberOf(open.me)?.part === 'therapist';
  const isShown = ({ about }: JournalEntry): boolean => {
    if (open === undefined) return true;
    return about === undefined ? !isPrivate() : about.workspace === open.workspace.id;
  };
  const entries = createMemo(() => journal.view().entries.filter(isShown));
  const removed = createMemo(() => journal.view().removed.filter(isShown));
  const now = createNow(lookMs);
  const today = createMemo(() => localDay(now()));
  const listPath = open === undefined ? '/journal' : open.path('journal');
  return {
    isPrivate,
    isInside: open !== undefined,
    entries,
    removed,
    isShown,
    today,
    todayMs: () => noonOf(today()),
    aboutNew: () =>
      open !== undefined && isPrivate()
        ? { workspace: open.workspace.id, session: undefined }
        : undefined,
    listPath,
    pathOf: (entry) => `${listPath}/${entryAlias(entry)}`,
    sessionPath({ about }) {
      if (open === undefined || about?.session === undefined) return undefined;
      return open.path('sessions', about.session);
    },
    aboutWords({ about }) {
      if (about === undefined) return undefined;
      if (open === undefined) {
        const name = app.workspaces().find(({ id }) => id === about.workspace)?.name;
        return name === undefined ? journalWords.aboutGone : journalWords.about(name);
      }
      if (about.session !== undefined) return journalWords.aboutSession;
      return isPrivate() ? undefined : journalWords.about(open.members.view.workspaceName);
    },
  };
}
