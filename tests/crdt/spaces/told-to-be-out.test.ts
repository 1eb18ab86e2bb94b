import { describe, expect, test, vi } from 'vitest';
import type { MyDevices } from '../../../src/crdt/spaces/my-devices.ts';
import { changeLocks } from '../../cast/changing-locks.ts';
import { addDevice, devicesOf, openOn, personalOf, workspacesOf } from '../../cast/own-devices.ts';
import { couple, given } from '../../cast/simulated-attune.ts';
import type { SimulatedPerson, SimulatedWorld } from '../../cast/simulated-attune.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

const removedConcern = { id: 'removed', what: 'removed', healed: false };

describe('Sam has his phone beside his laptop, which let it in,', () => {
  async function withPhone(seed: number) {
    const two = await couple(seed);
    const phone = await two.world.person('phone');
    await addDevice(two.world, { to: two.sam, device: phone });
    await two.world.until(() => workspacesOf(phone).includes(two.his.id));
    await two.world.clock.advance(20 * 60_000);
    return { ...two, phone };
  }
  async function removeTheOther(devices: MyDevices): Promise<void> {
    const other = devices.list.get().find(({ isThis }) => !isThis);
    if (other === undefined) throw new Error('there are two in the list');
    given(await devices.remove(other.id));
  }
  const isTold = async (world: SimulatedWorld, person: SimulatedPerson) => {
    const own = await personalOf(person);
    await world.until(() => own.concerns.get().length > 0);
    expect(own.concerns.get()).toEqual([removedConcern]);
    return own;
  };

  test('and removes it while it is closed: it says so also after he removed the laptop there, which changes nothing on that', async () => {
    const { world, sam, phone } = await withPhone(531);
    await phone.close();
    const onLaptop = await devicesOf(sam);
    await removeTheOther(onLaptop);
    await world.clock.advance(30_000);
    await phone.reload();
    const own = await isTold(world, phone);
    const onPhone = await devicesOf(phone, 'Phone');
    expect(onPhone.standing.get()).toBe('told');
    await removeTheOther(onPhone);
    await world.clock.advance(120_000);
    expect(onPhone.list.get()).toHaveLength(1);
    expect(onPhone.standing.get()).toBe('told');
    expect(own.concerns.get()).toEqual([removedConcern]);

    await phone.reload();
    const again = await devicesOf(phone, 'Phone');
    // At once: before anybody could have said it anew.
    expect(again.standing.get()).toBe('told');
    const ownAgain = await isTold(world, phone);
    await world.clock.advance(120_000);
    expect(ownAgain.concerns.get()).toEqual([removedConcern]);
    expect(again.standing.get()).toBe('told');
    expect(onLaptop.standing.get()).toBe('in');
    expect(onLaptop.list.get()).toHaveLength(1);
  });

  test('and the phone says to the laptop that it was removed: not so any more once the phone is removed there, as of the two the laptop stays', async () => {
    const { world, sam, phone } = await withPhone(532);
    await sam.close();
    await removeTheOther(await devicesOf(phone, 'Phone'));
    await world.clock.advance(30_000);
    await sam.reload();
    const own = await isTold(world, sam);
    const onLaptop = await devicesOf(sam);
    expect(onLaptop.standing.get()).toBe('told');
    await removeTheOther(onLaptop);
    await world.clock.advance(30_000);
    expect(own.concerns.get()).toEqual([]);
    expect(onLaptop.standing.get()).toBe('in');
  });

  test('and removes it while it is closed: where Imani is the first to say so in the workspace it is not sure, and then knows that it is out alone', async () => {
    const { world, sam, phone, his } = await withPhone(534);
    await phone.close();
    await removeTheOther(await devicesOf(sam));
    await world.clock.advance(30_000);
    await sam.close();
    await phone.reload();
    const onPhone = await openOn(phone, his);
    await world.until(() => onPhone.connection.get().tag === 'removed');
    const { whoIsOut } = await onPhone.locks();
    expect(whoIsOut.get()).toBe('unsure');
    const told: string[] = [];
    const stop = whoIsOut.subscribe((who) => told.push(who));
    await sam.reload();
    await openOn(sam, his);
    await world.until(() => told.at(-1) === 'device');
    stop();
    expect(whoIsOut.get()).toBe('device');
  });

  test('and removes it while all are there: it knows in the workspace that it is out alone', async () => {
    const { world, sam, phone, his } = await withPhone(535);
    const onPhone = await openOn(phone, his);
    await world.clock.advance(10_000);
    await removeTheOther(await devicesOf(sam));
    await world.until(() => onPhone.connection.get().tag === 'removed');
    expect((await onPhone.locks()).whoIsOut.get()).toBe('device');
  });

  test('and Imani changes the locks for him while both are there: each of the two knows that it is he who is out', async () => {
    const { world, phone, hers, his } = await withPhone(536);
    const onPhone = await openOn(phone, his);
    await world.clock.advance(10_000);
    await changeLocks(hers, his);
    for (const one of [his, onPhone]) {
      await world.until(() => one.connection.get().tag === 'removed');
      expect((await one.locks()).whoIsOut.get()).toBe('member');
    }
  });

  test('and removes it while both are there: it knows for certain', async () => {
    const { world, sam, phone } = await withPhone(533);
    const onPhone = await devicesOf(phone, 'Phone');
    expect(onPhone.standing.get()).toBe('in');
    await removeTheOther(await devicesOf(sam));
    await world.until(() => onPhone.standing.get() === 'out');
    await phone.reload();
    expect((await devicesOf(phone, 'Phone')).standing.get()).toBe('out');
  });
});
