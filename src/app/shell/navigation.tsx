import { A } from '@solidjs/router';
import type { LucideIcon } from 'lucide-solid';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import NotebookPen from 'lucide-solid/icons/notebook-pen';
import Settings from 'lucide-solid/icons/settings';
import Sprout from 'lucide-solid/icons/sprout';
import Sun from 'lucide-solid/icons/sun';
import Users from 'lucide-solid/icons/users';
import { createSignal, For, Show, type JSX } from 'solid-js';
import type { PlaceName } from '../live/app-context.tsx';
import { useWorkspace } from '../live/workspace-context.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { initials } from '../words/names.ts';
import { sharedWords } from '../words/shared.ts';
import { shellWords } from '../words/shell.ts';
import styles from './navigation.module.css';

/** The places that work, in their order. On a phone the first four stand in the bar, the rest behind "More". */
const places: readonly { readonly name: PlaceName; readonly icon: LucideIcon }[] = [
  { name: 'today', icon: Sun },
  { name: 'goals', icon: Sprout },
  { name: 'notes', icon: NotebookPen },
  { name: 'people', icon: Users },
  { name: 'settings', icon: Settings },
];
const inBar = 4;

/** The places of this workspace: at the left where there is room, at the foot of a phone. */
export function Navigation(): JSX.Element {
  const { members, path } = useWorkspace();
  const [more, setMore] = createSignal(false);
  return (
    <nav class={styles['navigation']} aria-label={shellWords.navigation}>
      <A class={styles['workspace']} href="/workspaces">
        <span class={styles['tile']} aria-hidden="true">
          {initials(members.view.workspaceName).slice(0, 1)}
        </span>
        <span class={styles['name']}>{members.view.workspaceName}</span>
        <VisuallyHidden>{shellWords.yourWorkspaces}</VisuallyHidden>
      </A>
      <ul class={styles['places']}>
        <For each={places}>
          {(place, index) => (
            <li data-rest={index() >= inBar ? '' : undefined}>
              <Place name={place.name} icon={place.icon} path={path(place.name)} />
            </li>
          )}
        </For>
        <li class={styles['more']}>
          <button type="button" class={styles['place']} onClick={() => setMore(true)}>
            <Icon of={Ellipsis} />
            <span>{shellWords.more}</span>
          </button>
        </li>
      </ul>
      <Show when={more()}>
        <Dialog
          title={shellWords.more}
          closeWord={sharedWords.close}
          look="sheet"
          onClose={() => setMore(false)}
        >
          <ul class={styles['rest']} onClick={() => setMore(false)}>
            <For each={places.slice(inBar)}>
              {(place) => (
                <li>
                  <Place name={place.name} icon={place.icon} path={path(place.name)} />
                </li>
              )}
            </For>
            <li>
              <A class={styles['place']} href="/workspaces">
                <Icon of={LayoutGrid} />
                <span>{shellWords.yourWorkspaces}</span>
              </A>
            </li>
          </ul>
        </Dialog>
      </Show>
    </nav>
  );
}

function Place(props: {
  readonly name: PlaceName;
  readonly icon: LucideIcon;
  readonly path: string;
}): JSX.Element {
  return (
    <A class={styles['place']} href={props.path}>
      <Icon of={props.icon} />
      <span>{shellWords.places[props.name]}</span>
    </A>
  );
}
