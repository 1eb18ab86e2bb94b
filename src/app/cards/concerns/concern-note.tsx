import { Show, type JSX } from 'solid-js';
import { createWhoIsOut } from '../../live/create-who-is-out.ts';
import type { Concern } from '../../live/journal-context.tsx';
import { useWorkspaceIfOpen } from '../../live/workspace-context.tsx';
import { Button } from '../../ui/button.tsx';
import { catchFocus } from '../../ui/catch-focus.ts';
import { concernWords } from '../../words/concerns.ts';
import { sharedWords } from '../../words/shared.ts';
import styles from './concern-note.module.css';

interface ConcernProps {
  readonly concern: Concern;
  /** None: it is of the workspace that is open. */
  readonly onDismiss?: () => void;
}

/** One thing that was set aside, told plainly and without alarm. What is over can be closed. */
export default function ConcernNote(props: ConcernProps): JSX.Element {
  const isOfWorkspace = (): boolean => props.onDismiss === undefined;
  return (
    <Show when={props.concern.what === 'removed'} fallback={<Note {...props} />}>
      <Show when={isOfWorkspace()} fallback={<OwnDeviceRemoved {...props} />}>
        <RemovedFromWorkspace {...props} />
      </Show>
    </Show>
  );
}

/** A device that is out of the person's own Space comes back to the workspace with it, and by no invitation. */
function RemovedFromWorkspace(props: ConcernProps): JSX.Element {
  const who = createWhoIsOut();
  return <Show when={who()}>{(known) => <Note {...props} text={removedWords[known()]} />}</Show>;
}

const removedWords = {
  member: concernWords.removed,
  device: concernWords.removedDevice,
  unsure: concernWords.removedUnsure,
} as const;

/** Where the workspace around says so already, nobody has to read it twice. */
function OwnDeviceRemoved(props: ConcernProps): JSX.Element {
  const open = useWorkspaceIfOpen();
  const isSaid = (): boolean => open?.concerns().some(({ what }) => what === 'removed') === true;
  return (
    <Show when={!isSaid()}>
      <Note {...props} text={concernWords.removedDevice} />
    </Show>
  );
}

function Note(props: ConcernProps & { readonly text?: string | undefined }): JSX.Element {
  const open = useWorkspaceIfOpen();
  const close = (): void => {
    if (props.onDismiss === undefined) open?.workspace.dismissConcern(props.concern.id);
    else props.onDismiss();
    catchFocus();
  };
  return (
    <div class={styles['concern']}>
      <p>{props.text ?? wordsOf(props.concern)}</p>
      <Show when={props.concern.healed}>
        <Button look="quiet" word={sharedWords.close} onClick={close} />
      </Show>
    </div>
  );
}

function wordsOf({ what, healed }: Concern): string {
  switch (what) {
    case 'damaged':
      return healed ? concernWords.damagedHealed : concernWords.damaged;
    case 'removed':
      return concernWords.removed;
    case 'two-histories':
      return concernWords.twoHistories;
    case 'unequal':
      return healed ? concernWords.unequalHealed : concernWords.unequal;
  }
}
