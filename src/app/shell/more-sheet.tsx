import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import LockKeyhole from 'lucide-solid/icons/lock-keyhole';
import { For, Show, type JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { createLive } from '../live/create-live.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { sharedWords } from '../words/shared.ts';
import { shellWords } from '../words/shell.ts';
import styles from './navigation.module.css';
import { PlaceLink, type Place } from './place-link.tsx';

/** What the bar of a phone has no room for. */
export default function MoreSheet(props: {
  readonly places: readonly Place[];
  readonly onBring: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const { attune } = useApp();
  const ways = createLive(attune.lock.ways);
  return (
    <Dialog
      title={shellWords.more}
      closeWord={sharedWords.close}
      look="sheet"
      onClose={() => props.onClose()}
    >
      <ul class={styles['rest']} onClick={() => props.onClose()}>
        <For each={props.places}>
          {(place) => (
            <li>
              <PlaceLink place={place} />
            </li>
          )}
        </For>
        <li>
          <button type="button" class={styles['place']} onClick={() => props.onBring()}>
            <Icon of={CalendarPlus} />
            <span>{shellWords.bring}</span>
          </button>
        </li>
        <Show when={ways().length > 0}>
          <li>
            <button
              type="button"
              class={styles['place']}
              onClick={() => void attune.lock.lockNow()}
            >
              <Icon of={LockKeyhole} />
              <span>{shellWords.lockNow}</span>
            </button>
          </li>
        </Show>
        <li>
          <a class={styles['place']} href="/workspaces">
            <Icon of={LayoutGrid} />
            <span>{shellWords.yourWorkspaces}</span>
          </a>
        </li>
      </ul>
    </Dialog>
  );
}
