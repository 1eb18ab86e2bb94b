import type { JSX, ParentProps } from 'solid-js';
import styles from './empty-state.module.css';

export interface EmptyStateProps extends ParentProps {
  readonly heading: string;
  /** What this page is for. */
  readonly text: string;
  /** A small drawing above the words. */
  readonly drawing?: JSX.Element;
}

/** An empty page says what it is for and offers the first step (its children). */
export function EmptyState(props: EmptyStateProps): JSX.Element {
  return (
    <div class={styles['empty']}>
      {props.drawing}
      <h2>{props.heading}</h2>
      <p class={styles['text']}>{props.text}</p>
      <div class={styles['actions']}>{props.children}</div>
    </div>
  );
}
