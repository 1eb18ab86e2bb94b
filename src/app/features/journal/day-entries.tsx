import PenLine from 'lucide-solid/icons/pen-line';
import { createMemo, createUniqueId, For, Show, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { passFocusOn } from '../../ui/pass-focus-on.ts';
import { dayInFull } from '../../words/journal-days.ts';
import { journalWords } from '../../words/journal.ts';
import { noonOf } from './days.ts';
import { EntryLink } from './entry-link.tsx';
import type { JournalHome } from './journal-home.ts';
import styles from './journal-page.module.css';

/** What was written for one day, and a way to write about it now. */
export function DayEntries(props: {
  readonly home: JournalHome;
  readonly day: string;
  readonly canWrite: boolean;
  readonly onWrite: () => void;
  readonly onAll: () => void;
}): JSX.Element {
  const id = createUniqueId();
  const entries = createMemo(() => props.home.entries().filter(({ day }) => day === props.day));
  return (
    <section aria-labelledby={id} ref={(own) => passFocusOn(own)}>
      <div class={styles['dayHead']}>
        <h2 id={id}>{dayInFull(noonOf(props.day), props.home.todayMs())}</h2>
        <Button look="quiet" word={journalWords.allDays} onClick={() => props.onAll()} />
      </div>
      <Show
        when={entries().length > 0}
        fallback={<p class={styles['quiet']}>{journalWords.nothingThatDay}</p>}
      >
        <ul class={styles['list']}>
          <For each={entries()}>
            {(entry) => (
              <li>
                <EntryLink home={props.home} entry={entry} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.canWrite}>
        <div class={styles['dayFoot']}>
          <Button icon={PenLine} word={journalWords.writeThatDay} onClick={() => props.onWrite()} />
        </div>
      </Show>
    </section>
  );
}
