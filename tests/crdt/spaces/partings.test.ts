import { afterEach, describe, expect, test } from 'vitest';
import { DeviceId, MemberId } from '../../../src/crdt/basics/id.ts';
import type { RosterDevice } from '../../../src/crdt/sealing/roster.ts';
import { deviceIdentity } from '../../../src/crdt/sharing/device-identity.ts';
import { workspaceRecords } from '../../../src/crdt/spaces/keyring-records.ts';
import { partingRecords } from '../../../src/crdt/spaces/parting-records.ts';
import { rememberPartings } from '../../../src/crdt/spaces/remember-partings.ts';
import type { PartingMemory } from '../../../src/crdt/spaces/remember-partings.ts';
import { createMemoryRecords } from '../../../src/crdt/storage/memory-records.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import type { Keyring } from '../../../src/crdt/vault/vault.ts';
import { movingWorld } from '../../cast/moving-world.ts';
import type { MovingWorld } from '../../cast/moving-world.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { recordsOf } from '../../cast/workspace-records.ts';

const random = seededRandom(71);
const record = recordsOf({ random, devices: 1, nowMs: 0 })[0]?.record;
if (record === undefined) throw new Error('a workspace has a founder');
const { space: id } = record;
const device = DeviceId.random(random);
const others = Array.from({ length: 100 }, () => DeviceId.random(random));
const [first, second] = [DeviceId.random(random), DeviceId.random(random)];

/** A browser with two tabs, in which the workspace rests. */
async function browser() {
  const disk = createMemoryRecords();
  const tab = async (create: boolean): Promise<Keyring> => {
    const vault = createVault({ records: disk.open(), random, count: () => undefined });
    const opened = create ? await vault.create() : await vault.open();
    if (!opened.ok || opened.value === undefined) throw new Error('the vault opens');
    return opened.value.keyring;
  };
  const keyring = await tab(true);
  await keyring.write([workspaceRecords.change(id, record)]);
  return { disk, keyring, otherTab: () => tab(false) };
}
const remember = (keyring: Keyring, own = device): PartingMemory =>
  rememberPartings({ id, device: own, keyring });

describe('what a browser remembers of partings', () => {
  test('rests, is the same in every tab, and of two changes at once none is lost', async () => {
    const { keyring, otherTab } = await browser();
    const [here, there] = [remember(keyring), remember(await otherTab())];
    here.wait([first, second], 5);
    there.turnedAway(first);
    here.tell(second);
    there.turnedAway(second);
    there.welcomed(first);
    const expected = { own: device, waiting: [{ device: first, untilMs: 5 }], told: [second] };
    await expect.poll(() => here.present.get()).toEqual({ ...expected, by: [second] });
    await expect.poll(() => there.present.get()).toEqual({ ...expected, by: [second] });
    await expect
      .poll(async () => partingRecords.get(await otherTab(), id))
      .toEqual({ ...expected, by: [second] });
  });

  test('says of whom it was told already nothing new, and gives nobody more time', async () => {
    const { keyring } = await browser();
    const memory = remember(keyring);
    memory.wait([first], 5);
    memory.tell(first);
    memory.wait([first, second], 9);
    memory.wait([second], 20);
    expect(memory.present.get().waiting).toEqual([{ device: second, untilMs: 9 }]);
    expect(memory.present.get().told).toEqual([first]);
  });

  test('is of so many devices and no more, whatever comes', async () => {
    const { keyring } = await browser();
    const memory = remember(keyring);
    memory.wait(others, 5);
    for (const one of others) {
      memory.turnedAway(one);
      memory.tell(one);
    }
    memory.wait([first], 9);
    const { told, by, waiting } = memory.present.get();
    expect([told.length, by.length, waiting.length]).toEqual([64, 64, 0]);
    await expect.poll(() => partingRecords.get(keyring, id)?.told.length).toBe(64);
  });

  test('is not that of the device that this browser was there before', async () => {
    const { keyring } = await browser();
    remember(keyring, second).turnedAway(first);
    await expect.poll(() => partingRecords.get(keyring, id)?.by).toEqual([first]);
    const memory = remember(keyring);
    expect(memory.present.get()).toEqual({ own: device, waiting: [], told: [], by: [] });
    memory.wait([second], 5);
    await expect
      .poll(() => partingRecords.get(keyring, id))
      .toEqual({ own: device, waiting: [{ device: second, untilMs: 5 }], told: [], by: [] });
  });

  test('holds for this page where it cannot be kept, and is not kept of a workspace that is not here', async () => {
    const { disk, keyring } = await browser();
    disk.failWith('full');
    const memory = remember(keyring);
    memory.turnedAway(first);
    // In order: by the second, what was under way has failed as well.
    for (let time = 0; time < 2; time += 1)
      expect((await keyring.write([workspaceRecords.change(id, record)])).ok).toBe(false);
    disk.failWith(undefined);
    await keyring.write([workspaceRecords.change(id, { ...record, name: 'Birch' })]);
    expect(memory.present.get().by).toEqual([first]);
    await keyring.write([workspaceRecords.change(id, undefined)]);
    memory.turnedAway(second);
    await keyring.write([workspaceRecords.change(id, undefined)]);
    expect(memory.present.get().by).toEqual([first, second]);
    expect(partingRecords.get(keyring, id)).toBeUndefined();
  });

  test.each([
    ['no device of its own', { own: undefined }],
    ['a device that is none', { by: ['somebody'] }],
    ['a time that is none', { waiting: [{ device: first, untilMs: -1 }] }],
    ['more than there can be', { told: others }],
  ])('is not read with %s', async (_, wrong) => {
    const { keyring } = await browser();
    const value = { own: device, waiting: [], told: [], by: [], ...wrong };
    await keyring.write([{ collection: 'partings', id, value }]);
    expect(partingRecords.get(keyring, id)).toBeUndefined();
  });
});

