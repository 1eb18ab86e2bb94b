import { describe, expect, test, vi } from 'vitest';
import type { SpaceId } from '../../../src/crdt/basics/id.ts';
import type { Overheard } from '../../../src/crdt/peers/memory-transport.ts';
import type { RoomAddress } from '../../../src/crdt/peers/transport.ts';
import { doorbellKeys } from '../../../src/crdt/sealing/doorbell-keys.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import { spaceKeysOf } from '../../../src/crdt/spaces/keyring-records.ts';
import type { SpaceKeys } from '../../../src/crdt/spaces/keyring-records.ts';
import { partingRecords } from '../../../src/crdt/spaces/parting-records.ts';
import {
  addDevice,
  devicesOf,
  entriesOf,
  goalsIn,
  openOn,
  personalOf,
  workspacesOf,
} from '../../cast/own-devices.ts';
import { changeLocks, says, withBen } from '../../cast/changing-locks.ts';
import { restingSpace } from '../../cast/resting-space.ts';
import { ask, atDoor, couple, given, invite } from '../../cast/simulated-attune.ts';
import type { Couple, SimulatedPerson, SimulatedWorld } from '../../cast/simulated-attune.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

const dayMs = 24 * 60 * 60 * 1000;
const removedConcern = { id: 'removed', what: 'removed', healed: false };

const keysOn = async (person: SimulatedPerson, space: SpaceId): Promise<SpaceKeys> => {
  const { vault } = given(await person.attune().home());
  const keys = spaceKeysOf(vault.keyring, space);
  if (keys === undefined) throw new Error('the Space is in the keyring');
  return keys;
};
const partingsOn = async (person: SimulatedPerson, space: SpaceId) => {
  const { vault } = given(await person.attune().home());
  return partingRecords.get(vault.keyring, space);
};
/** Where two people's browsers meet whatever epochs they know. */
async function doorbellOf(
  space: SpaceId,
  one: SimulatedPerson,
  other: SimulatedPerson,
): Promise<RoomAddress> {
  const [own, theirs] = [await restingSpace(one, space), await restingSpace(other, space)];
  const { topic, signalling } = doorbellKeys({
    space,
    own: {
      device: own.own,
      agreeSecret: deviceIdentity((await keysOn(one, space)).seed).agreeSecret,
    },
    other: {
      device: theirs.own,
      agreeKey: deviceIdentity((await keysOn(other, space)).seed).agreeKey,
    },
  });
  return { topic, signalling };
}
/** What reaches anybody from now on over connections. */
function overhear(world: SimulatedWorld): readonly Overheard[] {
  const frames: Overheard[] = [];
  world.network.overhear((frame) => frames.push(frame));
  return frames;
}

/** Sam closes his page; then Imani changes the locks for him and writes on. */
async function removedWhileAway(seed: number): Promise<Couple & { readonly bell: RoomAddress }> {
  const two = await couple(seed);
  const { world, sam, hers, his } = two;
  says(his, 'Before');
  await world.until(() => goalsIn(hers).includes('Before'));
  const bell = await doorbellOf(his.id, two.imani, sam);
  await sam.close();
  await world.clock.advance(10_000);
  await changeLocks(hers, his);
  says(hers, 'After');
  await world.clock.advance(10_000);
  return { ...two, bell };
}

