import type { Session } from '../../../crdt/documents/sessions/types.ts';

/** How much of a session that is under way is left. */
export type TimeLeft =
  | { readonly tag: 'left'; readonly minutes: number }
  | { readonly tag: 'over' }
  /** So long over that somebody forgot to close it. */
  | { readonly tag: 'long-over' };

const minuteMs = 60_000;
/** Begun so much before its time it has its full length from then on. */
const earlyMs = 15 * minuteMs;
const longMs = 60 * minuteMs;

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

/** What is left at `nowMs`; a minute that has begun counts as whole. */
export function timeLeft(
  session: Pick<Session, 'atMs' | 'minutes' | 'startedMs'>,
  nowMs: number,
): TimeLeft {
  // The last look at the clock may be from before it began, and another device's clock may be ahead of this one.
  const leftMs = endOf(session) - Math.max(nowMs, session.startedMs ?? nowMs);
  if (leftMs > 0) return { tag: 'left', minutes: Math.ceil(leftMs / minuteMs) };
  return { tag: leftMs > -longMs ? 'over' : 'long-over' };
}
