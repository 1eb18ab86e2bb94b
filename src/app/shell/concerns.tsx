import { For, Show, type JSX } from 'solid-js';
import type { Concern } from '../../crdt/spaces/index.ts';
import { useWorkspace } from '../live/workspace-context.tsx';
import { Button } from '../ui/button.tsx';
import { catchFocus } from '../ui/catch-focus.ts';
import { sharedWords } from '../words/shared.ts';
import { shellWords } from '../words/shell.ts';
import styles from './concerns.module.css';

/** Things that were set aside, told plainly and without alarm, also to those who listen. What is over can be closed. */
export function Concerns(): JSX.Element {
  const { concerns, workspace } = useWorkspace();
  const close = (concern: Concern): void => {
    workspace.dismissConcern(concern.id);
    catchFocus();
  };
  return (
    <div aria-live="polite">
      <For each={concerns()}>
        {(concern) => (
          <div class={styles['concern']}>
            <p>{concernWords(concern)}</p>
            <Show when={concern.healed}>
              <Button look="quiet" word={sharedWords.close} onClick={() => close(concern)} />
            </Show>
          </div>
        )}
      </For>
    </div>
  );
}

function concernWords({ what, healed }: Concern): string {
  switch (what) {
    case 'damaged':
      return healed ? shellWords.concernDamagedHealed : shellWords.concernDamaged;
    case 'two-histories':
      return shellWords.concernTwoHistories;
    case 'unequal':
      return healed ? shellWords.concernUnequalHealed : shellWords.concernUnequal;
  }
}
