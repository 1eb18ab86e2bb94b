import { platformClock } from '../../src/crdt/basics/clock.ts';
import { EpochId } from '../../src/crdt/basics/id.ts';
import { liveValue } from '../../src/crdt/basics/live.ts';
import { platformRandom } from '../../src/crdt/basics/random.ts';
import type { RoomAddress } from '../../src/crdt/peers/transport.ts';
import { createTabTransport } from '../../src/crdt/peers/tab-transport.ts';
import { createWebrtcTransport } from '../../src/crdt/peers/webrtc-transport.ts';
import { turnAway } from '../../src/crdt/peers/webrtc/turn-away.ts';
import { deviceIdOf } from '../../src/crdt/sealing/certificate.ts';
import type { Roster } from '../../src/crdt/sealing/roster.ts';
import { deriveEpochKeys } from '../../src/crdt/sealing/space-keys.ts';
import type { EpochKeys } from '../../src/crdt/sealing/space-keys.ts';
import { deviceIdentity } from '../../src/crdt/sharing/device-identity.ts';
import { createConcernList } from '../../src/crdt/spaces/concern-list.ts';
import { connectSpace } from '../../src/crdt/spaces/connect-space.ts';
import type { SpaceConnection } from '../../src/crdt/spaces/connect-space.ts';
import { openSpace } from '../../src/crdt/spaces/open-space.ts';
import type { OpenSpace } from '../../src/crdt/spaces/open-space.ts';
import type { Platform } from '../../src/crdt/spaces/platform.ts';
import { createMemoryRecords } from '../../src/crdt/storage/memory-records.ts';
import { createMemoryStores } from '../../src/crdt/storage/memory-store.ts';
import { notingRooms } from '../cast/joined-rooms.ts';
import { memoryVault } from '../cast/memory-vault.ts';
import { rosterWithout } from '../cast/roster-without.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import { recordsOf } from '../cast/workspace-records.ts';

/** What the page offers to the journey that drives it: one device of a workspace of three. Not part of the app. */
export interface DoorbellHarness {
  /** Opens the workspace that all pages with this seed share, as its device of that number; 0 has founded it. */
  open(options: {
    readonly rendezvous: string;
    readonly seed: number;
    readonly device: number;
  }): Promise<void>;
  /** Learns that the device of number 2 was taken out, and of the epoch without it. */
  moveOn(): void;
  state(): string;
  rooms(): readonly string[];
  /** The topics of the epoch with all three, and of the one without the last. */
  epochRooms(): readonly string[];
  write(words: string): void;
  words(): string;
}

declare global {
  interface Window {
    doorbellHarness: DoorbellHarness;
  }
}

interface Running {
  readonly space: OpenSpace;
  readonly connection: SpaceConnection;
  readonly epochs: readonly EpochKeys[];
  moveOn(): void;
}

let current: Running | undefined;
const rooms = new Set<RoomAddress>();
const running = (): Running => {
  if (current === undefined) throw new Error('not open');
  return current;
};
const count = (): void => undefined;

function platformOf(rendezvous: string): Platform {
  const outside = { clock: platformClock, random: platformRandom, count };
  const webrtc = createWebrtcTransport({ ...outside, rendezvous: [rendezvous], iceServers: [] });
  return {
    ...outside,
    records: createMemoryRecords().open(),
    openStore: createMemoryStores().open,
    canConnect: true,
    transport: notingRooms(
      { ...webrtc, turnAway: (away) => turnAway({ ...away, ...webrtc, ...outside }) },
      rooms,
    ),
    tabs: createTabTransport(outside),
    exclusively: (_name, work) => work(),
    persist: () => Promise.resolve(false),
  };
}

window.doorbellHarness = {
  async open({ rendezvous, seed, device }) {
    // Every page works out the same workspace.
    const random = seededRandom(seed);
    const records = recordsOf({ random, devices: 3, nowMs: 0 });
    const mine = records[device];
    const lost = records[2];
    if (mine === undefined || lost === undefined) throw new Error(`no device ${device}`);
    const platform = platformOf(rendezvous);
    const opened = await openSpace({
      record: mine.record,
      vault: await memoryVault(),
      platform,
      concerns: createConcernList(),
    });
    if (!opened.ok) throw new Error(opened.error);
    const space = opened.value;
    const next = deriveEpochKeys({
      space: space.id,
      epoch: EpochId.random(random),
      secret: random.bytes(32),
    });
    const epoch = liveValue(space.epoch.get());
    const roster = liveValue(space.log.roster.get());
    const lostId = deviceIdOf(space.id, deviceIdentity(lost.record.seed).signKey);
    let seen = (): Roster => space.log.roster.get();
    space.log.roster.subscribe(() => roster.set(seen()));
    current = {
      space,
      connection: connectSpace({
        space: { ...space, epoch, log: { ...space.log, roster } },
        platform,
      }),
      epochs: [epoch.get(), next],
      moveOn() {
        seen = () => rosterWithout(lostId)(space.log.roster.get());
        roster.set(seen());
        epoch.set(next);
      },
    };
    if (device !== 0) return;
    for (const { certificate } of records)
      if (certificate !== undefined) space.log.admit(certificate);
  },
  moveOn: () => running().moveOn(),
  state: () => running().connection.state.get().tag,
  rooms: () => [...rooms].map(({ topic }) => topic),
  epochRooms: () => running().epochs.map(({ topic }) => topic),
  write: (words) => running().space.log.doc.getText('words').insert(0, words),
  words: () => running().space.log.doc.getText('words').toJSON(),
};
