import NotebookPen from 'lucide-solid/icons/notebook-pen';
import Plus from 'lucide-solid/icons/plus';
import { lazy, Match, Show, Suspense, Switch, type JSX } from 'solid-js';
import { useJournal } from '../../live/journal-context.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NewerNotice } from '../../ui/newer-notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RemovedList } from '../../ui/removed-list.tsx';
import { dayInFull } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import { sharedWords } from '../../words/shared.ts';
import { workspacesWords } from '../../words/workspaces.ts';
import type { JournalLook } from './create-journal-look.ts';
import { createNewEntry } from './create-new-entry.ts';
import { DayEntries } from './day-entries.tsx';
import { noonOf } from './days.ts';
import { FoundEntries } from './found-entries.tsx';
import { JournalCalendar } from './journal-calendar.tsx';
import { createJournalHome } from './journal-home.ts';
import styles from './journal-page.module.css';
import { MonthList } from './month-list.tsx';
import { OnlyYou } from './only-you.tsx';
import { SearchBox } from './search-box.tsx';

/** Comes with the first entry. */
const OfferLock = lazy(() => import('../../cards/lock/offer-lock.tsx'));

/** All entries: by month, by day in a calendar, and by their words. */
export function JournalPage(props: { readonly look: JournalLook }): JSX.Element {
  const journal = useJournal();
  const home = createJournalHome();
  const begin = createNewEntry(home);
  const isAny = (): boolean => home.entries().length > 0;
  const canWrite = (): boolean => !journal.newer() && journal.fault() === undefined;
  const newEntry = (): JSX.Element => (
    <Button
      look="main"
      icon={Plus}
      word={journalWords.newEntry}
      onClick={() => void begin({ day: props.look.day() })}
    />
  );
  return (
    <>
      <Show when={!home.isInside}>
        <BackLink href="/workspaces" word={workspacesWords.heading} />
      </Show>
      <OnlyYou />
      <PageHeading
        heading={journalWords.heading}
        lead={home.isPrivate() ? journalWords.leadPrivate : journalWords.lead}
        action={<Show when={canWrite() && isAny()}>{newEntry()}</Show>}
      />
      <Show when={journal.newer()}>
        <NewerNotice text={sharedWords.madeNewer} />
      </Show>
      <Show
        when={isAny()}
        fallback={
          <Show when={canWrite()}>
            <EmptyState
              heading={
                home.isPrivate() ? journalWords.emptyHeadingPrivate : journalWords.emptyHeading
              }
              text={home.isPrivate() ? journalWords.emptyTextPrivate : journalWords.emptyText}
              drawing={<Icon of={NotebookPen} size="large" />}
            >
              {newEntry()}
            </EmptyState>
          </Show>
        }
      >
        <div class={styles['offer']}>
          <Suspense>
            <OfferLock to="writer" />
          </Suspense>
        </div>
        <div class={styles['parts']}>
          <div class={styles['aside']}>
            <SearchBox look={props.look} />
            <JournalCalendar home={home} look={props.look} />
          </div>
          <div class={styles['entries']}>
            <Switch fallback={<MonthList home={home} look={props.look} />}>
              <Match when={props.look.query().trim() !== ''}>
                <FoundEntries home={home} query={props.look.query()} />
              </Match>
              <Match when={props.look.day()}>
                {(day) => (
                  <DayEntries
                    home={home}
                    day={day()}
                    canWrite={canWrite()}
                    onWrite={() => void begin({ day: day() })}
                    onAll={() => props.look.setDay(undefined)}
                  />
                )}
              </Match>
            </Switch>
          </div>
        </div>
      </Show>
      <Show when={canWrite()}>
        <RemovedList
          heading={journalWords.removedHeading}
          putBackWord={journalWords.putBack}
          records={home.removed().map((entry) => ({
            id: entry.id,
            text: [dayInFull(noonOf(entry.day), home.todayMs()), entry.opening.slice(0, 60)]
              .filter((part) => part !== '')
              .join(': '),
          }))}
          onPutBack={(record) => {
            const entry = home.removed().find(({ id }) => id === record);
            if (entry !== undefined) journal.verbs()?.restore(entry.id);
          }}
        />
      </Show>
    </>
  );
}
