import { Show, type JSX } from 'solid-js';
import styles from './fault.module.css';

/** A sentence that says what did not work and what helps. */
export function Fault(props: { readonly text: string | undefined }): JSX.Element {
  return (
    <div role="alert" class={styles['place']}>
      <Show when={props.text}>
        <p class={styles['fault']}>{props.text}</p>
      </Show>
    </div>
  );
}
