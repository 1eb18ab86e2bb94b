import { useNavigate } from '@solidjs/router';
import { useApp } from '../../live/app-context.tsx';
import { useJournal } from '../../live/journal-context.tsx';
import { localDay } from '../../live/local-day.ts';
import { holdLetters } from '../../ui/first-letters.ts';
import { useToasts } from '../../ui/toasts.tsx';
import { journalFaultWords } from '../../words/journal-faults.ts';
import { journalWords } from '../../words/journal.ts';
import type { JournalHome } from './journal-home.ts';

/**
 * Begins an entry for a day, today when none is given, and goes to it; says so when it cannot. Once at a time. What is typed from
 * the press on comes along.
 */
export function createNewEntry(
  home: JournalHome,
): (how?: { readonly day?: string | undefined; readonly replace?: boolean }) => Promise<boolean> {
  const { clock } = useApp().browser;
  const journal = useJournal();
  const navigate = useNavigate();
  const toasts = useToasts();
  let isBeginning = false;
  /** Typed for an entry that could not be begun: for the next try. */
  let typed = '';
  return async ({ day, replace = false } = {}) => {
    if (isBeginning) return true;
    isBeginning = true;
    const letters = holdLetters(journalWords.entry, typed);
    typed = '';
    const added = await journal.add({
      day: day ?? localDay(clock.nowMs()),
      about: home.aboutNew(),
    });
    isBeginning = false;
    if (added.ok) {
      letters.handTo(added.value);
      navigate(home.pathOf(added.value), { replace });
    } else {
      typed = letters.release();
      toasts.show({ text: journalFaultWords(added.error) });
    }
    return added.ok;
  };
}
