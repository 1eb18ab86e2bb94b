import Hand from 'lucide-solid/icons/hand';
import HeartHandshake from 'lucide-solid/icons/heart-handshake';
import Pause from 'lucide-solid/icons/pause';
import Repeat from 'lucide-solid/icons/repeat';
import { createUniqueId, For, type JSX } from 'solid-js';
import { signs } from '../../live/session-room-context.tsx';
import { useWorkspace, type Sign } from '../../live/workspace-context.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { sessionRoomWords } from '../../words/session-room.ts';
import { togetherWords } from '../../words/together.ts';
import styles from './signs-bar.module.css';

const icons = { hand: Hand, pause: Pause, again: Repeat, helped: HeartHandshake } as const;

/** Light signs to the others. Pressed once more they are taken back; after some seconds they are gone by themselves. */
export function SignsBar(): JSX.Element {
  const { manner, workspace } = useWorkspace();
  const id = createUniqueId();
  const isGiven = (sign: Sign): boolean => manner().sign === sign;
  return (
    <Sheet aria-labelledby={id}>
      <h2 id={id}>{sessionRoomWords.signs}</h2>
      <p class={styles['hint']}>{sessionRoomWords.signsHint}</p>
      <ul class={styles['signs']}>
        <For each={signs}>
          {(sign) => (
            <li>
              <button
                type="button"
                class={styles['sign']}
                aria-pressed={isGiven(sign)}
                onClick={() => workspace.giveSign(isGiven(sign) ? undefined : sign)}
              >
                <Icon of={icons[sign]} />
                <span>{togetherWords.signs[sign]}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  );
}
