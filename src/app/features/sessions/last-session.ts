import type { Session } from '../../../crdt/documents/sessions/types.ts';

/** The session before this one that was held to its end. */
export function lastSession(
  sessions: readonly Session[],
  session: Pick<Session, 'atMs' | 'id'>,
): Session | undefined {
  return sessions.findLast(
    (one) => one.id !== session.id && one.closedMs !== undefined && one.atMs <= session.atMs,
  );
}
