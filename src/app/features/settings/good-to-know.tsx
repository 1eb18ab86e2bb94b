import { createUniqueId, type JSX } from 'solid-js';
import { Sheet } from '../../ui/sheet.tsx';
import { settingsWords } from '../../words/settings.ts';
import styles from './settings.module.css';

/** What Attune does not do, and what belongs to whom. */
export function GoodToKnow(): JSX.Element {
  const id = createUniqueId();
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{settingsWords.help}</h2>
      <div class={`${styles['stack']} ${styles['tight']}`}>
        <p>{settingsWords.helpSafety}</p>
        <p class={styles['quiet']}>{settingsWords.helpData}</p>
      </div>
    </Sheet>
  );
}
