import Lock from 'lucide-solid/icons/lock';
import type { JSX } from 'solid-js';
import { Chip } from '../../ui/chip.tsx';
import { journalWords } from '../../words/journal.ts';
import styles from './only-you.module.css';

/** The mark of everything that nobody else sees. */
export function OnlyYou(): JSX.Element {
  return (
    <p class={styles['mark']}>
      <Chip look="gentle" icon={Lock}>
        {journalWords.onlyYou}
      </Chip>
    </p>
  );
}
