import { describe, expect, test } from 'vitest';
import {
  addDevice,
  deviceLink,
  devicesOf,
  entriesOf,
  goalsIn,
  openOn,
  personalOf,
  workspacesOf,
} from '../../cast/own-devices.ts';
import { ask, atDoor, couple, given, invite, start } from '../../cast/simulated-attune.ts';
import type { SimulatedPerson } from '../../cast/simulated-attune.ts';

const hourMs = 3_600_000;

describe('Sam adds his phone', () => {
  test('and finds his journal and every workspace there, as the same member with keys of its own', async () => {
    const { world, sam, hers, his } = await couple(91);
    const journal = await entriesOf(sam);
    journal.verbs.setMood(journal.verbs.add({ day: '2026-11-26' }), 'lighter');
    his.goals.verbs.add({ text: 'Sleep', why: '' });

    const phone = await world.person('phone');
    await addDevice(world, { to: sam, device: phone });
    const there = await entriesOf(phone);
    await world.until(() => there.view.get().entries[0]?.mood === 'lighter');
    await world.until(() => workspacesOf(phone).includes(his.id));

    const onPhone = await openOn(phone, his);
    expect(onPhone.me).toBe(his.me);
    await world.until(() => goalsIn(onPhone).includes('Sleep'));
    onPhone.goals.verbs.add({ text: 'Walk', why: '' });
    await world.until(() => goalsIn(hers).includes('Walk'));
    await world.until(() => goalsIn(his).includes('Walk'));
    // One person, whichever device they write on.
    expect(hers.members.view.get().members.map(({ name }) => name)).toEqual(['Imani', 'Sam']);
    const walk = hers.goals.view.get().goals.find(({ text }) => text === 'Walk');
    expect(walk?.created.by).toBe(his.me);

    const list = (await devicesOf(phone, 'Phone')).list.get();
    expect(list.map(({ name, kind, isThis }) => ({ name, kind, isThis }))).toEqual([
      { name: 'Phone', kind: 'phone', isThis: true },
      { name: 'Laptop', kind: 'computer', isThis: false },
    ]);
    expect((await devicesOf(phone)).awaited.get()).toBe(0);
  });

  test('and two more browsers that call themselves the same: a number tells them apart, on all of them, and a name he gave stays', async () => {
    const { world, sam } = await couple(97);
    const [second, third] = [await world.person('second'), await world.person('third')];
    const joins = async (device: SimulatedPerson): Promise<void> => {
      await addDevice(world, { to: sam, device, name: 'Laptop' });
      (await (await personalOf(device)).openDevices()).introduce({ kind: 'computer' });
    };
    await joins(second);
    await joins(third);
    for (const device of [sam, second, third]) {
      const { list } = await (await personalOf(device)).openDevices();
      const names = () =>
        list
          .get()
          .map(({ name }) => name)
          .sort();
      await world.until(() => names().join() === 'Laptop,Laptop 2,Laptop 3');
    }
    const { list, rename } = await devicesOf(sam);
    expect(list.get().map(({ name, isThis }) => ({ name, isThis }))).toEqual([
      { name: 'Laptop', isThis: true },
      { name: 'Laptop 2', isThis: false },
      { name: 'Laptop 3', isThis: false },
    ]);
    const last = list.get().at(-1);
    if (last !== undefined) rename(last.id, 'Laptop');
    expect(list.get().at(-1)?.name).toBe('Laptop');
  });

  test('and a workspace that he starts or joins later, on whichever of the two, comes to the other', async () => {
    const { world, imani, sam, his } = await couple(92);
    const phone = await world.person('phone');
    await addDevice(world, { to: sam, device: phone });
    await world.until(() => workspacesOf(phone).includes(his.id));
    const onPhone = await start(phone, 'Sam');
    await world.until(() => workspacesOf(sam).includes(onPhone.id));

    const another = await start(imani, 'Imani');
    const request = await ask(sam, { link: await invite(another), name: 'Sam' });
    await (await world.until(() => atDoor(imani))).letIn();
    await world.until(() => request.state.get().tag === 'let-in');
    await world.until(() => workspacesOf(phone).includes(another.id));
    const joined = await openOn(phone, another);
    await world.until(() => joined.members.view.get().members.length === 2);
    expect(joined.me).toBe((await openOn(sam, another)).me);
  });

  test('and what both wrote without a network for long is on both when they meet again', async () => {
    const { world, sam, his } = await couple(93);
    const phone = await world.person('phone');
    await addDevice(world, { to: sam, device: phone });
    await world.until(() => workspacesOf(phone).includes(his.id));
    const [here, there] = [await entriesOf(sam), await entriesOf(phone)];
    const onPhone = await openOn(phone, his);
    world.network.partition('sam', 'phone');
    world.network.rendezvous('phone', false);
    const [own, other] = [await start(sam, 'Sam'), await start(phone, 'Sam')];
    for (let day = 1; day <= 9; day += 1) {
      const date = `2026-11-0${day}`;
      here.verbs.setMood(here.verbs.add({ day: date }), 'tired');
      there.verbs.setMood(there.verbs.add({ day: date }), 'lighter');
      await world.clock.advance(hourMs / 3);
    }
    const again = await openOn(phone, onPhone);
    again.goals.verbs.add({ text: 'Written on the train', why: '' });
    expect(there.view.get().entries).toHaveLength(9);

    world.network.rendezvous('phone', true);
    world.network.heal('sam', 'phone');
    await world.until(() => there.view.get().entries.length === 18);
    await world.until(() => here.view.get().entries.length === 18);
    await world.until(() => workspacesOf(sam).includes(other.id));
    await world.until(() => workspacesOf(phone).includes(own.id));
    const onLaptop = await openOn(sam, his);
    await world.until(() => goalsIn(onLaptop).includes('Written on the train'));
  });

  test('and goes on where it was when the phone is reloaded before anything has arrived', async () => {
    const { world, sam, his } = await couple(94);
    const phone = await world.person('phone');
    const link = await deviceLink(sam);
    const request = await ask(phone, { link, name: 'Phone' });
    const door = await world.until(() => atDoor(sam));
    await door.letIn();
    await world.until(() => request.state.get().tag === 'added');
    await phone.reload();
    await sam.reload();
    await world.until(() => workspacesOf(phone).includes(his.id));
    expect((await openOn(phone, his)).me).toBe(his.me);
  });

  test('and a workspace that he takes off his phone stays off it, and on his laptop', async () => {
    const { world, sam, his } = await couple(95);
    const phone = await world.person('phone');
    await addDevice(world, { to: sam, device: phone });
    await world.until(() => workspacesOf(phone).includes(his.id));
    given(await phone.attune().leaveWorkspace(his.id));
    await world.clock.advance(60_000);
    await phone.reload();
    await world.clock.advance(60_000);
    expect(workspacesOf(phone)).toEqual([]);
    expect(workspacesOf(sam)).toEqual([his.id]);
  });

  test('and is told of it on a third device, once, and on no other', async () => {
    const { world, sam } = await couple(96);
    const [tablet, phone] = [await world.person('tablet'), await world.person('phone')];
    await addDevice(world, { to: sam, device: tablet, name: 'Tablet' });
    await world.clock.advance(5 * 60_000);
    await addDevice(world, { to: sam, device: phone });
    const news = await world.until(() => tablet.attune().doors.get()[0]);
    expect(news).toMatchObject({ tag: 'device-added', name: 'Phone', by: 'Laptop' });
    await world.clock.advance(60_000);
    expect([...sam.attune().doors.get(), ...phone.attune().doors.get()]).toEqual([]);
    await tablet.reload();
    const again = await world.until(() => tablet.attune().doors.get()[0]);
    if (again.tag === 'device-added') await again.seen();
    await world.until(() => tablet.attune().doors.get().length === 0);
    await tablet.reload();
    await world.clock.advance(60_000);
    expect(tablet.attune().doors.get()).toEqual([]);
  });
});

