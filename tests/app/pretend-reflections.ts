import { RecordId } from '../../src/crdt/basics/id.ts';
import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import { reflections } from '../../src/crdt/documents/reflections/reflections.ts';
import type { ReflectionsVerbs } from '../../src/crdt/documents/reflections/types.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import type { SimulatedClock } from '../cast/simulated-clock.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { sam } from './pretend-people.ts';
import { pretendSessionRoom } from './pretend-session-room.ts';
import { pretendWorkspace, type PretendWorkspace } from './pretend-workspace.ts';

/** Imani and Sam in a session, with what each has heard so far. */
export interface ReflectionsWorld {
  readonly attune: PretendAttune;
  readonly workspace: PretendWorkspace;
  readonly session: RecordId;
  /** What Sam does on another screen. */
  readonly samDoes: ReflectionsVerbs;
  /** What Imani heard, in the world that starts with it. */
  readonly heard: RecordId;
  /** Whether the cards are made with a newer version. */
  readonly newer: LiveValue<boolean>;
}

/** Imani, a therapist unless said otherwise, has heard one thing, and Sam another. */
export function reflectionsWorld(
  clock: SimulatedClock,
  myPart: 'therapist' | 'client' = 'therapist',
): ReflectionsWorld {
  const pretend = pretendSessionRoom(clock);
  const newer = liveValue(false);
  const room = { ...pretend.room, reflections: { ...pretend.room.reflections, newer } };
  const workspace = pretendWorkspace({ nowMs: clock.nowMs(), room, myPart });
  const view = workspace.membersView.get();
  const touch = { by: sam.id, atMs: clock.nowMs() };
  const samHere = { ...sam, part: 'client', colour: 1, joined: touch } as const;
  workspace.membersView.set({ ...view, members: [...view.members, samHere] });
  const attune = pretendAttune(clock.nowMs());
  attune.keep(workspace);
  const session = RecordId.random(seededRandom(11));
  const heard = room.reflections.verbs.add({
    text: 'It sounds as if ending the call was the brave part.',
    session,
  });
  const samDoes = pretend.as(sam.id, reflections);
  samDoes.add({ text: 'You think I could tell Noor before Thursday.', session });
  return { attune, workspace, session, samDoes, heard, newer };
}
