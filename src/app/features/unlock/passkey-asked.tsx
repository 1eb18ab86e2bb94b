import { Show, type JSX } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { unlockWords } from '../../words/unlock.ts';
import styles from './unlock.module.css';

/** What the page waits for while a passkey is asked for, and the way to end that. Before, the sentence is there for screen readers, empty. */
export function PasskeyAsked(props: {
  readonly asks: boolean;
  readonly onStop: () => void;
  /** The button that ends it is there: whoever shows this says where focus goes once it is gone. */
  readonly onButton: (button: HTMLElement) => void;
}): JSX.Element {
  return (
    <div class={styles['asked']} data-asks={props.asks ? '' : undefined}>
      <p role="status">{props.asks ? unlockWords.passkeyAsked : ''}</p>
      <Show when={props.asks}>
        <Button
          ref={(own) => props.onButton(own)}
          look="quiet"
          word={unlockWords.stopAsking}
          onClick={() => props.onStop()}
        />
      </Show>
    </div>
  );
}
