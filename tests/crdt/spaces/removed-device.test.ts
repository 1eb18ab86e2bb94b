import { describe, expect, test } from 'vitest';
import {
  addDevice,
  devicesOf,
  entriesOf,
  goalsIn,
  openOn,
  personalOf,
  workspacesOf,
} from '../../cast/own-devices.ts';
import { couple, given } from '../../cast/simulated-attune.ts';
import type { Couple, SimulatedPerson } from '../../cast/simulated-attune.ts';

interface WithPhone extends Couple {
  readonly phone: SimulatedPerson;
}

/** Sam has his phone beside his laptop, and the workspace is open on it, too. */
async function withPhone(seed: number): Promise<WithPhone> {
  const two = await couple(seed);
  const phone = await two.world.person('phone');
  await addDevice(two.world, { to: two.sam, device: phone });
  await two.world.until(() => workspacesOf(phone).includes(two.his.id));
  return { ...two, phone };
}

async function removePhone(sam: SimulatedPerson): Promise<void> {
  const devices = await devicesOf(sam);
  const phone = devices.list.get().find(({ isThis }) => !isThis);
  if (phone === undefined) throw new Error('the phone is in the list');
  given(await devices.remove(phone.id));
}

describe('Sam removes his phone', () => {
  test('and nothing that it writes later reaches anybody, nor anything later the phone', async () => {
    const { world, sam, hers, his, phone } = await withPhone(111);
    const onPhone = await openOn(phone, his);
    onPhone.goals.verbs.add({ text: 'Before', why: '' });
    await world.until(() => goalsIn(hers).includes('Before'));
    world.network.partition('sam', 'phone');
    world.network.partition('imani', 'phone');
    await removePhone(sam);
    const list = (await devicesOf(sam)).list;
    expect(list.get().map(({ name }) => name)).toEqual(['Laptop']);
    await world.clock.advance(10_000);
    onPhone.goals.verbs.add({ text: 'Written by a thief', why: '' });
    world.network.heal('sam', 'phone');
    world.network.heal('imani', 'phone');
    await world.clock.advance(20_000);
    const journal = await entriesOf(sam);
    journal.verbs.setMood(journal.verbs.add({ day: '2026-11-26' }), 'relieved');
    his.goals.verbs.add({ text: 'After', why: '' });
    await world.until(() => goalsIn(hers).includes('After'));
    await world.clock.advance(20_000);
    expect(goalsIn(hers)).toEqual(expect.arrayContaining(['Before', 'After']));
    expect(goalsIn(hers)).not.toContain('Written by a thief');
    expect(goalsIn(onPhone)).not.toContain('After');
    expect((await entriesOf(phone)).view.get().entries).toEqual([]);
  });

  test('and what it had not yet said of a third device is no news there any more', async () => {
    const { world, sam, phone } = await withPhone(118);
    await world.clock.advance(5 * 60_000);
    const tablet = await world.person('tablet');
    await addDevice(world, { to: sam, device: tablet, name: 'Tablet' });
    const news = await world.until(() => phone.attune().doors.get()[0]);
    expect(news).toMatchObject({ tag: 'device-added', name: 'Tablet' });
    await removePhone(sam);
    const own = await personalOf(phone);
    await world.until(() => own.concerns.get().length > 0);
    await world.until(() => phone.attune().doors.get().length === 0);
    await phone.reload();
    await world.clock.advance(60_000);
    expect(phone.attune().doors.get()).toEqual([]);
  });

  test('and it leaves the workspaces that were closed at the time, too, whichever own device opens first', async () => {
    const { world, sam, hers, his, phone } = await withPhone(112);
    const tablet = await world.person('tablet');
    await addDevice(world, { to: sam, device: tablet, name: 'Tablet' });
    await world.until(() => workspacesOf(tablet).includes(his.id));
    const onPhone = await openOn(phone, his);
    await world.clock.advance(20 * 60_000);
    for (const other of ['sam', 'tablet', 'imani']) world.network.partition('phone', other);
    await sam.attune().closeWorkspace();
    const devices = await devicesOf(sam);
    const lost = devices.list.get().find(({ name }) => name === 'Phone');
    if (lost === undefined) throw new Error('the phone is in the list');
    given(await devices.remove(lost.id));
    await world.clock.advance(100);
    // Flat battery in the same moment: whatever was not done yet, the other device does.
    await sam.close();
    await tablet.reload();
    await world.clock.advance(60_000);
    const there = await openOn(tablet, his);
    there.goals.verbs.add({ text: 'After', why: '' });
    await world.until(() => goalsIn(hers).includes('After'));
    onPhone.goals.verbs.add({ text: 'Written by a thief', why: '' });
    for (const other of ['tablet', 'imani']) world.network.heal('phone', other);
    await world.clock.advance(60_000);
    for (const workspace of [hers, there]) {
      expect(goalsIn(workspace)).not.toContain('Written by a thief');
    }
    expect(goalsIn(onPhone)).not.toContain('After');
  });

  test('and a tablet soon after: the workspace closes for the second as it did for the first', async () => {
    const { world, sam, hers, his } = await withPhone(115);
    await removePhone(sam);
    await world.clock.advance(20_000);
    const tablet = await world.person('tablet');
    await addDevice(world, { to: sam, device: tablet, name: 'Tablet' });
    await world.until(() => workspacesOf(tablet).includes(his.id));
    const onTablet = await openOn(tablet, his);
    const { list, remove } = await devicesOf(sam);
    const lost = list.get().find(({ name }) => name === 'Tablet');
    if (lost === undefined) throw new Error('the tablet is in the list');
    given(await remove(lost.id));
    await world.clock.advance(20_000);
    onTablet.goals.verbs.add({ text: 'Written by a thief', why: '' });
    hers.goals.verbs.add({ text: 'After', why: '' });
    await world.until(() => goalsIn(his).includes('After'));
    await world.clock.advance(20_000);
    expect(goalsIn(hers)).not.toContain('Written by a thief');
    expect(goalsIn(onTablet)).not.toContain('After');
  });

  test('and a tablet, with no workspace open here: Imani’s browser hears of both, and neither gets what she writes after that', async () => {
    const { world, sam, hers, his, phone } = await withPhone(116);
    const tablet = await world.person('tablet');
    await addDevice(world, { to: sam, device: tablet, name: 'Tablet' });
    await world.until(() => workspacesOf(tablet).includes(his.id));
    const lost = [await openOn(phone, his), await openOn(tablet, his)];
    await sam.attune().closeWorkspace();
    // Whatever was open in the background has closed again.
    await world.clock.advance(30 * 60_000);
    const { list, remove } = await devicesOf(sam);
    for (const name of ['Phone', 'Tablet']) {
      const one = list.get().find((device) => device.name === name);
      if (one === undefined) throw new Error(`the ${name} is in the list`);
      given(await remove(one.id));
      await world.clock.advance(5_000);
    }
    await world.until(() => lost.every(({ connection }) => connection.get().tag === 'removed'));
    hers.goals.verbs.add({ text: 'After', why: '' });
    await world.clock.advance(30_000);
    for (const workspace of lost) expect(goalsIn(workspace)).not.toContain('After');
  });

  test('while Imani is away for days: she hears of it when both are there again, with no workspace open here', async () => {
    const { world, sam, imani, hers, his, phone } = await withPhone(117);
    const onPhone = await openOn(phone, his);
    await sam.attune().closeWorkspace();
    await world.clock.advance(30 * 60_000);
    await imani.close();
    await removePhone(sam);
    await world.clock.advance(60_000);
    await sam.reload();
    await world.clock.advance(5 * 24 * 60 * 60_000);
    await imani.reload();
    const there = await openOn(imani, hers);
    await world.until(() => onPhone.connection.get().tag === 'removed');
    // Sam's laptop may have said so to the phone before it met her.
    await world.clock.advance(30_000);
    there.goals.verbs.add({ text: 'After', why: '' });
    await world.clock.advance(30_000);
    expect(goalsIn(onPhone)).not.toContain('After');
    // What has been told needs no workspace open any more.
    await world.clock.advance(60 * 60_000);
    expect(there.connection.get().tag).toBe('alone');
  });

  test('and a wish that it wrote in time is granted by nobody afterwards', async () => {
    const { world, sam, phone } = await withPhone(113);
    await removePhone(sam);
    await world.clock.advance(20_000);
    const later = given(
      await sam.attune().startWorkspace({
        ...{ yourName: 'Sam', yourPart: 'therapist', workspaceName: 'Birch' },
      }),
    );
    await world.clock.advance(30_000);
    expect(workspacesOf(phone)).not.toContain(later);
  });
});

