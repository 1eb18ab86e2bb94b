import { createMemo, Show, type JSX } from 'solid-js';
import { createAgendaReader } from '../../../cards/agenda/agenda-lines.ts';
import { createNow } from '../../../live/create-now.ts';
import { createPlacedSessions, type PlacedSession } from '../../../live/create-placed-sessions.ts';
import { inSessionRoom } from '../../../live/session-room-context.tsx';
import { NextSession } from './next-session.tsx';
import { NextStep } from '../next-step.tsx';

/** How often the time is looked at, in milliseconds: the countdown is in minutes. */
const lookMs = 15_000;

/** What comes next where there are sessions: the one under way, or the one ahead; without either, the next step. */
export default inSessionRoom(function RoomNext(): JSX.Element {
  const now = createNow(lookMs);
  const placed = createPlacedSessions(now);
  const agenda = createAgendaReader(placed);
  const next = createMemo((): PlacedSession | undefined => {
    const ahead = placed().filter(({ state }) => state === 'planned' || state === 'moved');
    return placed().findLast(({ state }) => state === 'under-way') ?? ahead[0];
  });
  return (
    <Show when={next()} fallback={<NextStep />}>
      {(one) => (
        <NextSession
          session={one().session}
          state={one().state}
          now={now()}
          agenda={agenda(one().session.id)}
        />
      )}
    </Show>
  );
});
