import CalendarPlus from 'lucide-solid/icons/calendar-plus';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import { For, type JSX } from 'solid-js';
import LockNow from '../cards/lock/lock-now.tsx';
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
        <li>
          <LockNow class={styles['place']} />
        </li>
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
