import type { JSX } from 'solid-js';
import { lockWords } from '../../words/lock.ts';
import styles from './lock.module.css';

/** Said for as long as everything at rest is sealed with new keys. */
export function Sealing(): JSX.Element {
  return (
    <div class={styles['sealing']} role="status" tabindex="-1" ref={takeFocus}>
      <span class={styles['bar']} aria-hidden="true" />
      <p>
        <strong>{lockWords.sealing}</strong>
      </p>
      <p class={styles['hint']}>{lockWords.sealingText}</p>
    </div>
  );
}

/** What held it is gone from the page. */
function takeFocus(element: HTMLElement): void {
  queueMicrotask(() => element.focus());
}
