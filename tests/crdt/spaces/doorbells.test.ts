import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { DeviceId, MemberId } from '../../../src/crdt/basics/id.ts';
import type { Random } from '../../../src/crdt/basics/random.ts';
import { createDeviceHandshake } from '../../../src/crdt/peers/device-handshake.ts';
import type { PeerDevice } from '../../../src/crdt/peers/device-proof.ts';
import { frameAssociatedData } from '../../../src/crdt/peers/handshake-frames.ts';
import type { HandshakeRole, HandshakeStep } from '../../../src/crdt/peers/handshake-frames.ts';
import type { Gate, Room } from '../../../src/crdt/peers/transport.ts';
import { doorbellKeys } from '../../../src/crdt/sealing/doorbell-keys.ts';
import type { DoorbellKeys } from '../../../src/crdt/sealing/doorbell-keys.ts';
import { frameSealer } from '../../../src/crdt/sealing/frame-sealer.ts';
import { verifyChain } from '../../../src/crdt/sealing/roster.ts';
import type { RosterDevice } from '../../../src/crdt/sealing/roster.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import type { OpenSpace } from '../../../src/crdt/spaces/open-space.ts';
import { addressOf, movingWorld } from '../../cast/moving-world.ts';
import type { MovingWorld } from '../../cast/moving-world.ts';
import type { Page } from '../../cast/replica-world.ts';
import { rosterWithout } from '../../cast/roster-without.ts';

let open: MovingWorld | undefined;
afterEach(() => open?.close());

async function worldOf(devices: number): Promise<MovingWorld> {
  open = await movingWorld({ seed: 40 + devices, devices });
  return open;
}

const stateOf = (page: Page): string => page.connection().state.get().tag;
const write = (page: Page, words: string): void => {
  page.space().log.doc.getText('words').insert(0, words);
};
const wordsOn = (page: Page): string => page.space().log.doc.getText('words').toJSON();
const bellBetween = (one: OpenSpace, other: OpenSpace): DoorbellKeys =>
  doorbellKeys({
    space: one.id,
    own: { device: one.device, agreeSecret: deviceIdentity(one.record.seed).agreeSecret },
    other: { device: other.device, agreeKey: deviceIdentity(other.record.seed).agreeKey },
  });

describe('a device that was away when the other moved on to a new epoch', () => {
  test('meets it at their doorbell, has what it wrote meanwhile, and is in the new room once it knows the epoch', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    const old = addressOf(imani.space().epoch.get());
    const bell = addressOf(bellBetween(imani.space(), sam.space()));
    await sam.close();
    world.moveOn(imani);
    write(imani, 'Sleep through. ');
    await world.clock.advance(60_000);
    expect(world.rooms(imani)).toEqual([addressOf(world.next), bell]);

    await sam.open();
    await world.clock.advance(3_000);
    expect(stateOf(sam)).toBe('alone');
    expect(world.rooms(sam)).toEqual([old]);
    await world.clock.advance(2_000);
    expect(world.rooms(sam)).toEqual([old, bell]);
    expect([stateOf(imani), stateOf(sam)]).toEqual(['connected', 'connected']);
    expect(await world.settles(5_000)).toBe(true);
    expect(wordsOn(sam)).toBe('Sleep through. ');

    world.moveOn(sam);
    const lost: string[] = [];
    for (const page of [imani, sam]) {
      page.connection().state.subscribe(({ tag }) => {
        if (tag !== 'connected') lost.push(`${page.name} ${tag}`);
      });
    }
    await world.clock.advance(10_000);
    expect(lost).toEqual([]);
    expect(world.rooms(imani)).toEqual([addressOf(world.next)]);
    expect(world.rooms(sam)).toEqual([addressOf(world.next)]);
    write(sam, 'Call Ana. ');
    await world.clock.advance(500);
    expect(wordsOn(imani)).toContain('Call Ana. ');
  });

  test('also meets it when it is the other one that comes back, and when no rendezvous answers at first', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    await sam.close();
    world.moveOn(imani);
    await world.clock.advance(10_000);
    world.network.rendezvous(sam.name, false);
    await sam.open();
    await world.clock.advance(30_000);
    expect(stateOf(sam)).toBe('offline');
    world.network.rendezvous(sam.name, true);
    sam.connection().retry();
    await world.clock.advance(2_000);
    expect(stateOf(sam)).toBe('connected');
    world.network.cut(imani.name, sam.name);
    await world.clock.advance(2_000);
    expect([stateOf(imani), stateOf(sam)]).toEqual(['connected', 'connected']);
  });
});

