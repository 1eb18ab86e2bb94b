import { useParams } from '@solidjs/router';
import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { inJournal } from '../../live/journal-context.tsx';
import { createPlace, useWorkspaceIfOpen } from '../../live/workspace-context.tsx';
import { Front } from '../../ui/front.tsx';
import { createJournalLook } from './create-journal-look.ts';
import { JournalNotices } from './journal-notices.tsx';
import { JournalPage } from './journal-page.tsx';
import styles from './journal-pages.module.css';

/** Comes when an entry is opened: who looks for one needs nothing to write with. */
const EntryPage = lazy(() => import('./entry-page.tsx'));

/** The journal: its list, and each of its entries. In front of the workspaces it brings its frame along. */
export default inJournal(function JournalPages(): JSX.Element {
  const isInside = useWorkspaceIfOpen() !== undefined;
  return (
    <Show
      when={isInside}
      fallback={
        <Front wide>
          <div class={styles['front']}>
            <Pages />
          </div>
        </Front>
      }
    >
      <Unseen />
      <Pages />
    </Show>
  );
});

function Pages(): JSX.Element {
  const params = useParams();
  // What was searched for and looked at is still so when somebody comes back from an entry.
  const look = createJournalLook();
  return (
    <div class={styles['pages']} data-entry={params['entry'] === undefined ? undefined : ''}>
      <JournalNotices />
      <Show when={params['entry']} keyed fallback={<JournalPage look={look} />}>
        {(entry) => (
          <Suspense>
            <EntryPage entry={entry} />
          </Suspense>
        )}
      </Show>
    </div>
  );
}

/** That somebody is in their journal is nobody else's business. */
function Unseen(): JSX.Element {
  createPlace('elsewhere');
  return null;
}
