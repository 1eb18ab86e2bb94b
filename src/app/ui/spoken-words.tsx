import { For, type JSX } from 'solid-js';
import { sharedWords } from '../words/shared.ts';
import styles from './spoken-words.module.css';

/** Three words to read aloud and compare. */
export function SpokenWords(props: { readonly words: readonly string[] }): JSX.Element {
  return (
    <ul class={styles['words']} aria-label={sharedWords.threeWords}>
      <For each={props.words}>{(word) => <li>{word}</li>}</For>
    </ul>
  );
}
