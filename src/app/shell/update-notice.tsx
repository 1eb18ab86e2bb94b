import { createEffect, createSignal, Show, type JSX } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { useApp } from '../live/app-context.tsx';
import { createLive } from '../live/create-live.ts';
import { createFetched } from '../ui/create-fetched.ts';
import { markPage } from '../ui/mark-page.ts';
import styles from './update-notice.module.css';

/** Where a new version is offered: it is never taken by itself. What the offer looks like is fetched with it. */
export function UpdateNotice(): JSX.Element {
  const app = useApp();
  const update = createLive(app.browser.update);
  // Put off while it only waited, it comes up again once this page is the old one.
  const [later, setLater] = createSignal<ReturnType<typeof update>>('none');
  const isShown = (): boolean => update() !== 'none' && update() !== later();
  const offer = createFetched({
    load: async () => (await import('./update-offer.tsx')).UpdateOffer,
    isNeeded: isShown,
    after: (delayMs, run) => app.browser.clock.after(delayMs, run),
  });
  createEffect(() => {
    if (isShown() && offer() !== undefined) markPage('update');
  });
  return (
    <div class={styles['place']} aria-live="polite">
      <Show when={isShown() && offer()}>
        {(shown) => <Dynamic component={shown()} onLater={() => setLater(update())} />}
      </Show>
    </div>
  );
}
