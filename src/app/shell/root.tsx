import type { RouteSectionProps } from '@solidjs/router';
import { createEffect, ErrorBoundary, Match, Suspense, Switch, type JSX } from 'solid-js';
import { useApp } from '../live/app-context.tsx';
import { Closed } from '../routes.ts';
import { showAppearance } from '../theme/appearance.ts';
import { createAnnouncer, LiveAnnouncer } from '../ui/live-announcer.tsx';
import { createToasts, ToastList, ToastsProvider } from '../ui/toasts.tsx';
import { OnTop } from '../ui/on-top.tsx';
import { sharedWords } from '../words/shared.ts';
import { shellWords } from '../words/shell.ts';
import { AnnouncerProvider } from './announcer-context.tsx';
import { DoorNotices } from './door-notices.tsx';
import { FaultPage } from './fault-page.tsx';
import { QuickExit } from './quick-exit.tsx';
import styles from './root.module.css';
import { UpdateNotice } from './update-notice.tsx';

/** Around every page: what must be in reach wherever one is. */
export function Root(props: RouteSectionProps): JSX.Element {
  const app = useApp();
  const after = (delayMs: number, run: () => void): (() => void) =>
    app.browser.clock.after(delayMs, run);
  // Drawing it once more would meet the same fault, above all when a part of the page could not be loaded.
  const loadAgain = (): void => {
    app.attune.flush();
    app.browser.reload();
  };
  const toasts = createToasts(after);
  const announcer = createAnnouncer(after);
  const isOpen = (): boolean => ['ready', 'new'].includes(app.state().tag);
  createEffect(() => {
    // Until the keys are open what the first paint shows stands (public/appearance.js).
    if (isOpen()) showAppearance(document.documentElement, app.preferences());
  });
  return (
    <ToastsProvider value={toasts}>
      <AnnouncerProvider value={announcer}>
        <a class={styles['skip']} href="#page" onClick={skipToPage}>
          {sharedWords.skip}
        </a>
        <OnTop>
          <QuickExit />
          <DoorNotices />
          <LiveAnnouncer announcer={announcer} />
        </OnTop>
        <UpdateNotice />
        <ErrorBoundary fallback={<FaultPage onRetry={loadAgain} />}>
          <Suspense>
            <Switch>
              <Match when={app.state().tag === 'opening'}>
                <main id="page" aria-busy="true" />
              </Match>
              <Match when={!isOpen()}>
                <Closed />
              </Match>
              <Match when={true}>{props.children}</Match>
            </Switch>
          </Suspense>
        </ErrorBoundary>
        <ToastList
          label={shellWords.toasts}
          undoWord={sharedWords.undo}
          closeWord={sharedWords.close}
        />
      </AnnouncerProvider>
    </ToastsProvider>
  );
}

/** Moves focus without touching the address: an address with `#` would stay in the browser's history. */
function skipToPage(event: MouseEvent): void {
  event.preventDefault();
  const page = document.getElementById('page');
  page?.setAttribute('tabindex', '-1');
  page?.focus();
}
