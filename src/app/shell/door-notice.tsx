import DoorOpen from 'lucide-solid/icons/door-open';
import { createSignal, createUniqueId, onCleanup, Show, type JSX } from 'solid-js';
import type { DoorRequest } from '../../crdt/spaces/index.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { catchFocus } from '../ui/catch-focus.ts';
import { Sheet } from '../ui/sheet.tsx';
import { SpokenWords } from '../ui/spoken-words.tsx';
import { doorWords } from '../words/door.ts';
import styles from './door-notice.module.css';

/** Somebody at the door, or a device that would be one of the own ones: the name, the three words, and the two answers. */
export function DoorNotice(props: { readonly door: DoorRequest }): JSX.Element {
  const id = createUniqueId();
  const [answering, setAnswering] = createSignal(false);
  const [refused, setRefused] = createSignal(false);
  const isDevice = (): boolean => props.door.tag === 'device-at-door';
  let notice: HTMLDivElement | undefined;
  const answer = async (door: DoorRequest, how: 'letIn' | 'notNow'): Promise<void> => {
    if (answering()) return;
    setAnswering(true);
    setRefused(false);
    const given = await door[how]().catch(() => false);
    // Answered, the notice goes by itself; while it is there one can try again.
    setAnswering(false);
    setRefused(given === false);
  };
  onCleanup(() => {
    if (notice?.contains(document.activeElement) !== true) return;
    catchFocus(() => document.querySelector<HTMLElement>('[data-notices] button'));
  });
  return (
    <Sheet look="door" role="region" aria-labelledby={id}>
      <div
        class={styles['notice']}
        ref={(own) => {
          notice = own;
        }}
      >
        <Show when={!isDevice()}>
          <Avatar name={props.door.name} colour={1} size="large" />
        </Show>
        <h2 id={id}>{doorWords.atTheDoor(props.door.name)}</h2>
        <p class={styles['quiet']}>
          {isDevice() ? doorWords.deviceWould : doorWords.doorFor(props.door.workspaceName)}
        </p>
        <p>{isDevice() ? doorWords.compareDevice : doorWords.compare}</p>
        <SpokenWords words={props.door.words} />
        <Show when={props.door.others}>
          <p class={styles['gentle']}>{isDevice() ? doorWords.othersDevice : doorWords.others}</p>
        </Show>
        <div class={styles['actions']}>
          <Button
            word={doorWords.notNow}
            aria-disabled={answering()}
            onClick={() => void answer(props.door, 'notNow')}
          />
          <Button
            look="main"
            icon={DoorOpen}
            word={doorWords.letIn}
            aria-disabled={answering()}
            onClick={() => void answer(props.door, 'letIn')}
          />
        </div>
        <div role="alert">
          <Show when={refused()}>
            <p class={styles['gentle']}>{doorWords.notLetIn(props.door.name)}</p>
          </Show>
        </div>
        <p class={styles['after']}>{doorWords.after}</p>
      </div>
    </Sheet>
  );
}
