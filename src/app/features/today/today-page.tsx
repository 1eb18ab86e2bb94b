import { ErrorBoundary, lazy, onCleanup, onMount, Show, Suspense, type JSX } from 'solid-js';
import type { Change } from '../../live/app-context.tsx';
import { useApp } from '../../live/app-context.tsx';
import { createLive } from '../../live/create-live.ts';
import { createPlace, useWorkspace } from '../../live/workspace-context.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { todayWords } from '../../words/today.ts';
import { partOfDay } from '../../words/when.ts';
import { NextStep } from './next-step.tsx';
import styles from './today-page.module.css';
import { WhileAway } from './while-away.tsx';
import { WhoIsHere } from './who-is-here.tsx';

/** Loaded only where somebody has put something into the session room. */
const RoomNext = lazy(() => import('./room/room-next.tsx'));
const RoomAside = lazy(() => import('./room/room-aside.tsx'));
/** Offered to a therapist as long as the workspace is theirs alone; later it is offered among the people. */
const OfferLock = lazy(() => import('../../cards/lock/offer-to-therapist.tsx'));
/** Loaded once somebody is no longer in the workspace. */
const AfterLocks = lazy(() => import('./locks/after-locks.tsx'));
/** Loaded once there is a goal or a note. */
const Begun = lazy(() => import('./begun/begun.tsx'));

/** The first page of a workspace: what is new, who is here, and the one next step. */
export default function TodayPage(): JSX.Element {
  const app = useApp();
  const { changes, connection, goals, members, me, nameOf, notes, workspace } = useWorkspace();
  const roomBegun = createLive(workspace.roomBegun);
  createPlace('today');
  onCleanup(() => void workspace.markSeen({ stillShown: false }));
  // Closing the tab is leaving, too; who only looks elsewhere for a moment finds the list as it was.
  onMount(() => {
    const putAside = (): void => {
      if (document.visibilityState === 'hidden') void workspace.markSeen({ stillShown: true });
    };
    document.addEventListener('visibilitychange', putAside);
    onCleanup(() => document.removeEventListener('visibilitychange', putAside));
  });
  const namesOf = (some: readonly Change[]): readonly string[] => [
    ...new Set(some.map((change) => nameOf(change.by))),
  ];
  const hasWork = (): boolean => goals.view.goals.length + notes.view.notes.length > 0;
  /** The locks were changed for this person: nothing that is done here reaches anybody. */
  const isOut = (): boolean => connection().tag === 'removed';
  const lead = (): string => {
    const written = changes().filter(({ what }) => what !== 'member-joined');
    const joined = changes().filter(({ what }) => what === 'member-joined');
    const sentences = [
      ...(written.length > 0 ? [todayWords.wroteSince(namesOf(written), written.length)] : []),
      ...(joined.length > 0 ? [todayWords.cameIn(namesOf(joined))] : []),
    ];
    if (sentences.length > 0) return sentences.join(' ');
    return hasWork() || roomBegun() ? todayWords.nothingNew : todayWords.newHere;
  };
  return (
    <>
      <PageHeading
        heading={todayWords.greeting(partOfDay(app.browser.clock.nowMs()), nameOf(me))}
        lead={lead()}
      />
      <div class={styles['columns']}>
        <div class={styles['stack']}>
          <Show when={!isOut()}>
            <Show when={roomBegun()} fallback={<NextStep />}>
              <ErrorBoundary fallback={<NextStep />}>
                <Suspense>
                  <RoomNext />
                </Suspense>
              </ErrorBoundary>
            </Show>
          </Show>
          <Suspense>
            <Show when={isOut() || members.view.gone.length > 0}>
              <AfterLocks />
            </Show>
          </Suspense>
          <Show when={changes().length > 0}>
            <WhileAway />
          </Show>
        </div>
        <div class={styles['stack']}>
          <Show when={roomBegun()}>
            <ErrorBoundary fallback={null}>
              <Suspense>
                <RoomAside />
              </Suspense>
            </ErrorBoundary>
          </Show>
          <Show when={members.view.members.length > 1 && !isOut()}>
            <WhoIsHere />
          </Show>
          <Suspense>
            <Show when={hasWork()}>
              <Begun />
            </Show>
            <Show when={members.view.members.length < 2}>
              <OfferLock />
            </Show>
          </Suspense>
        </div>
      </div>
    </>
  );
}