describe('doorbells cost nothing as long as people meet', () => {
  test('whoever is connected is in one room, also after the line was cut for a moment', async () => {
    const world = await worldOf(3);
    await world.clock.advance(120_000);
    world.network.cut(world.page(0).name, world.page(1).name);
    for (let second = 0; second < 20; second += 1) {
      await world.clock.advance(1_000);
      for (const page of world.pages) expect(world.rooms(page)).toHaveLength(1);
    }
  });

  test('a doorbell is left in the moment in which its device is met in the room', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    await sam.close();
    await world.clock.advance(5_000);
    expect(world.rooms(imani)).toHaveLength(2);
    await sam.open();
    await world.clock.advance(100);
    expect(stateOf(imani)).toBe('connected');
    expect(world.rooms(imani)).toHaveLength(1);
    await world.clock.advance(60_000);
    expect([...world.rooms(imani), ...world.rooms(sam)]).toHaveLength(2);
  });

  test('whoever has nobody to meet is in no room', async () => {
    const world = await worldOf(1);
    await world.clock.advance(60_000);
    expect(world.rooms(world.page(0))).toEqual([]);
  });

  test('closing leaves every room, and none is joined afterwards', async () => {
    const world = await worldOf(3);
    const [imani, sam, ben] = [world.page(0), world.page(1), world.page(2)];
    await sam.close();
    await world.clock.advance(6_000);
    expect(world.rooms(imani)).toHaveLength(2);
    await ben.close();
    await world.clock.advance(1_000);
    await imani.close();
    await world.clock.advance(60_000);
    for (const page of world.pages) expect(world.rooms(page)).toEqual([]);
  });

  test('of very many missing devices it waits for some of every member, and no more than 32', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    const bell = addressOf(bellBetween(imani.space(), sam.space()));
    const crowd = MemberId.random(world.random);
    const certificate = sam.space().log.roster.get().certificateOf(sam.space().device);
    if (certificate === undefined) throw new Error('Sam is in the roster');
    // Ids below anybody's: as the crowd would choose them.
    const many: readonly RosterDevice[] = Array.from({ length: 200 }, (_, at) => ({
      device: DeviceId.fromBytes(Uint8Array.of(...new Uint8Array(15), at)),
      member: crowd,
      certificate: {
        ...certificate,
        agreeKey: deviceIdentity(world.random.bytes(32)).agreeKey,
      },
    }));
    const certificates = new Map(many.map((each) => [each.device, each.certificate]));
    await sam.close();
    world.change(imani, (roster) => ({
      ...roster,
      has: (device) => certificates.has(device) || roster.has(device),
      certificateOf: (device) => certificates.get(device) ?? roster.certificateOf(device),
      devices: () => [...many, ...roster.devices()],
    }));
    await world.clock.advance(30_000);
    expect(world.rooms(imani)).toHaveLength(33);
    expect(world.rooms(imani)).toContainEqual(bell);
  });
});

/** A page that lets everybody in and answers nobody. */
const listener: Gate<string> = (link) => {
  link.onMessage(() => undefined);
  return Promise.resolve('somebody');
};

/** A gate of somebody who has the keys of a doorbell, by whatever means, and is this device. */
const ringAs = (world: MovingWorld, own: OpenSpace, keys: DoorbellKeys): Gate<PeerDevice> =>
  createDeviceHandshake({
    space: own.id,
    epoch: keys.meeting,
    sealer: frameSealer(keys.handshake, world.random),
    members: {
      own: { device: own.device, member: own.member },
      ownChain: () => own.record.chain,
      sign: (message) => own.signer.sign(message),
      verify: ({ chain }) => verifyChain(own.id, own.record.genesis, chain),
    },
    random: world.random,
    count: () => undefined,
    ownDevice: 'refused',
  });

