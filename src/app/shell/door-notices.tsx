import { createEffect, createSignal, For, Show, type Component, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { DoorRequest } from '../../crdt/spaces/index.ts';
import { useApp } from '../live/app-context.tsx';
import { markPage } from '../ui/mark-page.ts';

const againMs = 2_000;

/**
 * Everybody at the door of any workspace, whatever page is open. Told politely, taking no focus away. How it looks is
 * fetched with the notices: while nobody is there it is an empty place.
 */
export function DoorNotices(): JSX.Element {
  const app = useApp();
  const [notice, setNotice] = createSignal<Component<{ readonly door: DoorRequest }>>();
  /** Fetched when somebody comes, as whoever answers the door is; until it has been. */
  const fetchNotice = async (): Promise<void> => {
    try {
      const { DoorNotice } = await import('./door-notice.tsx');
      setNotice(() => DoorNotice);
    } catch {
      app.browser.clock.after(againMs, () => void fetchNotice());
    }
  };
  let fetching = false;
  createEffect(() => {
    if (fetching || app.doors().length === 0) return;
    fetching = true;
    void fetchNotice();
  });
  createEffect(() => {
    if (notice() !== undefined && app.doors().length > 0) markPage('notices');
  });
  return (
    <div data-notices="" aria-live="polite">
      <Show when={notice()}>
        {(shown) => (
          <For each={app.doors()}>{(door) => <Dynamic component={shown()} door={door} />}</For>
        )}
      </Show>
    </div>
  );
}
