import { createEffect, lazy, Match, Suspense, Switch, type JSX } from 'solid-js';
import { useApp } from './live/app-context.tsx';
import ClosedPage from './shell/closed-page.tsx';
import { arriveAt } from './ui/arrive-at.ts';

const LockedPage = lazy(() => import('./features/unlock/locked-page.tsx'));
/** A part of Settings that is needed where no page can be opened, too; hardly anybody ever sees it there. */
const RemoveEverything = lazy(() => import('./features/settings/remove-everything.tsx'));

/** What stands in place of every page while nothing is open: locked, not to be opened, or nothing can be kept. */
export default function Closed(): JSX.Element {
  const app = useApp();
  createEffect(() => {
    // Reading has begun there, so what opens after it is a page that somebody moved to.
    if (app.state().tag === 'locked') arriveAt(undefined);
  });
  const reason = (): 'insecure-address' | 'no-storage' | undefined => {
    const state = app.state();
    return state.tag === 'cannot-keep' ? state.reason : undefined;
  };
  return (
    <Suspense fallback={<main id="page" aria-busy="true" />}>
      <Switch>
        <Match when={app.state().tag === 'locked'}>
          <LockedPage lastResort={<RemoveEverything />} />
        </Match>
        <Match when={app.state().tag === 'damaged'}>
          <ClosedPage why="damaged">
            <RemoveEverything />
          </ClosedPage>
        </Match>
        <Match when={reason()}>{(why) => <ClosedPage why={why()} />}</Match>
      </Switch>
    </Suspense>
  );
}
