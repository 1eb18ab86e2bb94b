import { agenda as agendaKind } from '../../src/crdt/documents/agenda/agenda.ts';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import { sessions as sessionsKind } from '../../src/crdt/documents/sessions/sessions.ts';
import type { SimulatedClock } from '../cast/simulated-clock.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { sam } from './pretend-people.ts';
import { pretendSessionRoom, type PretendSessionRoom } from './pretend-session-room.ts';
import { pretendWorkspace, type PretendWorkspace } from './pretend-workspace.ts';

const dayMs = 86_400_000;

/** A workspace with a session room, and what is behind it. */
export interface PretendSessions extends PretendSessionRoom {
  readonly clock: SimulatedClock;
  readonly workspace: PretendWorkspace;
}

/** Imani’s workspace, with Sam in it unless she is alone; one is the therapist, the other the client. */
export function pretendSessions(
  clock: SimulatedClock,
  options: { readonly alone?: boolean; readonly myPart?: 'therapist' | 'client' } = {},
): PretendSessions {
  const own = pretendSessionRoom(clock);
  const { room } = own;
  const myPart = options.myPart ?? 'therapist';
  const workspace = pretendWorkspace({ nowMs: clock.nowMs(), room, myPart });
  const view = workspace.membersView.get();
  if (options.alone !== true) {
    const part = myPart === 'therapist' ? ('client' as const) : ('therapist' as const);
    const joined = { by: sam.id, atMs: clock.nowMs() };
    const other = { ...sam, part, colour: 1, joined };
    workspace.membersView.set({ ...view, members: [...view.members, other] });
  }
  return { ...own, clock, workspace };
}

/** A year of sessions: one missed, one moved, a series ahead, and what both want to speak of next. */
export function aYearOfSessions(
  clock: SimulatedClock,
  options: { readonly myPart?: 'therapist' | 'client' } = {},
): PretendSessions & { readonly attune: PretendAttune; readonly next: RecordId } {
  const world = pretendSessions(clock, options);
  const { room, workspace } = world;
  const { verbs } = room.sessions;
  const start = (days: number): number => {
    const day = new Date(clock.nowMs() + days * dayMs);
    return new Date(day.getFullYear(), day.getMonth(), day.getDate(), 15).getTime();
  };
  const plan = (days: readonly number[]): RecordId =>
    verbs.plan({ startsMs: days.map(start), minutes: 50, how: 'video' });
  let last: RecordId | undefined;
  for (let week = 60; week >= 1; week -= 1) {
    const session = plan([2 - 7 * week]);
    if (week !== 3) verbs.close(session);
    last = session;
  }
  const next = plan([2, 9, 16, 23]);
  const moved = room.sessions.view.get().sessions.find(({ atMs }) => atMs === start(9));
  if (moved !== undefined) verbs.change(moved.id, { atMs: start(10), how: 'phone' });
  world.as(sam.id, sessionsKind).tellZone('Europe/Helsinki');
  const own = world.as(sam.id, agendaKind);
  own.add({ text: 'The call with my brother', minutes: 20, session: next });
  room.agenda.verbs.add({ text: 'Look back at the week', minutes: 10, session: next });
  if (last !== undefined) {
    room.agenda.verbs.add({
      text: 'The letter to the school: who writes it, and by when',
      session: last,
    });
  }
  const { view } = room.agenda;
  own.add({ text: 'How was the walk', minutes: 10, session: next });
  const walk = view.get().items.at(-1);
  if (walk !== undefined) room.agenda.verbs.setDone(walk.id, true, next);
  const attune = pretendAttune(clock.nowMs());
  attune.keep(workspace);
  return { ...world, attune, next };
}
