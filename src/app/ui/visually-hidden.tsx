import type { ParentProps, JSX } from 'solid-js';
import styles from './visually-hidden.module.css';

/** For screen readers only. */
export function VisuallyHidden(props: ParentProps): JSX.Element {
  return <span class={styles['hidden']}>{props.children}</span>;
}
