import { endOf } from '../../../crdt/documents/sessions/session-end.ts';
import type { Session } from '../../../crdt/documents/sessions/types.ts';

/** How much of a session that is under way is left. */
export type TimeLeft =
  | { readonly tag: 'left'; readonly minutes: number }
  | { readonly tag: 'over' }
  /** So long over that somebody forgot to close it. */
  | { readonly tag: 'long-over' };

const minuteMs = 60_000;
const longMs = 60 * minuteMs;

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
