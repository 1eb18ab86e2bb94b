import CalendarDays from 'lucide-solid/icons/calendar-days';
import { createMemo, createSignal, createUniqueId, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { VisuallyHidden } from '../../ui/visually-hidden.tsx';
import { dayInFull } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import type { JournalLook } from './create-journal-look.ts';
import { monthOf, noonOf } from './days.ts';
import styles from './journal-calendar.module.css';
import type { JournalHome } from './journal-home.ts';
import { MonthGrid } from './month-grid.tsx';

/** A month with its days, dotted where something was written. Beside the list where there is room, folded away on a phone. */
export function JournalCalendar(props: {
  readonly home: JournalHome;
  readonly look: JournalLook;
}): JSX.Element {
  const id = createUniqueId();
  const [unfolded, setUnfolded] = createSignal(false);
  const counts = createMemo(() => {
    const days = new Map<string, number>();
    for (const { day } of props.home.entries()) days.set(day, (days.get(day) ?? 0) + 1);
    return days;
  });
  /** The same month is the same days: they stay, and the one that was pressed keeps its focus. */
  const month = createMemo(
    () => props.look.month() ?? monthOf(props.look.day() ?? props.home.today()),
  );
  /** Which day is shown, for those who do not see the list beside it change. */
  const shown = (): string => {
    const day = props.look.day();
    if (day === undefined) return '';
    const name = dayInFull(noonOf(day), props.home.todayMs());
    return journalWords.dayShown(name, counts().get(day) ?? 0);
  };
  return (
    <div class={styles['place']}>
      <div class={styles['fold']}>
        <Button
          look="quiet"
          icon={CalendarDays}
          word={unfolded() ? journalWords.hideCalendar : journalWords.showCalendar}
          aria-expanded={unfolded()}
          aria-controls={id}
          onClick={() => setUnfolded(!unfolded())}
        />
      </div>
      <section
        class={styles['calendar']}
        id={id}
        data-unfolded={unfolded() ? '' : undefined}
        aria-label={journalWords.calendar}
      >
        <MonthGrid
          month={month()}
          today={props.home.today()}
          nowMs={props.home.todayMs()}
          chosen={props.look.day()}
          counts={counts()}
          onMonth={(month) => props.look.setMonth(month)}
          onDay={(day) => {
            props.look.setQuery('');
            props.look.setDay(props.look.day() === day ? undefined : day);
          }}
        />
        <VisuallyHidden>
          <span role="status">{shown()}</span>
        </VisuallyHidden>
      </section>
    </div>
  );
}
