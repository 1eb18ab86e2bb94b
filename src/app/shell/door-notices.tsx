import { createEffect, For, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useApp } from '../live/app-context.tsx';
import { createFetched } from '../ui/create-fetched.ts';
import { markPage } from '../ui/mark-page.ts';

/**
 * Everybody at a door, and devices that were added, whatever page is open. Told politely, taking no focus away. How it looks is
 * fetched with the notices: while nobody is there it is an empty place.
 */
export function DoorNotices(): JSX.Element {
  const app = useApp();
  const notice = createFetched({
    load: async () => (await import('./door-news.tsx')).DoorNewsNotice,
    isNeeded: () => app.doors().length > 0,
    after: (delayMs, run) => app.browser.clock.after(delayMs, run),
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
