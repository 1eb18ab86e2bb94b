import { createMemoryHistory, MemoryRouter } from '@solidjs/router';
import { cleanup, configure, render, screen } from '@solidjs/testing-library';
import { afterEach } from 'vitest';
import { Agenda } from '../../src/app/features/sessions/agenda.tsx';
import { makeUndoNoticeKeys } from '../../src/app/features/sessions/undo-notices.ts';
import { AppProvider } from '../../src/app/live/app-context.tsx';
import { inSessionRoom } from '../../src/app/live/session-room-context.tsx';
import { WorkspaceProvider } from '../../src/app/live/workspace-context.tsx';
import { createToasts, ToastList, ToastsProvider } from '../../src/app/ui/toasts.tsx';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import { simulatedClock, type SimulatedClock } from '../cast/simulated-clock.ts';
import { giveDialogs } from './dialogs-in-jsdom.ts';
import { pretendAttune } from './pretend-attune.ts';
import { pretendBrowser } from './pretend-browser.ts';
import { pretendSessions, type PretendSessions } from './pretend-sessions.ts';

configure({ asyncUtilTimeout: 15_000 });
afterEach(cleanup);

/** The agenda of a session tomorrow on a screen. */
export interface ShownAgenda extends PretendSessions {
  readonly session: RecordId;
}

/** Shows the agenda alone, with what `fill` has put there: Imani’s, who is a therapist unless said otherwise. */
export async function showAgenda(
  options: {
    readonly clock?: SimulatedClock;
    readonly myPart?: 'therapist' | 'client';
    readonly fill?: (world: ShownAgenda) => unknown;
  } = {},
): Promise<ShownAgenda> {
  giveDialogs();
  const clock = options.clock ?? simulatedClock(new Date(2026, 10, 22, 14, 20).getTime());
  const sessions = pretendSessions(clock, { myPart: options.myPart ?? 'therapist' });
  const session = sessions.room.sessions.verbs.plan({
    startsMs: [clock.nowMs() + 86_400_000],
    minutes: 50,
    how: 'video',
  });
  const world = { ...sessions, session };
  options.fill?.(world);
  const attune = pretendAttune(clock.nowMs());
  attune.keep(world.workspace);
  const toasts = createToasts((delayMs, run) => clock.after(delayMs, run));
  const Page = inSessionRoom(() => {
    makeUndoNoticeKeys();
    return <Agenda session={session} />;
  });
  const history = createMemoryHistory();
  render(() => (
    <AppProvider attune={attune} browser={pretendBrowser(clock)}>
      <ToastsProvider value={toasts}>
        <MemoryRouter history={history}>
          {[
            {
              path: '/',
              component: () => (
                <WorkspaceProvider workspace={world.workspace}>
                  <Page />
                  <ToastList label="Notices" undoWord="Undo" closeWord="Close" />
                </WorkspaceProvider>
              ),
            },
          ]}
        </MemoryRouter>
      </ToastsProvider>
    </AppProvider>
  ));
  await screen.findByRole('region', { name: 'Agenda' });
  return world;
}
