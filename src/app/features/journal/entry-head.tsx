import CalendarDays from 'lucide-solid/icons/calendar-days';
import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import { useJournal, type JournalEntry } from '../../live/journal-context.tsx';
import { localDay } from '../../live/local-day.ts';
import { DayField } from '../../ui/day-field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { dayInFull } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import { clockTime } from '../../words/when.ts';
import { noonOf } from './days.ts';
import styles from './entry-sheet.module.css';
import type { JournalHome } from './journal-home.ts';
import { MoodField } from './mood-field.tsx';

/** A day that somebody is still typing has a year such as 2 or 20. */
const firstDay = '1900-01-01';

/** What an entry is about: its day, how it was in a word, and for private notes the workspace or session. */
export function EntryHead(props: {
  readonly home: JournalHome;
  readonly entry: JournalEntry;
  readonly fixed: boolean;
}): JSX.Element {
  const journal = useJournal();
  const id = createUniqueId();
  const [isChanging, setChanging] = createSignal(false);
  const when = (): string => {
    const { day, created } = props.entry;
    const words = dayInFull(noonOf(day), props.home.todayMs());
    return localDay(created.atMs) === day ? `${words}, ${clockTime(created.atMs)}` : words;
  };
  return (
    <div class={styles['head']}>
      <div class={styles['day']}>
        <Show
          when={!props.fixed}
          fallback={
            <p class={styles['when']}>
              <Icon of={CalendarDays} />
              <span>{when()}</span>
            </p>
          }
        >
          <button
            type="button"
            class={styles['when']}
            aria-expanded={isChanging()}
            aria-controls={id}
            onClick={() => setChanging(!isChanging())}
          >
            <Icon of={CalendarDays} />
            <span>{when()}</span>
            <VisuallyHidden>{journalWords.changeDay}</VisuallyHidden>
          </button>
        </Show>
        <div id={id}>
          <Show when={isChanging() && !props.fixed}>
            <DayField
              label={journalWords.day}
              value={props.entry.day}
              onChange={(day) => {
                if (day >= firstDay) journal.verbs()?.setDay(props.entry.id, day);
              }}
            />
          </Show>
        </div>
        <Show when={props.home.aboutWords(props.entry)}>
          {(about) => (
            <p class={styles['about']}>
              <Show when={props.home.sessionPath(props.entry)} fallback={about()}>
                {(path) => <a href={path()}>{journalWords.toSession}</a>}
              </Show>
            </p>
          )}
        </Show>
      </div>
      <MoodField
        mood={props.entry.mood}
        fixed={props.fixed}
        onMood={(mood) => journal.verbs()?.setMood(props.entry.id, mood)}
      />
    </div>
  );
}
