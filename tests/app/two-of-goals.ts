import type * as Y from 'yjs';
import { goals } from '../../src/crdt/documents/goals/goals.ts';
import type { GoalsVerbs, GoalsView } from '../../src/crdt/documents/goals/types.ts';
import { createLiveKind } from '../../src/crdt/spaces/live-kind.ts';
import { bareLog } from '../cast/bare-log.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import type { SimulatedClock } from '../cast/simulated-clock.ts';
import { docOf, sync } from '../crdt/documents/replicas.ts';
import { pretendAttune, type PretendAttune } from './pretend-attune.ts';
import { imani, sam } from './pretend-people.ts';
import { weeksIn } from './pretend-scenes.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';

/** Imani at home with real goals, and Sam with the same goals on another device. */
export interface TwoOfGoals {
  readonly attune: PretendAttune;
  readonly workspace: PretendWorkspace;
  readonly imanis: GoalsVerbs;
  readonly imanisDoc: Y.Doc;
  readonly sams: GoalsVerbs;
  /** What Sam sees. */
  readonly seenBySam: () => GoalsView;
  /** Both devices get what the other has. */
  readonly meet: () => void;
}

/** Two documents of the real kind, of which Imani's is the one her pages show. */
export function twoOfGoals(clock: SimulatedClock): TwoOfGoals {
  const [imanisDoc, samsDoc] = [docOf(1), docOf(2)];
  const read = { authorOf: (client: number) => (client === 1 ? imani.id : sam.id) };
  const live = createLiveKind({
    kind: goals,
    log: bareLog(imanisDoc),
    read,
    write: { by: imani.id, clock, random: seededRandom(1) },
    count: () => undefined,
  });
  const attune = pretendAttune(clock.nowMs());
  const workspace: PretendWorkspace = { ...weeksIn(clock), goals: live };
  attune.keep(workspace);
  return {
    attune,
    workspace,
    imanis: live.verbs,
    imanisDoc,
    sams: goals.verbs(samsDoc, { by: sam.id, clock, random: seededRandom(2) }),
    seenBySam: () => goals.read(samsDoc, read).view,
    meet: () => sync(imanisDoc, samsDoc),
  };
}