/** How many of these frames are of a handshake under this key. */
function opened(frames: readonly Uint8Array[], key: Uint8Array, random: Random): number {
  const sealer = frameSealer(key, random);
  const opens = (frame: Uint8Array): boolean =>
    ([1, 2, 3] as const).some((step) =>
      ([1, 2] as const).some(
        (role) => sealer.open(frame.subarray(1), frameAssociatedData(step, role)) !== undefined,
      ),
    );
  return frames.filter(opens).length;
}

describe('a device that was taken out', () => {
  test('loses its connections within a second, and meets nobody again by anything that it knows', async () => {
    const world = await worldOf(3);
    const [imani, sam, lost] = [world.page(0), world.page(1), world.page(2)];
    const [atImani, atSam, atLost] = [imani.space(), sam.space(), lost.space()];
    const old = atLost.epoch.get();
    const bells = [bellBetween(atLost, atImani), bellBetween(atLost, atSam)];
    const known = [old, ...bells];
    expect(stateOf(lost)).toBe('connected');

    for (const page of [imani, sam]) {
      world.change(page, rosterWithout(atLost.device));
      world.moveOn(page);
    }
    await world.clock.advance(1_050);
    expect(stateOf(lost)).toBe('alone');
    const states: string[] = [];
    lost.connection().state.subscribe(({ tag }) => states.push(tag));
    await world.clock.advance(6_000);
    const frames: { readonly to: string; readonly bytes: Uint8Array }[] = [];
    world.network.overhear((frame) => frames.push(frame));
    write(imani, 'Only ours. ');
    await world.clock.advance(10_000);
    expect(world.rooms(lost)).toEqual(known.map(addressOf));
    expect(states).toEqual([]);
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.filter(({ to }) => to === lost.name)).toEqual([]);
    expect([wordsOn(sam), wordsOn(lost)]).toEqual(['Only ours. ', '']);

    // Somebody listens where the lost device could, while the others part, wait for one another and meet again.
    await lost.close();
    const rooms = known.map((keys) =>
      world.network.transport('thief').join({ address: addressOf(keys), gate: listener }),
    );
    const met: string[] = [];
    for (const room of rooms) room.onConnection(({ who }) => met.push(who));
    world.network.partition(imani.name, sam.name);
    await world.clock.advance(30_000);
    world.network.heal(imani.name, sam.name);
    await world.clock.advance(30_000);
    expect(wordsOn(sam)).toBe('Only ours. ');
    expect(stateOf(sam)).toBe('connected');
    expect(met).toEqual([]);

    // And all that could be overheard of their meeting opens under their keys only.
    const overheard = frames.map(({ bytes }) => bytes);
    expect(opened(overheard, world.next.handshake, world.random)).toBeGreaterThan(5);
    for (const { handshake } of known) {
      expect(opened(overheard, handshake, world.random)).toBe(0);
    }
  });

  test('is refused also where its handshake was under way when it was taken out', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    const device = sam.space().device;
    await sam.close();
    await world.clock.advance(6_000);
    world.network.latency(400);
    const states: string[] = [];
    imani.connection().state.subscribe(({ tag }) => states.push(tag));
    await sam.open();
    // Hello and proof have come, `ready` is on its way.
    await world.clock.advance(1_400);
    expect(states).toEqual([]);
    world.change(imani, rosterWithout(device));
    await world.clock.advance(60_000);
    expect(states).toEqual([]);
    expect(stateOf(imani)).toBe('alone');
  });

  test('leaves every room once it knows of it', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    world.change(sam, rosterWithout(sam.space().device));
    await world.clock.advance(1_000);
    expect(stateOf(imani)).toBe('alone');
    await world.clock.advance(60_000);
    expect(world.rooms(sam)).toEqual([]);
  });
});