describe('of very many removed devices', () => {
  let world: MovingWorld | undefined;
  afterEach(() => world?.close());

  test('it stands at the doorbells of eight, some of every member, and of the next once one was told', async () => {
    world = await movingWorld({ seed: 72, devices: 2 });
    const [imani, sam] = [world.page(0), world.page(1)];
    const own = sam.space().device;
    const lost = sam
      .space()
      .log.roster.get()
      .devices()
      .find((one) => one.device === own);
    if (lost === undefined) throw new Error('Sam is in the roster');
    const crowd = MemberId.random(world.random);
    // Ids below anybody's: as the crowd would choose them.
    const many: readonly RosterDevice[] = Array.from({ length: 20 }, (__, at) => ({
      device: DeviceId.fromBytes(Uint8Array.of(...new Uint8Array(15), at)),
      member: crowd,
      certificate: {
        ...lost.certificate,
        agreeKey: deviceIdentity(random.bytes(32)).agreeKey,
      },
    }));
    const certificates = new Map(many.map((each) => [each.device, each.certificate]));
    await sam.close();
    await world.clock.advance(20_000);
    const here = world.page(0).space().device;
    world.change(imani, (roster) => ({
      ...roster,
      has: (one) => one === here,
      certificateOf: (one) => certificates.get(one) ?? roster.certificateOf(one),
      devices: () => roster.devices().filter((one) => one.device === here),
      removed: () => [...many, lost],
    }));
    const waitsAt = (): readonly string[] => world?.rooms(imani).map(({ topic }) => topic) ?? [];
    await world.clock.advance(1_000);
    expect(waitsAt()).toHaveLength(1);
    await world.clock.advance(20_000);
    // Beside the room of the epoch.
    const before = waitsAt();
    expect(before).toHaveLength(9);
    await sam.open();
    await world.clock.advance(20_000);
    const after = waitsAt();
    expect(after).toHaveLength(9);
    // One place was Sam’s, and is somebody else’s now.
    expect(after.filter((topic) => !before.includes(topic))).toHaveLength(1);
    expect(sam.connection().state.get()).toEqual({ tag: 'removed' });
  });
});