describe('Sam is away while Imani changes the locks for him', () => {
  test('and once he comes back while she is there, his page says so, without a frame between the two', async () => {
    const { world, imani, sam, hers, his } = await removedWhileAway(501);
    const frames = overhear(world);
    await sam.reload();
    const back = await openOn(sam, his);
    await world.until(() => back.connection.get().tag === 'removed');
    expect(back.concerns.get()).toEqual([removedConcern]);
    // He has no other device that could still be in it.
    expect((await back.locks()).whoIsOut.get()).toBe('member');
    says(back, 'For himself');
    await world.clock.advance(120_000);
    expect(goalsIn(back)).toEqual(expect.arrayContaining(['Before', 'For himself']));
    expect(goalsIn(back)).not.toContain('After');
    expect(goalsIn(hers)).not.toContain('For himself');
    // Nobody else is in the world: whatever reaches a page is between these two.
    expect(frames).toEqual([]);
    expect(hers.connection.get()).toEqual({ tag: 'alone' });
    expect(hers.concerns.get()).toEqual([]);
    const { removed } = await restingSpace(imani, hers.id);
    expect((await partingsOn(imani, hers.id))?.told).toEqual(removed);
  });

  test('and his page goes on saying so after he has opened it again while nobody is there', async () => {
    const { world, imani, sam, his } = await removedWhileAway(502);
    await sam.reload();
    const told = await openOn(sam, his);
    await world.until(() => told.connection.get().tag === 'removed');
    await imani.close();
    await sam.reload();
    const again = await openOn(sam, his);
    await world.until(() => again.connection.get().tag === 'removed');
    expect(again.concerns.get()).toEqual([removedConcern]);
    expect(goalsIn(again)).toContain('Before');
    await world.clock.advance(600_000);
    expect(again.connection.get()).toEqual({ tag: 'removed' });
  });

  test('and he is told once: afterwards nobody waits for him, and he cannot see by it whether she is there', async () => {
    const { world, imani, sam, hers, his, bell } = await removedWhileAway(503);
    expect(imani.waitsForRemoved()).toEqual([bell.topic]);
    await sam.reload();
    const told = await openOn(sam, his);
    await world.until(() => told.connection.get().tag === 'removed');
    expect(imani.waitsForRemoved()).toEqual([]);
    await imani.reload();
    await openOn(imani, hers);
    const frames = overhear(world);
    await sam.reload();
    await openOn(sam, his);
    for (let minute = 0; minute < 10; minute += 1) {
      await world.clock.advance(60_000);
      expect(imani.waitsForRemoved()).toEqual([]);
    }
    expect(frames).toEqual([]);
  });

  test('and she is away when he is back: he hears it when both are there', async () => {
    const { world, imani, sam, hers, his } = await removedWhileAway(504);
    await imani.close();
    await sam.reload();
    const back = await openOn(sam, his);
    await world.clock.advance(60_000);
    expect(back.connection.get()).toEqual({ tag: 'alone' });
    world.network.rendezvous('imani', false);
    await imani.reload();
    await openOn(imani, hers);
    await world.clock.advance(30_000);
    expect(back.connection.get()).toEqual({ tag: 'alone' });
    expect((await partingsOn(imani, hers.id))?.told).toEqual([]);
    world.network.rendezvous('imani', true);
    await world.until(() => back.connection.get().tag === 'removed');
    expect(back.concerns.get()).toEqual([removedConcern]);
  });

  test('and he stays away for more than a month: she waits for him no more', async () => {
    const { world, imani, sam, hers, his } = await removedWhileAway(505);
    expect(imani.waitsForRemoved()).toHaveLength(1);
    await imani.close();
    await world.clock.advance(31 * dayMs);
    await imani.reload();
    await openOn(imani, hers);
    await sam.reload();
    const back = await openOn(sam, his);
    await world.clock.advance(60_000);
    expect(imani.waitsForRemoved()).toEqual([]);
    expect(back.connection.get()).toEqual({ tag: 'alone' });
    expect(back.concerns.get()).toEqual([]);
  });

  test('and she takes the workspace off her device: nothing of it is remembered there', async () => {
    const { world, imani, hers } = await removedWhileAway(506);
    expect(await partingsOn(imani, hers.id)).toBeDefined();
    given(await imani.attune().leaveWorkspace(hers.id));
    await world.clock.advance(10_000);
    expect(await partingsOn(imani, hers.id)).toBeUndefined();
    expect(imani.waitsForRemoved()).toEqual([]);
  });

  test('and he comes in again by a new invitation: he is one of them, and nothing is left of it', async () => {
    const { world, imani, sam, hers, his } = await removedWhileAway(507);
    await sam.reload();
    const told = await openOn(sam, his);
    await world.until(() => told.connection.get().tag === 'removed');
    given(await sam.attune().leaveWorkspace(his.id));
    const request = await ask(sam, { link: await invite(hers), name: 'Sam' });
    await (await world.until(() => atDoor(imani))).letIn();
    await world.until(() => request.state.get().tag === 'let-in');
    const again = await openOn(sam, hers);
    await world.until(() => goalsIn(again).includes('After'));
    await world.clock.advance(20_000);
    expect(again.connection.get().tag).toBe('connected');
    expect(again.concerns.get()).toEqual([]);
  });
});

test('Imani removes Sam while the line between them is cut: he hears it once it is not, and his words reach her no more', async () => {
  const { world, hers, his } = await couple(508);
  world.network.partition('imani', 'sam');
  await changeLocks(hers, his);
  says(his, 'Into the void');
  await world.clock.advance(20_000);
  expect(his.connection.get()).toEqual({ tag: 'alone' });
  world.network.heal('imani', 'sam');
  await world.until(() => his.connection.get().tag === 'removed');
  expect(his.concerns.get()).toEqual([removedConcern]);
  await world.clock.advance(20_000);
  expect(goalsIn(hers)).not.toContain('Into the void');
});

