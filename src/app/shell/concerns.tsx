import { For, type JSX } from 'solid-js';
import type { Concern } from '../../crdt/spaces/index.ts';
import { useWorkspace } from '../live/workspace-context.tsx';
import { shellWords } from '../words/shell.ts';
import styles from './concerns.module.css';

/** Things that were set aside, told plainly and without alarm. */
export function Concerns(): JSX.Element {
  const { concerns } = useWorkspace();
  return (
    <For each={concerns()}>
      {(concern) => <p class={styles['concern']}>{concernWords(concern)}</p>}
    </For>
  );
}

function concernWords(concern: Concern): string {
  switch (concern.what) {
    case 'damaged':
      return concern.healed ? shellWords.concernDamagedHealed : shellWords.concernDamaged;
    case 'two-histories':
      return shellWords.concernTwoHistories;
    case 'unequal':
      return shellWords.concernUnequal;
  }
}
