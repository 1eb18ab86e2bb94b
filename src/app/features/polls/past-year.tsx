import { createSignal, For, Show, type JSX } from 'solid-js';
import type { Poll } from '../../../crdt/documents/polls/types.ts';
import { pollsWords } from '../../words/polls.ts';
import styles from './polls-page.module.css';

/** The past polls of one year, folded: what nobody has unfolded is not made, so that hundreds cost nothing. */
export function PastYear(props: {
  readonly year: number;
  readonly polls: readonly Poll[];
  readonly card: (poll: Poll) => JSX.Element;
}): JSX.Element {
  const [open, setOpen] = createSignal(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={styles['year']}>
        {pollsWords.pastYear(props.year, props.polls.length)}
      </summary>
      <Show when={open()}>
        <div class={styles['shelf']}>
          <For each={props.polls}>{(poll) => props.card(poll)}</For>
        </div>
      </Show>
    </details>
  );
}
