import * as Y from 'yjs';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { liveValue } from '../../src/crdt/basics/live.ts';
import { ok } from '../../src/crdt/basics/result.ts';
import { paceHistory } from '../../src/crdt/documents/pace-history/pace-history.ts';
import { parked } from '../../src/crdt/documents/parked/parked.ts';
import { createLiveKind } from '../../src/crdt/spaces/live-kind.ts';
import type { PersonalSpace } from '../../src/crdt/spaces/personal-space.ts';
import type { SavingState } from '../../src/crdt/spaces/space-state.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { imani } from './pretend-people.ts';

/** A personal Space of the real kinds over a document in memory. */
export function pretendPersonal(nowMs: number): PersonalSpace {
  const live = {
    doc: new Y.Doc(),
    read: { authorOf: () => imani.id },
    write: {
      by: imani.id,
      clock: { ...platformClock, nowMs: () => nowMs },
      random: seededRandom(7),
    },
    count: () => undefined,
  };
  return {
    parked: createLiveKind({ kind: parked, ...live }),
    paceHistory: createLiveKind({ kind: paceHistory, ...live }),
    saving: liveValue<SavingState>({ tag: 'saved' }),
    saved: () => Promise.resolve(ok(undefined)),
  };
}
