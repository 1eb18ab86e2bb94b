import { Show, type JSX } from 'solid-js';
import type { Concern } from '../../live/journal-context.tsx';
import { useWorkspaceIfOpen } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { concernWords } from '../../words/concerns.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './concern-note.module.css';

/** One thing that was set aside, told plainly and without alarm. What is over can be closed. */
export default function ConcernNote(props: {
  readonly concern: Concern;
  /** None: it is of the workspace that is open. */
  readonly onDismiss?: () => void;
}): JSX.Element {
  const open = useWorkspaceIfOpen();
  const close = (): void => {
    if (props.onDismiss === undefined) open?.workspace.dismissConcern(props.concern.id);
    else props.onDismiss();
    catchFocus();
  };
  return (
    <div class={styles['concern']}>
      <p>{wordsOf(props.concern, props.onDismiss === undefined)}</p>
      <Show when={props.concern.healed}>
        <Button look="quiet" word={sharedWords.close} onClick={close} />
      </Show>
    </div>
  );
}

function wordsOf({ what, healed }: Concern, isOfWorkspace: boolean): string {
  switch (what) {
    case 'damaged':
      return healed ? concernWords.damagedHealed : concernWords.damaged;
    case 'removed':
      return isOfWorkspace ? concernWords.removed : concernWords.removedDevice;
    case 'two-histories':
      return concernWords.twoHistories;
    case 'unequal':
      return healed ? concernWords.unequalHealed : concernWords.unequal;
  }
}
