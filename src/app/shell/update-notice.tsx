import { createEffect, createSignal, Show, type JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { createLive } from '../live/create-live.ts';
import { Button } from '../ui/button.tsx';
import { markPage } from '../ui/mark-page.ts';
import { sharedWords } from '../words/shared.ts';
import styles from './update-notice.module.css';

/** A new version is offered, never taken by itself. */
export function UpdateNotice(): JSX.Element {
  const app = useApp();
  const update = createLive(app.browser.update);
  // Put off while it only waited, it comes up again once this page is the old one.
  const [later, setLater] = createSignal<ReturnType<typeof update>>('none');
  const isShown = (): boolean => update() !== 'none' && update() !== later();
  createEffect(() => {
    if (isShown()) markPage('update');
  });
  return (
    <div class={styles['place']} aria-live="polite">
      <Show when={isShown()}>
        <section class={styles['notice']} aria-label={sharedWords.updateReady}>
          <p>{sharedWords.updateReady}</p>
          <Button
            look="quiet"
            word={sharedWords.updateUse}
            onClick={() => {
              app.attune.flush();
              app.browser.takeUpdate();
            }}
          />
          <Button look="quiet" word={sharedWords.updateLater} onClick={() => setLater(update())} />
        </section>
      </Show>
    </div>
  );
}
