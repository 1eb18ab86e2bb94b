import type { Session } from '../../../crdt/documents/sessions/types.ts';
import type { SessionStart } from './create-session-draft.ts';
import { dayAndTime, momentOf } from './moments.ts';
import { addDays } from './parse-date.ts';

/** What a first session begins with: a day that nobody can guess, and the hour as it is mostly counted. */
const usual: SessionStart = { atMs: undefined, minutes: 50, how: 'video' };

/**
 * What the next session most likely is: a week after the last one, at the same time of the clocks here, as long and in the same
 * way. After a longer rest, the first such day that is still to come.
 */
export function nextLikely(sessions: readonly Session[], nowMs: number): SessionStart {
  const last = sessions.at(-1);
  if (last === undefined) return usual;
  const { day, time } = dayAndTime(last.atMs);
  const weeksGone = Math.floor((nowMs - last.atMs) / (7 * 86_400_000));
  let weeks = Math.max(1, weeksGone);
  // The clocks may have been put forward or back meanwhile: the week after is then the right one.
  while (momentOf(addDays(day, 7 * weeks), time) <= nowMs) weeks += 1;
  return {
    atMs: momentOf(addDays(day, 7 * weeks), time),
    minutes: last.minutes,
    how: last.how,
  };
}
