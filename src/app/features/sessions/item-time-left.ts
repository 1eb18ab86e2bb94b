import type { Session } from '../../../crdt/documents/sessions/types.ts';
import type { AgendaLine } from '../../cards/agenda/agenda-lines.ts';

const minuteMs = 60_000;

/**
 * How many minutes are left at `nowMs` for what is being spoken of, which is the first open item: a minute that has begun
 * counts as whole, and nothing is left when its time is over. It began when the item before it was ticked. Undefined while
 * the session is not under way, and where nobody said how long the item may take.
 */
export function itemTimeLeft(
  session: Pick<Session, 'id' | 'startedMs' | 'closedMs'>,
  lines: readonly AgendaLine[],
  nowMs: number,
): number | undefined {
  const { startedMs } = session;
  const minutes = lines.find(({ item }) => !item.done)?.item.minutes;
  if (startedMs === undefined || session.closedMs !== undefined || minutes === undefined)
    return undefined;
  const ticked = lines.flatMap(({ item }) =>
    item.done && item.doneIn === session.id ? [item.doneMs ?? 0] : [],
  );
  // Another device's clock may be ahead of this one.
  const beganMs = Math.min(nowMs, Math.max(startedMs, ...ticked));
  return Math.max(0, Math.ceil((beganMs + minutes * minuteMs - nowMs) / minuteMs));
}

/** How many minutes everything on an agenda takes together, as far as it was said. */
export const plannedMinutes = (lines: readonly AgendaLine[]): number =>
  lines.reduce((sum, { item }) => sum + (item.minutes ?? 0), 0);
