import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import { useJournal } from '../../live/journal-context.tsx';
import { Button } from '../../ui/button.tsx';
import { journalWords } from '../../words/journal.ts';
import { EntryLink } from './entry-link.tsx';
import type { JournalHome } from './journal-home.ts';
import styles from './journal-page.module.css';

/** So many are drawn at once: thousands would take their time, and nobody reads them. */
const atOnce = 30;

/** What was found, each with the words around it. */
export function FoundEntries(props: {
  readonly home: JournalHome;
  readonly query: string;
}): JSX.Element {
  const journal = useJournal();
  const id = createUniqueId();
  const [shown, setShown] = createSignal({ query: '', count: atOnce });
  const found = createMemo(() =>
    journal.search(props.query).filter(({ entry }) => props.home.isShown(entry)),
  );
  /** Somebody who looks for something else begins at the top again. */
  const count = (): number => (shown().query === props.query ? shown().count : atOnce);
  return (
    <section aria-labelledby={id}>
      <h2 class={styles['foundHeading']} id={id} role="status">
        {journalWords.found(found().length)}
      </h2>
      <Show
        when={found().length > 0}
        fallback={
          <p class={styles['quiet']}>
            {journalWords.nothingFoundText(props.query.trim().split(/\s+/u).length)}
          </p>
        }
      >
        <ul class={styles['list']}>
          <For each={found().slice(0, count())}>
            {(one) => (
              <li>
                <EntryLink home={props.home} entry={one.entry} found={one} />
              </li>
            )}
          </For>
        </ul>
        <Show when={found().length > count()}>
          <Button
            look="quiet"
            word={journalWords.showMore}
            onClick={() => setShown({ query: props.query, count: count() + atOnce })}
          />
        </Show>
      </Show>
    </section>
  );
}
