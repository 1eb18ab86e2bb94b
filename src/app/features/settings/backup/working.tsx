import { onMount, Show, type JSX } from 'solid-js';
import { Button } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form.tsx';
import styles from './backup.module.css';

/** Said for as long as a backup is written, read or brought back: what goes on, how far it is, and the way to end it. */
export function Working(props: {
  readonly what: string;
  readonly step?: string | undefined;
  readonly text: string;
  readonly stopWord: string;
  readonly onStop: () => void;
}): JSX.Element {
  let place: HTMLDivElement | undefined;
  // What held the focus is gone from the page.
  onMount(() => queueMicrotask(() => place?.focus()));
  return (
    <>
      <div
        class={styles['working']}
        role="status"
        tabindex="-1"
        ref={(own) => {
          place = own;
        }}
      >
        <progress class={styles['bar']} aria-label={props.what} />
        <p>
          <strong>{props.what}</strong> <Show when={props.step}>{(step) => <>{step()}</>}</Show>
        </p>
        <p class={styles['quiet']}>{props.text}</p>
      </div>
      <FormActions from="start">
        <Button word={props.stopWord} onClick={() => props.onStop()} />
      </FormActions>
    </>
  );
}
