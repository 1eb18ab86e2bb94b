import { describe, expect, test, vi } from 'vitest';
import { utf8 } from '../../../src/crdt/basics/bytes.ts';
import { backUp, journalOf, openings, restoreInto, writes } from '../../cast/backups.ts';
import {
  addDevice,
  devicesOf,
  goalsIn,
  openOn,
  personalOf,
  workspacesOf,
} from '../../cast/own-devices.ts';
import { restingSpace } from '../../cast/resting-space.ts';
import { couple, given } from '../../cast/simulated-attune.ts';
import type { Couple, SimulatedPerson } from '../../cast/simulated-attune.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

interface Restored extends Couple {
  readonly phone: SimulatedPerson;
  readonly file: Uint8Array;
}

/** Sam’s phone was restored from a backup of his laptop, and both are awake. */
async function restored(seed: number): Promise<Restored> {
  const two = await couple(seed);
  const { world, sam } = two;
  await devicesOf(sam);
  await writes(sam, '2026-11-24', 'From the laptop.');
  await world.clock.advance(1_000);
  const file = await backUp(sam, world);
  const phone = await world.person('phone');
  await restoreInto(phone, world, file);
  await phone.reload();
  await world.clock.advance(30_000);
  return { ...two, phone, file };
}

/** One of somebody's devices says that another one is no longer theirs. */
async function removes(person: SimulatedPerson, name: string): Promise<void> {
  const devices = await devicesOf(person, 'Phone');
  const lost = devices.list.get().find((one) => one.name === name);
  if (lost === undefined) throw new Error(`${name} is in the list`);
  given(await devices.remove(lost.id));
}

