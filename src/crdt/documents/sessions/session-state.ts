import type { Session } from './types.ts';

/** Where a session stands, as people would say it. */
export type SessionState = 'planned' | 'moved' | 'under-way' | 'finished' | 'missed';

/** How long after its end a session that nobody began still counts as to come, in milliseconds: two hours. */
const graceMs = 2 * 60 * 60 * 1000;

/** Where a session stands at `nowMs` (milliseconds since 1970). One that was begun is never missed, however late it is. */
export function sessionState(
  session: Pick<Session, 'atMs' | 'minutes' | 'startedMs' | 'closedMs' | 'movedFromMs'>,
  nowMs: number,
): SessionState {
  if (session.closedMs !== undefined) return 'finished';
  if (session.startedMs !== undefined) return 'under-way';
  if (nowMs - (session.atMs + session.minutes * 60_000) > graceMs) return 'missed';
  return session.movedFromMs === undefined ? 'planned' : 'moved';
}
