import { Show, type JSX } from 'solid-js';
import { Button } from '../../../ui/button.tsx';
import { FormActions } from '../../../ui/form.tsx';
import { takeFocus } from '../../../ui/take-focus.ts';
import styles from './backup.module.css';

/** Said for as long as a backup is written, read or brought back: what goes on, how far it is, and the way to end it. */
export function Working(props: {
  readonly what: string;
  readonly step?: string | undefined;
  readonly text: string;
  readonly stopWord: string;
  readonly onStop: () => void;
}): JSX.Element {
  return (
    <>
      <div class={styles['working']} role="status" tabindex="-1" ref={takeFocus}>
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
