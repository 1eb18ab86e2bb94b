import { For, type JSX } from 'solid-js';
import styles from './excerpt-quote.module.css';

/** Words of a journal as everybody sees them who can: the words, and below them where they come from. */
export function ExcerptQuote(props: {
  /** Plain words, each paragraph a line. */
  readonly text: string;
  /** Where they come from. */
  readonly line: string;
  /** Of whoever wrote them. */
  readonly colour: number;
}): JSX.Element {
  return (
    <figure class={styles['quote']} data-person={props.colour}>
      <blockquote class={styles['words']}>
        <For each={props.text.split('\n')}>{(line) => <p>{line}</p>}</For>
      </blockquote>
      <figcaption class={styles['source']}>{props.line}</figcaption>
    </figure>
  );
}
