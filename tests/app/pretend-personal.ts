import * as Y from 'yjs';
import { platformClock } from '../../src/crdt/basics/clock.ts';
import { DeviceId, SpaceId } from '../../src/crdt/basics/id.ts';
import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import { ok } from '../../src/crdt/basics/result.ts';
import { paceHistory } from '../../src/crdt/documents/pace-history/pace-history.ts';
import { parked } from '../../src/crdt/documents/parked/parked.ts';
import { createLastingKind } from '../../src/crdt/spaces/lasting-kind.ts';
import { openJournal } from '../../src/crdt/spaces/open-journal.ts';
import type { PersonalSpace } from '../../src/crdt/spaces/personal-space.ts';
import { pretendDevices, type PretendDevices } from './pretend-devices.ts';
import type { Concern, SavingState } from '../../src/crdt/spaces/space-state.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { imani } from './pretend-people.ts';
import { pretendFiles } from './pretend-files.ts';

/** A personal Space whose devices a test can turn. */
export interface PretendPersonal extends PersonalSpace {
  readonly devices: PretendDevices;
  /** Whether words rest in it. */
  readonly words: LiveValue<boolean>;
  readonly concerns: LiveValue<readonly Concern[]>;
}

/** A personal Space of the real kinds over a document in memory. */
export function pretendPersonal(nowMs: number): PretendPersonal {
  const device = DeviceId.fromBytes(new Uint8Array(16).fill(1));
  const ground = {
    log: {
      doc: new Y.Doc(),
      authorOf: () => ({ member: imani.id, device }),
      rebuilt: liveValue(0),
    },
    write: {
      by: imani.id,
      clock: { ...platformClock, nowMs: () => nowMs },
      random: seededRandom(7),
    },
    count: () => undefined,
  };
  const journal = openJournal({ ...ground, files: pretendFiles() });
  const devices = pretendDevices(nowMs);
  const words = liveValue(false);
  return {
    id: SpaceId.fromBytes(new Uint8Array(32).fill(1)),
    devices,
    openDevices: () => Promise.resolve(devices),
    words,
    holdsWords: () => Promise.resolve(words.get()),
    parked: createLastingKind({ kind: parked, ...ground }),
    paceHistory: createLastingKind({ kind: paceHistory, ...ground }),
    openJournal: () => Promise.resolve(journal),
    concerns: liveValue<readonly Concern[]>([]),
    dismissConcern: () => undefined,
    saving: liveValue<SavingState>({ tag: 'saved' }),
    saved: () => Promise.resolve(ok(undefined)),
  };
}
