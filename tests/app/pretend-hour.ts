import { liveValue } from '../../src/crdt/basics/live.ts';
import { localAlias } from '../../src/app/live/local-alias.ts';
import type { RecordId } from '../../src/crdt/basics/id.ts';
import { agenda } from '../../src/crdt/documents/agenda/agenda.ts';
import { reflections } from '../../src/crdt/documents/reflections/reflections.ts';
import type { SimulatedClock } from '../cast/simulated-clock.ts';
import type { PretendAttune } from './pretend-attune.ts';
import { heldLastWeek, leaveToDo, leaveWords } from './pretend-last-time.ts';
import { imani, sam } from './pretend-people.ts';
import { imaniAtHome, plainly } from './pretend-scenes.ts';
import { writeNotes } from './pretend-session-notes.ts';
import { pretendSessionRoom, type PretendSessionRoom } from './pretend-session-room.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Imani and Sam with a session of 50 minutes, and the session itself. */
export interface PretendHour {
  readonly attune: PretendAttune;
  readonly workspace: PretendWorkspace;
  readonly room: PretendSessionRoom;
  readonly session: RecordId;
  /** The address of its page. */
  readonly page: string;
  /** Makes the person who looks a client, and Sam the therapist. */
  readonly swapParts: () => void;
}

/** Where the session stands: under way since 28 minutes, in two days, ended, never begun, or begun yesterday and never closed. */
export type HourState = 'under-way' | 'forgotten' | 'planned' | 'finished' | 'missed';

const beginsMs: Readonly<Record<HourState, number>> = {
  'under-way': -28 * minuteMs,
  forgotten: -dayMs,
  planned: 2 * dayMs,
  finished: -90 * minuteMs,
  missed: -3 * dayMs,
};

/** Imani and Sam have a session: the real kinds over a document in memory, both here. */
export function imaniInTheHour(clock: SimulatedClock, state: HourState): PretendHour {
  const { attune, workspace } = imaniAtHome(clock);
  let writtenMs: number | undefined;
  const room = pretendSessionRoom({ ...clock, nowMs: () => writtenMs ?? clock.nowMs() });
  const { sessions } = room.room;
  const atMs = clock.nowMs() + beginsMs[state];
  writtenMs = clock.nowMs() - 4 * dayMs;
  const session = sessions.verbs.plan({ startsMs: [atMs], minutes: 50, how: 'video' });
  if (state === 'under-way' || state === 'forgotten' || state === 'finished') {
    writtenMs = atMs;
    sessions.verbs.start(session);
  }
  if (state === 'finished') {
    writtenMs = atMs + 50 * minuteMs;
    sessions.verbs.close(session);
  }
  writtenMs = undefined;
  Object.assign(workspace, {
    sessionRoom: () => Promise.resolve(room.room),
    roomBegun: liveValue(true),
  });
  workspace.presence.set([
    { member: sam.id, place: { page: 'sessions', record: session }, ...plainly },
  ]);
  return {
    attune,
    workspace,
    room,
    session,
    page: `/w/${localAlias(workspace.me, 'workspace')}/sessions/${localAlias(workspace.me, session)}`,
    swapParts() {
      const view = workspace.membersView.get();
      workspace.membersView.set({
        ...view,
        members: view.members.map((one) => ({
          ...one,
          part: one.id === imani.id ? 'client' : 'therapist',
        })),
      });
    },
  };
}

/** What lies on the table in the middle of an hour. */
export function setTheTable(hour: PretendHour): void {
  const { session, room } = hour;
  const sams = room.as(sam.id, agenda);
  sams.add({ text: 'The call with my brother', minutes: 20, session });
  room.room.agenda.verbs.add({ text: 'Look back at the week', session });
  const walk = sams.add({ text: 'How was the walk', minutes: 5, session });
  if (walk.ok) room.room.agenda.verbs.setDone(walk.value, true, session);
  room.room.polls.verbs.ask({
    question: 'Where shall we start next time?',
    sort: 'one',
    options: ['My brother', 'Sleep', 'Work'],
    hidden: true,
    withoutNames: false,
    asked: [imani.id, sam.id],
    session,
  });
  const card = room.room.reflections.verbs.add({
    text: 'It sounds as if ending the call was the brave part.',
    session,
  });
  room.as(sam.id, reflections).answer(card, { answer: 'yes' });
}

/** The scenes on the page of a session, and on the first page with a session ahead, by name; undefined for any other. */
export function hourScene(scene: string, clock: SimulatedClock): PretendHour | undefined {
  const state = scenes.get(scene);
  if (state === undefined) return undefined;
  const hour = imaniInTheHour(clock, state);
  setTheTable(hour);
  if (state !== 'planned') writeNotes({ ...hour, ...hour.room });
  if (scene === 'session-client') hour.swapParts();
  if (scene === 'session-finished') leaveWords(hour);
  if (scene === 'session-next' || scene.startsWith('today')) heldLastWeek(hour, clock);
  if (!scene.startsWith('today')) return hour;
  leaveToDo(hour);
  hour.workspace.presence.set([{ member: sam.id, place: { page: 'today' }, ...plainly }]);
  return { ...hour, page: `/w/${localAlias(hour.workspace.me, 'workspace')}` };
}

const scenes: ReadonlyMap<string, HourState> = new Map([
  ['session', 'under-way'],
  ['session-client', 'under-way'],
  ['session-planned', 'planned'],
  ['session-next', 'planned'],
  ['today-session', 'planned'],
  ['today-under-way', 'under-way'],
  ['session-forgotten', 'forgotten'],
  ['today-forgotten', 'forgotten'],
  ['session-finished', 'finished'],
  ['session-missed', 'missed'],
]);
