import type { Session } from './types.ts';

const minuteMs = 60_000;
/** Begun so much before its time it has its full length from then on. */
const earlyMs = 15 * minuteMs;

/**
 * When a session ends, in milliseconds since 1970. One that begins late still ends when it was to end, because the hour behind it
 * may be another person's. One that begins well before its time, or when that is over, has its full length.
 */
export function endOf(session: Pick<Session, 'atMs' | 'minutes' | 'startedMs'>): number {
  const { atMs, startedMs } = session;
  const lengthMs = session.minutes * minuteMs;
  if (startedMs === undefined) return atMs + lengthMs;
  const isInItsTime = startedMs >= atMs - earlyMs && startedMs < atMs + lengthMs;
  return (isInItsTime ? atMs : startedMs) + lengthMs;
}
