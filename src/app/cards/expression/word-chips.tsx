import { For, type JSX } from 'solid-js';
import styles from './word-chips.module.css';

export interface WordChipsProps {
  readonly words: readonly string[];
  /** `line` for beginnings of sentences, one below the other. */
  readonly look?: 'chip' | 'line';
  readonly onChoose: (word: string) => void;
}

/** Words to choose from, each a button. */
export function WordChips(props: WordChipsProps): JSX.Element {
  return (
    <ul class={styles['chips']} data-look={props.look ?? 'chip'}>
      <For each={props.words}>
        {(word) => (
          <li>
            <button type="button" class={styles['chip']} onClick={() => props.onChoose(word)}>
              {word}
            </button>
          </li>
        )}
      </For>
    </ul>
  );
}
