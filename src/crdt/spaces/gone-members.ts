import type { MemberId } from '../basics/id.ts';
import type { Roster } from '../sealing/roster.ts';

/** Members of whom no device is in the Space any more. It follows from the roster and is written nowhere. */
export function goneMembers(roster: Roster): ReadonlySet<MemberId> {
  const gone = new Set(roster.removed().map(({ member }) => member));
  for (const { member } of roster.devices()) gone.delete(member);
  return gone;
}