describe('Sam restores a backup of his laptop on his phone', () => {
  test('and the laptop tells him of a new device; both meet in his own Space and share his journal', async () => {
    const { world, sam, phone } = await restored(501);
    const [here, there] = [await journalOf(sam), await journalOf(phone)];
    expect(openings(there)).toEqual(['From the laptop.']);
    const news = await world.until(() => sam.attune().doors.get()[0]);
    expect(news.tag).toBe('device-added');
    expect(phone.attune().doors.get()).toEqual([]);
    await devicesOf(phone, 'Phone');
    await writes(phone, '2026-11-25', 'From the phone.');
    await world.until(() => openings(here).includes('From the phone.'));
    await writes(sam, '2026-11-26', 'And back.');
    await world.until(() => openings(there).includes('And back.'));
    await world.clock.advance(5_000);
    const list = (await devicesOf(sam)).list.get();
    expect(list.map(({ name, kind, isHere }) => ({ name, kind, isHere }))).toEqual([
      { name: 'Laptop', kind: 'computer', isHere: false },
      { name: '', kind: 'backup', isHere: false },
      { name: 'Phone', kind: 'phone', isHere: true },
    ]);
  });

  test('and removes the laptop there: what sleeps in its backups goes with it everywhere, and the phone stays in', async () => {
    const { world, sam, imani, phone, hers, his, file } = await restored(502);
    const onPhone = await openOn(phone, his);
    onPhone.goals.verbs.add({ text: 'Before', why: '' });
    await world.until(() => goalsIn(hers).includes('Before'));
    await devicesOf(phone, 'Phone');
    const own = (await personalOf(phone)).id;
    await world.clock.advance(10_000);
    for (const other of ['phone', 'imani']) world.network.partition('sam', other);
    await removes(phone, 'Laptop');
    await world.clock.advance(60_000);
    const list = (await devicesOf(phone, 'Phone')).list.get();
    expect(list.map(({ name, kind }) => ({ name, kind }))).toEqual([
      { name: 'Phone', kind: 'phone' },
    ]);
    const personal = await restingSpace(phone, own);
    expect(personal.devices).toEqual([personal.own]);
    expect(personal.removed).toHaveLength(2);
    const [at, theirs] = [await restingSpace(phone, his.id), await restingSpace(imani, his.id)];
    expect([...at.devices].sort()).toEqual([at.own, theirs.own].sort());
    expect([...theirs.devices].sort()).toEqual([at.own, theirs.own].sort());
    expect(theirs.removed).toHaveLength(2);
    expect(theirs.epoch).toBe(at.epoch);

    // The laptop, and whoever restores one of its backups, write nothing that counts.
    his.goals.verbs.add({ text: 'From the lost laptop', why: '' });
    for (const other of ['phone', 'imani']) world.network.heal('sam', other);
    const thief = await world.person('thief');
    await restoreInto(thief, world, file);
    const stolen = await openOn(thief, his);
    stolen.goals.verbs.add({ text: 'From the lost backup', why: '' });
    await writes(thief, '2026-11-26', 'Not Sam.');
    await writes(sam, '2026-11-26', 'Not Sam either.');
    await world.clock.advance(60_000);
    const [there, again] = [await openOn(imani, hers), await openOn(phone, his)];
    again.goals.verbs.add({ text: 'After', why: '' });
    await world.until(() => goalsIn(there).includes('After'));
    await world.clock.advance(30_000);
    for (const one of [there, again]) expect([...goalsIn(one)].sort()).toEqual(['After', 'Before']);
    expect(goalsIn(stolen)).not.toContain('After');
    expect(openings(await journalOf(phone))).toEqual(['From the laptop.']);
    expect((await restingSpace(imani, his.id)).devices).toHaveLength(2);
  });

  test('and the phone, removed from the laptop, takes nothing of the laptop’s with it', async () => {
    const { world, imani, sam, phone, hers, his } = await restored(503);
    await devicesOf(phone, 'Phone');
    await world.clock.advance(20_000);
    const devices = await devicesOf(sam);
    await world.until(() => devices.list.get().some(({ name }) => name === 'Phone'));
    await removes(sam, 'Phone');
    await world.clock.advance(60_000);
    const list = devices.list.get();
    expect(list.map(({ kind }) => kind)).toEqual(['computer', 'backup']);
    const onLaptop = await openOn(sam, his);
    onLaptop.goals.verbs.add({ text: 'After', why: '' });
    await world.until(() => goalsIn(hers).includes('After'));
    // It was never seen in the workspace: it does not come in there with a certificate that it shows only now.
    const onPhone = await openOn(phone, his);
    onPhone.goals.verbs.add({ text: 'From the lost phone', why: '' });
    await world.clock.advance(60_000);
    expect(goalsIn(onPhone)).not.toContain('After');
    for (const person of [sam, imani]) {
      expect(goalsIn(await openOn(person, his))).toEqual(['After']);
      expect((await restingSpace(person, his.id)).devices).toHaveLength(3);
    }
    // And another backup still restores.
    const tablet = await world.person('tablet');
    await restoreInto(tablet, world, await backUp(sam, world));
    const onTablet = await openOn(tablet, his);
    onTablet.goals.verbs.add({ text: 'From the tablet', why: '' });
    await world.until(() => goalsIn(hers).includes('From the tablet'));
  });
});

test('Sam’s photos open, those from before he removed his phone and those from after, also opened anew and out of a backup', async () => {
  const { world, sam, his } = await couple(504);
  const phone = await world.person('phone');
  await addDevice(world, { to: sam, device: phone });
  await world.until(() => workspacesOf(phone).includes(his.id));
  const journal = await journalOf(sam);
  const entry = await writes(sam, '2026-11-24', 'At the river.');
  const put = async (text: string) => {
    const file = given(await journal.files.put(utf8(text)));
    journal.entries.verbs.addPhoto(entry, { file, width: 4, height: 3, caption: text });
    return file;
  };
  const before = await put('before');
  await removes(sam, 'Phone');
  await world.clock.advance(60_000);
  const after = await put('after');
  given(await (await personalOf(sam)).saved());
  const secrets = (await restingSpace(sam, (await personalOf(sam)).id)).secrets;
  expect(secrets.length).toBeGreaterThan(1);
  const opens = async (person: SimulatedPerson): Promise<void> => {
    const { files } = await journalOf(person);
    expect(given(await files.get(before))).toEqual(utf8('before'));
    expect(given(await files.get(after))).toEqual(utf8('after'));
  };
  await opens(sam);
  await sam.reload();
  await opens(sam);
  const again = await world.person('again');
  await restoreInto(again, world, await backUp(sam, world));
  await opens(again);
});
