import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { Button } from './button.tsx';
import { passFocusOn } from './pass-focus-on.ts';
import styles from './removed-list.module.css';

export interface RemovedListProps {
  readonly heading: string;
  readonly putBackWord: string;
  readonly records: readonly { readonly id: string; readonly text: string }[];
  readonly onPutBack: (id: string) => void;
}

/** What was removed and can still be put back, folded away. */
export function RemovedList(props: RemovedListProps): JSX.Element {
  const id = createUniqueId();
  return (
    <Show when={props.records.length > 0}>
      <details class={styles['removed']}>
        <summary class={styles['summary']}>{props.heading}</summary>
        <ul>
          <For each={props.records}>
            {(record) => (
              <li class={styles['row']} ref={(row) => passFocusOn(row)}>
                <span class={styles['text']} id={`${id}-${record.id}`}>
                  {record.text}
                </span>
                <Button
                  look="quiet"
                  word={props.putBackWord}
                  aria-describedby={`${id}-${record.id}`}
                  onClick={() => props.onPutBack(record.id)}
                />
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}
