import CalendarHeart from 'lucide-solid/icons/calendar-heart';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import LockKeyhole from 'lucide-solid/icons/lock-keyhole';
import NotebookPen from 'lucide-solid/icons/notebook-pen';
import Settings from 'lucide-solid/icons/settings';
import Sprout from 'lucide-solid/icons/sprout';
import Sun from 'lucide-solid/icons/sun';
import Users from 'lucide-solid/icons/users';
import Vote from 'lucide-solid/icons/vote';
import { createSignal, For, lazy, Show, Suspense, type JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { createLive } from '../live/create-live.ts';
import { warmJournal } from './warm-journal.ts';
import { useWorkspace } from '../live/workspace-context.tsx';
import { Icon } from '../ui/icon.tsx';
import { markPage } from '../ui/mark-page.ts';
import { VisuallyHidden } from '../ui/visually-hidden.tsx';
import { initials } from '../words/names.ts';
import { shellWords } from '../words/shell.ts';
import styles from './navigation.module.css';
import { PlaceLink, useCurrent, type Place } from './place-link.tsx';

/** Opened on phones only. */
const MoreSheet = lazy(() => import('./more-sheet.tsx'));
/** Opened from any page. */
const BringDialog = lazy(() => import('../cards/agenda/bring-dialog.tsx'));

/** The places that work, in their order. */
const places: readonly Place[] = [
  { name: 'today', icon: Sun },
  { name: 'goals', icon: Sprout },
  { name: 'sessions', icon: CalendarHeart },
  { name: 'notes', icon: NotebookPen },
  { name: 'polls', icon: Vote },
  { name: 'journal', icon: LockKeyhole },
  { name: 'people', icon: Users },
  { name: 'settings', icon: Settings },
];
/**
 * On a phone these stand in the bar and the rest behind "More": what is wanted between sessions, in a hard moment as well.
 */
const isInBar = ({ name }: Place): boolean =>
  name === 'today' || name === 'goals' || name === 'sessions' || name === 'journal';
const rest = places.filter((place) => !isInBar(place));

/** The places of this workspace: at the left where there is room, at the foot of a phone. */
export function Navigation(): JSX.Element {
  const { members, path } = useWorkspace();
  const { attune } = useApp();
  const ways = createLive(attune.lock.ways);
  markPage('navigation');
  warmJournal(path('journal'));
  const [more, setMore] = createSignal(false);
  const [bringing, setBringing] = createSignal(false);
  const current = useCurrent();
  const isBehindMore = (): boolean => rest.some(({ name }) => current(path(name)) !== undefined);
  return (
    <nav class={styles['navigation']} aria-label={shellWords.navigation}>
      <a class={styles['workspace']} href="/workspaces">
        <span class={styles['tile']} aria-hidden="true">
          {initials(members.view.workspaceName).slice(0, 1)}
        </span>
        <span class={styles['name']}>{members.view.workspaceName}</span>
        <VisuallyHidden>{shellWords.yourWorkspaces}</VisuallyHidden>
      </a>
      <ul class={styles['places']}>
        <For each={places}>
          {(place) => (
            <li data-rest={isInBar(place) ? undefined : ''}>
              <PlaceLink place={place} />
            </li>
          )}
        </For>
        <li class={styles['more']}>
          <button
            type="button"
            class={styles['place']}
            aria-current={isBehindMore() ? 'true' : undefined}
            onClick={() => setMore(true)}
          >
            <Icon of={Ellipsis} />
            <span>{shellWords.more}</span>
          </button>
        </li>
      </ul>
      <button type="button" class={styles['bring']} onClick={() => setBringing(true)}>
        <Icon of={CalendarHeart} />
        <span>{shellWords.bring}</span>
      </button>
      <Show when={ways().length > 0}>
        <button type="button" class={styles['bring']} onClick={() => void attune.lock.lockNow()}>
          <Icon of={LockKeyhole} />
          <span>{shellWords.lockNow}</span>
        </button>
      </Show>
      <Show when={more()}>
        <Suspense>
          <MoreSheet
            places={rest}
            onBring={() => setBringing(true)}
            onClose={() => setMore(false)}
          />
        </Suspense>
      </Show>
      <Show when={bringing()}>
        <Suspense>
          <BringDialog onClose={() => setBringing(false)} />
        </Suspense>
      </Show>
    </nav>
  );
}