test('Sam removes his phone while it is closed: it is told in his own Space and in the workspace, and gets nothing of either', async () => {
  const { world, imani, sam, hers, his } = await couple(511);
  const phone = await world.person('phone');
  await addDevice(world, { to: sam, device: phone });
  await world.until(() => workspacesOf(phone).includes(his.id));
  await openOn(phone, his);
  await world.clock.advance(20 * 60_000);
  await phone.close();
  const devices = await devicesOf(sam);
  const lost = devices.list.get().find(({ name }) => name === 'Phone');
  if (lost === undefined) throw new Error('the phone is in the list');
  given(await devices.remove(lost.id));
  await world.clock.advance(30_000);
  const journal = await entriesOf(sam);
  journal.verbs.setMood(journal.verbs.add({ day: '2026-11-26' }), 'relieved');
  says(his, 'After');
  await world.until(() => goalsIn(hers).includes('After'));
  const frames = overhear(world);

  await phone.reload();
  const onPhone = await openOn(phone, his);
  const own = await personalOf(phone);
  await world.until(() => onPhone.connection.get().tag === 'removed');
  await world.until(() => own.concerns.get().length > 0);
  expect(onPhone.concerns.get()).toEqual([removedConcern]);
  expect(own.concerns.get()).toEqual([removedConcern]);
  await world.clock.advance(120_000);
  expect(goalsIn(onPhone)).not.toContain('After');
  expect((await entriesOf(phone)).view.get().entries).toEqual([]);
  // No connection was made to it: the others spoke to one another only.
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.filter(({ to }) => to === 'phone')).toEqual([]);
  for (const one of [imani, sam]) expect(one.waitsForRemoved()).toEqual([]);
});

describe('Ben’s device says to Sam that he is out, although nobody was removed', () => {
  async function lied(seed: number) {
    const all = await withBen(seed);
    const { world, sam, hers, ben } = all;
    const bell = await doorbellOf(hers.id, ben, sam);
    await ben.close();
    await world.clock.advance(10_000);
    let told = 0;
    const liar = await world.network.transport('ben').turnAway({
      address: bell,
      told: () => (told += 1),
    });
    await world.until(() => told > 0);
    await world.clock.advance(1_000);
    return { ...all, liar };
  }

  test('and it closes nothing: he is with Imani, and says that he is', async () => {
    const { world, imani, sam, hers, his } = await lied(521);
    const lists = await partingsOn(sam, his.id);
    expect(lists?.by).toHaveLength(1);
    expect(his.connection.get()).toEqual({ tag: 'connected', members: [hers.me] });
    expect(his.concerns.get()).toEqual([]);
    says(hers, 'Still together');
    await world.until(() => goalsIn(his).includes('Still together'));
    // Alone he is told what he was told, and it goes when she is there again.
    await imani.close();
    await world.until(() => his.connection.get().tag === 'removed');
    expect(his.concerns.get()).toEqual([removedConcern]);
    says(his, 'Written alone');
    await imani.reload();
    const there = await openOn(imani, hers);
    await world.until(() => his.connection.get().tag === 'connected');
    expect(his.concerns.get()).toEqual([]);
    await world.until(() => goalsIn(there).includes('Written alone'));
    await imani.close();
    await world.until(() => his.concerns.get().length > 0);
  });

  test('and it is over once he meets that device itself', async () => {
    const { world, imani, sam, hers, his, ben, liar } = await lied(522);
    await imani.close();
    await world.until(() => his.connection.get().tag === 'removed');
    await liar.leave();
    await ben.reload();
    const bens = await openOn(ben, hers);
    await world.until(() => his.connection.get().tag === 'connected');
    expect(his.concerns.get()).toEqual([]);
    expect((await partingsOn(sam, his.id))?.by).toEqual([]);
    await ben.close();
    await world.until(() => his.connection.get().tag === 'alone');
    await world.clock.advance(60_000);
    expect(his.connection.get()).toEqual({ tag: 'alone' });
    expect(his.concerns.get()).toEqual([]);
    await sam.reload();
    const again = await openOn(sam, his);
    await world.clock.advance(60_000);
    expect(again.connection.get()).toEqual({ tag: 'alone' });
    expect(goalsIn(again)).toEqual(goalsIn(bens));
  });

  test('and it counts for nothing once that device is itself removed', async () => {
    const { world, imani, sam, hers, his, bens } = await lied(523);
    await changeLocks(hers, bens);
    await world.clock.advance(20_000);
    await imani.close();
    await world.clock.advance(60_000);
    expect(his.connection.get()).toEqual({ tag: 'alone' });
    expect(his.concerns.get()).toEqual([]);
    await sam.reload();
    const again = await openOn(sam, his);
    await world.clock.advance(60_000);
    expect(again.connection.get()).toEqual({ tag: 'alone' });
  });
});
