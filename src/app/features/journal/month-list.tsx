import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createMemo, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { JournalEntry } from '../../live/journal-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { monthInFull } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import type { JournalLook } from './create-journal-look.ts';
import { monthOf, noonOfMonth } from './days.ts';
import { EntryLink } from './entry-link.tsx';
import type { JournalHome } from './journal-home.ts';
import styles from './journal-page.module.css';

/** All months in which something was written, the latest first; only those that are open have rows. */
export function MonthList(props: {
  readonly home: JournalHome;
  readonly look: JournalLook;
}): JSX.Element {
  const byMonth = createMemo(() => {
    const months = new Map<string, JournalEntry[]>();
    for (const entry of props.home.entries()) {
      const month = monthOf(entry.day);
      const known = months.get(month);
      if (known === undefined) months.set(month, [entry]);
      else known.push(entry);
    }
    return months;
  });
  const months = createMemo(() => [...byMonth().keys()]);
  return (
    <div class={styles['months']}>
      <For each={months()}>
        {(month) => (
          <Month
            home={props.home}
            month={month}
            entries={byMonth().get(month) ?? []}
            isOpen={props.look.isOpen(month, month === months()[0])}
            onToggle={(isOpen) => props.look.setOpen(month, isOpen)}
          />
        )}
      </For>
    </div>
  );
}

function Month(props: {
  readonly home: JournalHome;
  readonly month: string;
  readonly entries: readonly JournalEntry[];
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <section aria-labelledby={`${id}-month`}>
      <h2 class={styles['monthHeading']}>
        <button
          type="button"
          class={styles['month']}
          aria-expanded={props.isOpen}
          aria-describedby={`${id}-count`}
          onClick={() => props.onToggle(!props.isOpen)}
        >
          <Icon of={ChevronRight} size="small" />
          <span id={`${id}-month`}>{monthInFull(noonOfMonth(props.month))}</span>
        </button>
        <span class={styles['count']} id={`${id}-count`}>
          {journalWords.count(props.entries.length)}
        </span>
      </h2>
      <Show when={props.isOpen}>
        <ul class={styles['list']}>
          <For each={props.entries}>
            {(entry) => (
              <li>
                <EntryLink home={props.home} entry={entry} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
