import type { Clock } from '../../src/crdt/basics/clock.ts';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { PretendAttune } from './pretend-attune.ts';
import { imani } from './pretend-people.ts';
import { pretendSessionRoom, type PretendSessionRoom } from './pretend-session-room.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';

/** Gives a workspace a session room that shares from this person's very journal, which has been begun. */
export function shareFromJournal(
  attune: PretendAttune,
  workspace: PretendWorkspace,
  clock: Clock,
): PretendSessionRoom {
  const personal = attune.personal.get();
  if (personal.tag !== 'open') throw new Error('The journal has been begun.');
  const home = { own: personal.space, workspace: workspace.id };
  const pretend = pretendSessionRoom(clock, imani.id, home);
  Object.assign(workspace, {
    sessionRoom: () => Promise.resolve(pretend.room),
    roomBegun: liveValue(true),
  });
  return pretend;
}