test('Imani changes the locks for Sam: his later words reach her no more, and hers not him', async () => {
  const { world, hers, his } = await couple(114);
  his.goals.verbs.add({ text: 'Before', why: '' });
  await world.until(() => goalsIn(hers).includes('Before'));
  const locks = await hers.locks();
  given(await locks.change(his.me));
  expect([...locks.gone.get()]).toEqual([his.me]);
  await world.clock.advance(5_000);
  hers.goals.verbs.add({ text: 'After', why: '' });
  his.goals.verbs.add({ text: 'Too late', why: '' });
  await world.clock.advance(20_000);
  expect(goalsIn(hers)).toEqual(expect.arrayContaining(['Before', 'After']));
  expect(goalsIn(hers)).not.toContain('Too late');
  expect(goalsIn(his)).not.toContain('After');
});

test('his page learns of it at once, says so, keeps all that is in it, and asks nobody any more', async () => {
  const { world, sam, hers, his } = await couple(115);
  his.goals.verbs.add({ text: 'Before', why: '' });
  await world.until(() => goalsIn(hers).includes('Before'));
  given(await (await hers.locks()).change(his.me));
  expect(hers.members.view.get()).toMatchObject({
    members: [{ id: hers.me }],
    gone: [{ id: his.me, name: 'Sam' }],
  });
  await world.until(() => his.connection.get().tag === 'removed');
  expect(his.concerns.get()).toEqual([{ id: 'removed', what: 'removed', healed: false }]);
  his.goals.verbs.add({ text: 'For himself', why: '' });
  await world.clock.advance(600_000);
  expect(world.counts.get('handshake/not-a-member') ?? 0).toBeLessThan(3);
  await sam.reload();
  const again = await openOn(sam, hers);
  expect(goalsIn(again)).toEqual(expect.arrayContaining(['Before', 'For himself']));
  expect(again.connection.get()).toEqual({ tag: 'removed' });
  expect(again.concerns.get()).toMatchObject([{ what: 'removed' }]);
  expect(goalsIn(hers)).not.toContain('For himself');
});

test('a page that cannot know of it says nothing', async () => {
  const { world, imani, hers, his } = await couple(116);
  world.network.partition('imani', 'sam');
  given(await (await hers.locks()).change(his.me));
  await world.clock.advance(20_000);
  await imani.close();
  world.network.heal('imani', 'sam');
  await world.clock.advance(600_000);
  expect(his.concerns.get()).toEqual([]);
  expect(his.connection.get()).toEqual({ tag: 'alone' });
  expect(world.counts.get('handshake/not-a-member') ?? 0).toBeLessThan(10);
});
