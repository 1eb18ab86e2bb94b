import { describe, expect, test } from 'vitest';
import type { MyDevices } from '../../../src/crdt/spaces/my-devices.ts';
import { backUp, journalOf, openings, restoreInto, writes } from '../../cast/backups.ts';
import { devicesOf, goalsIn } from '../../cast/own-devices.ts';
import { couple, given } from '../../cast/simulated-attune.ts';

const kinds = (devices: MyDevices): readonly string[] =>
  devices.list.get().map(({ kind, isThis }) => (isThis ? 'this' : kind));

describe('A browser that is restored from a backup', () => {
  test('is one of the own devices, and shares the journal with the old one', async () => {
    const { world, sam } = await couple(331);
    const old = await devicesOf(sam);
    await writes(sam, '2026-11-24', 'I walked to the river.');
    const file = await backUp(sam, world);
    expect(kinds(old)).toEqual(['this', 'backup']);
    const phone = await world.person('phone');
    await restoreInto(phone, world, file);
    const restored = await devicesOf(phone, 'Phone');
    await world.until(() => kinds(old).includes('phone'));
    expect([...kinds(old)].sort()).toEqual(['backup', 'phone', 'this']);
    // The backups stand behind the computer that they were made on.
    expect(kinds(restored)).toEqual(['this', 'computer', 'backup']);
    await writes(phone, '2026-11-25', 'From the phone.');
    await writes(sam, '2026-11-26', 'From the laptop.');
    for (const journal of [await journalOf(sam), await journalOf(phone)]) {
      await world.until(() => openings(journal).length === 3);
    }
  });

  test('takes the lost one out with its backups, and stays a device itself', async () => {
    const { world, sam, hers, his } = await couple(332);
    await devicesOf(sam);
    await writes(sam, '2026-11-24', 'I walked to the river.');
    const file = await backUp(sam, world);
    await sam.close();
    const phone = await world.person('phone');
    await restoreInto(phone, world, file);
    const devices = await devicesOf(phone, 'Phone');
    const again = given(await phone.attune().openWorkspace(his.id));
    const lost = devices.list.get().find(({ kind, isThis }) => kind === 'computer' && !isThis);
    if (lost === undefined) throw new Error('the old one is in the list');
    given(await devices.remove(lost.id));
    await world.until(() => devices.list.get().length === 1);
    expect(kinds(devices)).toEqual(['this']);
    again.goals.verbs.add({ text: 'From the phone', why: '' });
    await world.until(() => goalsIn(hers).includes('From the phone'));
    await writes(phone, '2026-11-25', 'From the phone.');
    expect(openings(await journalOf(phone))).toHaveLength(2);
  });

  test('stays one when its backups are taken out, and one that is restored later gets nothing new', async () => {
    const { world, sam } = await couple(333);
    const old = await devicesOf(sam);
    await writes(sam, '2026-11-24', 'I walked to the river.');
    const file = await backUp(sam, world);
    const phone = await world.person('phone');
    await restoreInto(phone, world, file);
    await devicesOf(phone, 'Phone');
    await world.until(() => kinds(old).includes('phone'));
    await takeOutBackups(old);
    const tablet = await world.person('tablet');
    await restoreInto(tablet, world, file);
    const late = await journalOf(tablet);
    await writes(sam, '2026-11-26', 'From the laptop.');
    const there = await journalOf(phone);
    await world.until(() => openings(there).length === 2);
    expect(openings(late)).toEqual(['I walked to the river.']);
    expect([...kinds(old)].sort()).toEqual(['phone', 'this']);
    await backUp(sam, world);
    expect([...kinds(old)].sort()).toEqual(['backup', 'phone', 'this']);
  });

  test('gets nothing of the workspace either once its backups were taken out, and one from a later backup does', async () => {
    const { world, sam, hers, his } = await couple(334);
    const old = await devicesOf(sam);
    await writes(sam, '2026-11-24', 'I walked to the river.');
    const ofOne = await backUp(sam, world, his.id);
    const file = await backUp(sam, world);
    const before = await world.person('before');
    await restoreInto(before, world, file);
    await devicesOf(before, 'Phone');
    await world.until(() => kinds(old).includes('phone'));
    await world.clock.advance(10_000);
    await takeOutBackups(old);
    await world.clock.advance(20_000);
    for (const [name, stolen] of Object.entries({ whole: file, one: ofOne })) {
      const thief = await world.person(name);
      await restoreInto(thief, world, stolen);
      const late = given(await thief.attune().openWorkspace(his.id));
      await world.clock.advance(20_000);
      late.goals.verbs.add({ text: `Written by a thief, ${name}`, why: '' });
      hers.goals.verbs.add({ text: `After, ${name}`, why: '' });
      await world.until(() => goalsIn(his).includes(`After, ${name}`));
      await world.clock.advance(20_000);
      expect(goalsIn(late)).not.toContain(`After, ${name}`);
    }
    expect(goalsIn(hers)).toEqual(['After, whole', 'After, one']);
    // Whoever was restored in time goes on, and so does whoever comes from a backup that is made now.
    const again = given(await before.attune().openWorkspace(his.id));
    await world.until(() => goalsIn(again).length === 2);
    const tablet = await world.person('tablet');
    await restoreInto(tablet, world, await backUp(sam, world));
    const there = given(await tablet.attune().openWorkspace(his.id));
    there.goals.verbs.add({ text: 'From the tablet', why: '' });
    await world.until(() => goalsIn(hers).includes('From the tablet'));
    await world.until(() => goalsIn(again).includes('From the tablet'));
  });
});

/** Removes what sleeps in the backups, as the list of devices has it. */
async function takeOutBackups(devices: MyDevices): Promise<void> {
  const sleeping = devices.list.get().find(({ kind }) => kind === 'backup');
  if (sleeping === undefined) throw new Error('the backups are in the list');
  given(await devices.remove(sleeping.id));
}
