import type { JSX } from 'solid-js';
import { takeFocus } from '../../ui/take-focus.ts';
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
