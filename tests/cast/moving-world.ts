import { EpochId } from '../../src/crdt/basics/id.ts';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { LiveValue } from '../../src/crdt/basics/live.ts';
import type { OuterTransport, RoomAddress } from '../../src/crdt/peers/transport.ts';
import type { Roster } from '../../src/crdt/sealing/roster.ts';
import { deriveEpochKeys } from '../../src/crdt/sealing/space-keys.ts';
import type { EpochKeys } from '../../src/crdt/sealing/space-keys.ts';
import type { OpenSpace } from '../../src/crdt/spaces/open-space.ts';
import { notingRooms } from './joined-rooms.ts';
import { createReplicaWorld } from './replica-world.ts';
import type { Page, ReplicaWorld } from './replica-world.ts';

/** Pages of one workspace whose connections can be moved on to another epoch, and shown another roster, one by one. */
export interface MovingWorld extends ReplicaWorld {
  /** The next epoch: who knows it is told by {@link moveOn}. */
  readonly next: EpochKeys;
  page(at: number): Page;
  /** This page learns of the next epoch. */
  moveOn(page: Page): void;
  /** This page sees a roster that was changed like this. */
  change(page: Page, change: (roster: Roster) => Roster): void;
  /** Rooms that a page is in, by address. */
  rooms(page: Page): readonly RoomAddress[];
}

/** The address of what can be met with. */
export const addressOf = ({ topic, signalling }: RoomAddress): RoomAddress => ({
  topic,
  signalling,
});

/** A world of so many devices, each with one page; all are connected when this resolves. */
export async function movingWorld(options: {
  readonly seed: number;
  readonly devices: number;
}): Promise<MovingWorld> {
  const lives = new Map<string, { epoch: LiveValue<EpochKeys>; roster: LiveValue<Roster> }>();
  const joined = new Map<string, Set<RoomAddress>>();
  const way = (transport: OuterTransport, name: string): OuterTransport => {
    const rooms = joined.get(name) ?? new Set();
    joined.set(name, rooms);
    return notingRooms(transport, rooms);
  };
  const seen = (space: OpenSpace, name: string): OpenSpace => {
    const live = { epoch: liveValue(space.epoch.get()), roster: liveValue(space.log.roster.get()) };
    lives.set(name, live);
    space.log.roster.subscribe((roster) => live.roster.set(roster));
    return { ...space, epoch: live.epoch, log: { ...space.log, roster: live.roster } };
  };
  const world = await createReplicaWorld({ ...options, seen, way });
  await world.settles(30_000);
  const liveOf = ({ name }: Page): { epoch: LiveValue<EpochKeys>; roster: LiveValue<Roster> } => {
    const live = lives.get(name);
    if (live === undefined) throw new Error(`page ${name} was never open`);
    return live;
  };
  const page: MovingWorld['page'] = (at) => {
    const found = world.pages[at];
    if (found === undefined) throw new Error(`no page ${at}`);
    return found;
  };
  const { random } = world;
  const next = deriveEpochKeys({
    space: page(0).space().id,
    epoch: EpochId.random(random),
    secret: random.bytes(32),
  });
  return {
    ...world,
    next,
    page,
    moveOn: (moving) => liveOf(moving).epoch.set(next),
    change(of, change) {
      const { roster } = liveOf(of);
      roster.set(change(roster.get()));
    },
    rooms: ({ name }) => [...(joined.get(name) ?? [])].map(addressOf),
  };
}
