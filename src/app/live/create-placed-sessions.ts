import { createMemo, type Accessor } from 'solid-js';
import type { Session } from '../../crdt/spaces/index.ts';
import { sessionState, type SessionState } from '../../crdt/spaces/room-face.ts';
import { useSessionRoom } from './session-room-context.tsx';

/** A session with where it stands now. */
export interface PlacedSession {
  readonly session: Session;
  readonly state: SessionState;
}

/** All sessions and where each stands at `now` (milliseconds since 1970), earliest first. */
export function createPlacedSessions(now: Accessor<number>): Accessor<readonly PlacedSession[]> {
  const { sessions } = useSessionRoom();
  const placed = createMemo(() =>
    sessions.view.sessions.map((session) => ({ session, state: sessionState(session, now()) })),
  );
  return placed;
}

/** Whether what was not done there goes on to the next one. */
export const isOver = (state: SessionState): boolean => state === 'finished' || state === 'missed';