describe('a link for a device', () => {
  test('that was used, taken back or is too old says so, and adds nobody', async () => {
    const { world, sam } = await couple(97);
    const link = await deviceLink(sam);
    const { links } = await devicesOf(sam);
    const [first, second] = [await world.person('first'), await world.person('second')];
    const request = await ask(first, { link, name: 'First' });
    await (await world.until(() => atDoor(sam))).letIn();
    await world.until(() => request.state.get().tag === 'added');
    const late = await ask(second, { link, name: 'Second' });
    await world.until(() => late.state.get().tag === 'used');

    const other = await deviceLink(sam);
    const [open] = links.list.get().filter(({ state }) => state === 'open');
    if (open === undefined) throw new Error('it was just made');
    given(await links.withdraw(open.id));
    const third = await ask(await world.person('third'), { link: other, name: 'Third' });
    await world.until(() => third.state.get().tag === 'withdrawn');

    const old = await deviceLink(sam);
    await world.clock.advance(2 * hourMs);
    const fourth = await ask(await world.person('fourth'), { link: old, name: 'Fourth' });
    await world.until(() => fourth.state.get().tag === 'expired');
    expect((await devicesOf(sam)).list.get().map(({ name }) => name)).toEqual(['Laptop', 'First']);
  });
});

describe('a browser that holds something already', () => {
  test('keeps its workspaces, which are then on the other devices, too', async () => {
    const { world, sam, his } = await couple(98);
    const phone = await world.person('phone');
    const own = await start(phone, 'Sam');
    await addDevice(world, { to: sam, device: phone });
    await world.until(() => workspacesOf(sam).includes(own.id));
    await world.until(() => workspacesOf(phone).includes(his.id));
    expect(workspacesOf(phone)).toContain(own.id);
  });

  test('and an empty journal of its own, has that of the other devices in its place', async () => {
    const { world, sam } = await couple(99);
    const phone = await world.person('phone');
    const before = await personalOf(phone);
    expect(await before.holdsWords()).toBe(false);
    expect(phone.storesAtRest()).toBe(1);
    await addDevice(world, { to: sam, device: phone });
    expect((await personalOf(phone)).id).toBe((await personalOf(sam)).id);
    expect((await personalOf(phone)).id).not.toBe(before.id);
    await world.clock.advance(60_000);
    // That of the personal Space and that of the workspace; nothing is left of the one before.
    expect(phone.storesAtRest()).toBe(2);
  });

  test('and has words in a journal of its own, keeps them and is not added', async () => {
    const { world, sam } = await couple(100);
    const phone = await world.person('phone');
    const own = await entriesOf(phone);
    own.verbs.setMood(own.verbs.add({ day: '2026-11-26' }), 'angry');
    const before = await personalOf(phone);
    expect(await before.holdsWords()).toBe(true);
    const request = await ask(phone, { link: await deviceLink(sam), name: 'Phone' });
    await (await world.until(() => atDoor(sam))).letIn();
    await world.until(() => request.state.get().tag === 'unsafe');
    await phone.reload();
    expect((await personalOf(phone)).id).toBe(before.id);
    expect((await entriesOf(phone)).view.get().entries).toHaveLength(1);
  });
});
