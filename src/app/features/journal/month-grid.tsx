import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { dayInFull, monthInFull, weekday } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import {
  dayInMonth,
  daysLater,
  firstDayOfWeek,
  monthOf,
  monthsLater,
  noonOf,
  noonOfMonth,
  weeksOf,
} from './days.ts';
import styles from './journal-calendar.module.css';

export interface MonthGridProps {
  /** "2026-11". */
  readonly month: string;
  readonly today: string;
  readonly nowMs: number;
  /** The day whose entries are shown. */
  readonly chosen: string | undefined;
  /** How many entries each day has. */
  readonly counts: ReadonlyMap<string, number>;
  readonly onMonth: (month: string) => void;
  readonly onDay: (day: string) => void;
}

/** One stop for Tab, arrow keys inside (WAI-ARIA grid pattern): days, weeks by up and down, months by Page Up and Page Down. */
export function MonthGrid(props: MonthGridProps): JSX.Element {
  const id = createUniqueId();
  const firstDay = firstDayOfWeek();
  let grid: HTMLTableElement | undefined;
  const weeks = createMemo(() => weeksOf(props.month, firstDay));
  /** The same in every month. */
  const weekdays = weeksOf('2024-07', 1).at(1) ?? [];
  const names = weekdays.map((_, place) => weekdays[(place + firstDay - 1) % 7] ?? '');
  const [held, setHeld] = createSignal<string>();
  /** The day that Tab comes to. */
  const stop = createMemo((): string => {
    const wanted = [held(), props.chosen, props.today].find(
      (day) => day !== undefined && monthOf(day) === props.month,
    );
    return wanted ?? `${props.month}-01`;
  });
  /** The last day that there is anything to look at. */
  const last = createMemo(() =>
    [...props.counts.keys()].reduce((a, b) => (a > b ? a : b), props.today),
  );
  const go = (day: string): void => {
    const to = day > last() ? last() : day;
    setHeld(to);
    if (monthOf(to) !== props.month) props.onMonth(monthOf(to));
    grid?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const day = stop();
    const moves: Readonly<Record<string, () => string>> = {
      ArrowRight: () => daysLater(day, 1),
      ArrowLeft: () => daysLater(day, -1),
      ArrowDown: () => daysLater(day, 7),
      ArrowUp: () => daysLater(day, -7),
      Home: () => `${props.month}-01`,
      End: () => dayInMonth(`${props.month}-31`, props.month),
      PageDown: () => dayInMonth(day, monthsLater(props.month, 1)),
      PageUp: () => dayInMonth(day, monthsLater(props.month, -1)),
    };
    const to = moves[event.key];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(to());
  };
  return (
    <>
      <div class={styles['top']}>
        <Button
          look="quiet"
          icon={ChevronLeft}
          iconOnly
          word={journalWords.monthBefore}
          onClick={() => props.onMonth(monthsLater(props.month, -1))}
        />
        <h2 class={styles['name']} id={id} aria-live="polite">
          {monthInFull(noonOfMonth(props.month))}
        </h2>
        <Button
          look="quiet"
          icon={ChevronRight}
          iconOnly
          word={journalWords.monthAfter}
          aria-disabled={props.month >= monthOf(last())}
          onClick={() => {
            if (props.month < monthOf(last())) props.onMonth(monthsLater(props.month, 1));
          }}
        />
      </div>
      <table
        ref={(own) => {
          grid = own;
        }}
        class={styles['grid']}
        role="grid"
        aria-labelledby={id}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <For each={names}>
              {(day) => (
                <th scope="col" abbr={weekday(noonOf(day), 'long')}>
                  {weekday(noonOf(day), 'short')}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={weeks()}>
            {(week) => (
              <tr>
                <For each={week}>
                  {(day) => (
                    <td>
                      <Show when={day}>
                        {(of) => (
                          <Day
                            day={of()}
                            grid={props}
                            isStop={of() === stop()}
                            onHold={() => setHeld(of())}
                          />
                        )}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </>
  );
}

function Day(props: {
  readonly day: string;
  readonly grid: MonthGridProps;
  readonly isStop: boolean;
  readonly onHold: () => void;
}): JSX.Element {
  const count = (): number => props.grid.counts.get(props.day) ?? 0;
  const isToday = (): boolean => props.day === props.grid.today;
  /** What is to come has no entries, unless somebody gave one such a day. */
  const isAhead = (): boolean => props.day > props.grid.today && count() === 0;
  return (
    <button
      type="button"
      class={styles['day']}
      data-day={props.day}
      data-any={count() > 0 ? '' : undefined}
      tabindex={props.isStop ? 0 : -1}
      aria-label={journalWords.dayWith(dayInFull(noonOf(props.day), props.grid.nowMs), count())}
      aria-current={isToday() ? 'date' : undefined}
      aria-pressed={props.day === props.grid.chosen}
      aria-disabled={isAhead()}
      onFocus={() => props.onHold()}
      onClick={() => {
        if (!isAhead()) props.grid.onDay(props.day);
      }}
    >
      {Number(props.day.slice(8))}
    </button>
  );
}
