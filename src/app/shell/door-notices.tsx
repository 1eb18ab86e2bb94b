import DoorOpen from 'lucide-solid/icons/door-open';
import { createSignal, createUniqueId, For, Show, type JSX } from 'solid-js';
import type { DoorRequest } from '../../crdt/spaces/index.ts';
import { useApp } from '../live/app-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { SpokenWords } from '../ui/spoken-words.tsx';
import { shellWords } from '../words/shell.ts';
import styles from './door-notices.module.css';

/** Everybody at the door of any workspace, whatever page is open. Told politely, taking no focus away. */
export function DoorNotices(): JSX.Element {
  const app = useApp();
  return (
    <div class={styles['notices']} data-notices="" aria-live="polite">
      <For each={app.doors()}>{(door) => <DoorNotice door={door} />}</For>
    </div>
  );
}

function DoorNotice(props: { readonly door: DoorRequest }): JSX.Element {
  const id = createUniqueId();
  const [answered, setAnswered] = createSignal(false);
  const answer = (door: DoorRequest, how: 'letIn' | 'notNow'): void => {
    setAnswered(true);
    door[how]().catch(() => setAnswered(false));
  };
  return (
    <Sheet look="door" role="region" aria-labelledby={id}>
      <div class={styles['notice']}>
        <Avatar name={props.door.name} colour={1} size="large" />
        <h2 id={id}>{shellWords.atTheDoor(props.door.name)}</h2>
        <p class={styles['quiet']}>{shellWords.doorFor(props.door.workspaceName)}</p>
        <p>{shellWords.doorWords}</p>
        <SpokenWords words={props.door.words} />
        <Show when={props.door.others}>
          <p class={styles['gentle']}>{shellWords.doorOthers}</p>
        </Show>
        <div class={styles['actions']}>
          <Button
            word={shellWords.notNow}
            disabled={answered()}
            onClick={() => answer(props.door, 'notNow')}
          />
          <Button
            look="main"
            icon={DoorOpen}
            word={shellWords.letIn}
            disabled={answered()}
            onClick={() => answer(props.door, 'letIn')}
          />
        </div>
        <p class={styles['after']}>{shellWords.doorAfter}</p>
      </div>
    </Sheet>
  );
}