describe('at a doorbell', () => {
  test('a third device is refused, whatever keys it has got hold of', async () => {
    const world = await worldOf(3);
    const [imani, sam, ben] = [world.page(0), world.page(1), world.page(2)];
    const keys = bellBetween(imani.space(), sam.space());
    const [asBen, asSam] = [ben.space(), sam.space()];
    await sam.close();
    await ben.close();
    await world.clock.advance(6_000);
    const ring = (as: OpenSpace): Room<PeerDevice> =>
      world.network
        .transport('ringing')
        .join({ address: addressOf(keys), gate: ringAs(world, as, keys) });
    const refused = ring(asBen);
    await world.clock.advance(20_000);
    expect(refused.connections()).toEqual([]);
    expect(stateOf(imani)).toBe('alone');
    expect(world.counts.get('handshake/not-a-member')).toBeGreaterThan(0);
    await refused.leave();
    // The same by whom it belongs to is let in.
    const welcome = ring(asSam);
    await world.clock.advance(2_000);
    expect(welcome.connections().map(({ who }) => who.device)).toEqual([imani.space().device]);
    expect(stateOf(imani)).toBe('connected');
    await welcome.leave();
  });

  test('whatever is said there before it is known who says it, nobody comes in and whom it belongs to is still met', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    const keys = bellBetween(imani.space(), sam.space());
    const sealer = frameSealer(keys.handshake, world.random);
    await sam.close();
    world.moveOn(imani);
    await world.clock.advance(10_000);
    const bytes = fc.uint8Array({ maxLength: 200 });
    const hello = fc
      .tuple(fc.constantFrom(1, 2), fc.uint8Array({ minLength: 32, maxLength: 32 }))
      .map(([role, nonce]) => Uint8Array.from([role, ...nonce]));
    const sealed = (
      step: HandshakeStep,
      role: HandshakeRole,
      plains: fc.Arbitrary<Uint8Array>,
    ): fc.Arbitrary<Uint8Array> =>
      plains.map((plain) =>
        Uint8Array.from([step, ...sealer.seal(plain, frameAssociatedData(step, role))]),
      );
    const first = fc.oneof(bytes, sealed(1, 1, hello), sealed(1, 2, bytes), sealed(1, 2, hello));
    const frame = fc.oneof(first, sealed(2, 2, bytes), sealed(3, 2, bytes));
    await fc.assert(
      fc.asyncProperty(first, fc.array(frame, { maxLength: 4 }), async (begin, more) => {
        const room = world.network.transport('hostile').join({
          address: addressOf(keys),
          gate(link) {
            for (const said of [begin, ...more]) void link.send(said);
            link.onMessage(() => undefined);
            return Promise.resolve('somebody');
          },
        });
        await world.clock.advance(500);
        expect(stateOf(imani)).toBe('alone');
        await room.leave();
      }),
      { numRuns: 100 },
    );
    for (const code of ['malformed', 'sealed-otherwise', 'wrong-role']) {
      expect(world.counts.get(`handshake/${code}`), code).toBeGreaterThan(0);
    }
    await sam.open();
    await world.clock.advance(6_000);
    expect(stateOf(sam)).toBe('connected');
  });

  test('whoever floods it once they are in is cut off, as everywhere', async () => {
    const world = await worldOf(2);
    const [imani, sam] = [world.page(0), world.page(1)];
    const keys = bellBetween(imani.space(), sam.space());
    const asSam = sam.space();
    await sam.close();
    await world.clock.advance(6_000);
    const room = world.network
      .transport('flooding')
      .join({ address: addressOf(keys), gate: ringAs(world, asSam, keys) });
    room.onConnection(({ link }) => {
      for (let at = 0; at < 20; at += 1) void link.send(Uint8Array.of(1, 3, at));
    });
    await world.clock.advance(2_000);
    expect(world.counts.get('peers/offended')).toBeGreaterThan(0);
    await world.clock.advance(10_000);
    expect(stateOf(imani)).toBe('alone');
    await room.leave();
  });
});
