import type { JSX } from 'solid-js';
import styles from './newer-notice.module.css';

/** Says that something was made with a newer version and can only be read here. */
export function NewerNotice(props: { readonly text: string }): JSX.Element {
  return <p class={styles['notice']}>{props.text}</p>;
}
