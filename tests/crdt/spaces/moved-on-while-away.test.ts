import { describe, expect, test, vi } from 'vitest';
import { toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import type { SpaceId } from '../../../src/crdt/basics/id.ts';
import { readExchangeFrame } from '../../../src/crdt/peers/exchange-frames.ts';
import { lanes } from '../../../src/crdt/peers/peer-channel.ts';
import { entryKinds } from '../../../src/crdt/sealing/entry-body.ts';
import { epochsByTag, takeIn } from '../../../src/crdt/sealing/entry-intake.ts';
import { deriveEpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import type { EpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
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
import { noteSays, typeInNote } from '../../cast/in-note.ts';
import { restingSpace } from '../../cast/resting-space.ts';
import { ask, atDoor, couple, given, invite } from '../../cast/simulated-attune.ts';
import type { SimulatedPerson } from '../../cast/simulated-attune.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

/** The epoch that somebody's browser has come to. */
async function epochOf(person: SimulatedPerson, space: SpaceId): Promise<EpochKeys> {
  const { secrets } = await restingSpace(person, space);
  const last = secrets.at(-1);
  if (last === undefined) throw new Error('there is an epoch');
  return deriveEpochKeys({ space, ...last });
}

describe('Sam is away while Imani changes the locks for Ben', () => {
  test('and once he is back he meets her at their doorbell, is with her in the new room by himself, and their words flow', async () => {
    const { world, imani, sam, hers, his, ben, bens } = await withBen(401);
    const before = await epochOf(imani, hers.id);
    await sam.close();
    await world.clock.advance(10_000);
    await changeLocks(hers, bens);
    says(hers, 'After');
    await world.clock.advance(60_000);
    const present = await epochOf(imani, hers.id);
    expect(present.epoch).not.toBe(before.epoch);

    await sam.reload();
    const back = await openOn(sam, his);
    await world.until(() => goalsIn(back).includes('After'));
    says(back, 'Good to be back');
    await world.until(() => goalsIn(hers).includes('Good to be back'));
    await world.until(() => sam.topicsJoined().has(present.topic));
    await world.clock.advance(10_000);
    expect((await epochOf(sam, his.id)).epoch).toBe(present.epoch);
    expect(back.connection.get()).toEqual({ tag: 'connected', members: [hers.me] });
    expect(hers.connection.get()).toEqual({ tag: 'connected', members: [back.me] });
    expect(ben.topicsJoined().has(present.topic)).toBe(false);
    expect(goalsIn(bens)).not.toContain('Good to be back');
    expect([hers, back].map((one) => one.concerns.get())).toEqual([[], []]);
    // Whoever comes back a second time needs no doorbell any more.
    await sam.reload();
    const again = await openOn(sam, his);
    await world.until(() => again.connection.get().tag === 'connected');
    expect(goalsIn(again)).toContain('After');
  });

  test('and what Ben and he wrote to one another meanwhile, where she could not hear it: his stays, Ben’s goes', async () => {
    const { world, imani, hers, his, bens } = await withBen(402);
    for (const other of ['sam', 'ben']) world.network.partition('imani', other);
    await changeLocks(hers, bens);
    says(hers, 'After');
    await world.clock.advance(10_000);
    says(bens, 'From Ben, too late');
    says(his, 'From Sam, in good faith');
    await world.until(() => goalsIn(his).includes('From Ben, too late'));
    await world.until(() => goalsIn(bens).includes('From Sam, in good faith'));
    for (const other of ['sam', 'ben']) world.network.heal('imani', other);
    // Ben’s words are gone from Sam’s copy, which is made anew; what he writes in that very tick is in the new one.
    const note = his.notes.verbs.add('Tuesday');
    typeInNote(his, note, 'Before. ');
    his.renewed.subscribe(() => {
      says(his, 'In that tick');
      typeInNote(his, note, 'And so on.');
    });
    await world.until(() => his.renewed.get() > 0);
    await world.until(() => goalsIn(his).includes('After'));
    expect(goalsIn(his)).toContain('In that tick');
    expect(goalsIn(his)).not.toContain('From Ben, too late');
    await world.until(() => goalsIn(hers).includes('From Sam, in good faith'));
    says(his, 'And on');
    await world.until(() => goalsIn(hers).includes('And on'));
    await world.clock.advance(10_000);
    expect(hers.renewed.get()).toBe(0);
    expect([...goalsIn(hers)].sort()).toEqual([...goalsIn(his)].sort());
    expect(goalsIn(hers)).toContain('In that tick');
    expect(noteSays(hers, note)).toBe('Before. And so on.');
    expect(goalsIn(hers)).not.toContain('From Ben, too late');
    expect(goalsIn(bens)).not.toContain('And on');
    expect((await restingSpace(imani, hers.id)).removed).toHaveLength(1);
  });

  test('twice, and for others each time: he comes to the last of the rooms', async () => {
    const { world, imani, sam, hers, his, bens } = await withBen(403);
    const ada = await world.person('ada');
    const request = await ask(ada, { link: await invite(hers), name: 'Ada' });
    await (await world.until(() => atDoor(imani))).letIn();
    await world.until(() => request.state.get().tag === 'let-in');
    const adas = await openOn(ada, hers);
    await world.until(() => his.members.view.get().members.length === 4);
    await sam.close();
    await world.clock.advance(10_000);
    await changeLocks(hers, bens);
    says(hers, 'Between');
    await world.until(() => goalsIn(adas).includes('Between'));
    await changeLocks(hers, adas);
    says(hers, 'After');
    await world.clock.advance(30_000);
    await imani.reload();
    await sam.reload();
    const back = await openOn(sam, his);
    const there = await openOn(imani, hers);
    await world.until(() => goalsIn(back).includes('After') && goalsIn(back).includes('Between'));
    says(back, 'Good to be back');
    await world.until(() => goalsIn(there).includes('Good to be back'));
    await world.clock.advance(20_000);
    expect((await epochOf(sam, his.id)).epoch).toBe((await epochOf(imani, his.id)).epoch);
    expect(goalsIn(adas)).toContain('Between');
    expect(goalsIn(adas)).not.toContain('After');
    expect(goalsIn(adas)).not.toContain('Good to be back');
  });

  test('and she is away when he is back: they meet whenever both are there', async () => {
    const { world, imani, sam, hers, his, bens } = await withBen(404);
    await sam.close();
    await world.clock.advance(10_000);
    // Ben has no network either in that minute, so his page does not hear that he was taken out.
    world.network.partition('imani', 'ben');
    await changeLocks(hers, bens);
    says(hers, 'After');
    await world.clock.advance(1_000);
    await imani.close();
    world.network.heal('imani', 'ben');
    await sam.reload();
    const back = await openOn(sam, his);
    says(back, 'While she sleeps');
    await world.until(() => goalsIn(bens).includes('While she sleeps'));
    await world.clock.advance(60_000);
    await imani.reload();
    const there = await openOn(imani, hers);
    await world.until(() => goalsIn(there).includes('While she sleeps'));
    await world.until(() => goalsIn(back).includes('After'));
    says(back, 'Alone again');
    await world.until(() => goalsIn(there).includes('Alone again'));
    await world.clock.advance(20_000);
    expect(goalsIn(bens)).not.toContain('Alone again');
    expect((await epochOf(sam, his.id)).epoch).toBe((await epochOf(imani, his.id)).epoch);
  });
});

test('Sam’s tablet is away while his laptop removes his phone: it comes to the new rooms of his own Space and of the workspace by itself', async () => {
  const { world, imani, sam, hers, his } = await couple(405);
  const [phone, tablet] = [await world.person('phone'), await world.person('tablet')];
  await addDevice(world, { to: sam, device: phone });
  await addDevice(world, { to: sam, device: tablet, name: 'Tablet' });
  for (const one of [phone, tablet]) await world.until(() => workspacesOf(one).includes(his.id));
  await tablet.close();
  const devices = await devicesOf(sam);
  const lost = devices.list.get().find(({ name }) => name === 'Phone');
  if (lost === undefined) throw new Error('the phone is in the list');
  given(await devices.remove(lost.id));
  const here = await entriesOf(sam);
  here.verbs.setMood(here.verbs.add({ day: '2026-11-26' }), 'relieved');
  await world.clock.advance(60_000);

  await tablet.reload();
  const there = await entriesOf(tablet);
  await world.until(() => there.view.get().entries[0]?.mood === 'relieved');
  there.verbs.setMood(there.verbs.add({ day: '2026-11-27' }), 'calm');
  await world.until(() => here.view.get().entries.length === 2);
  const onTablet = await openOn(tablet, his);
  says(onTablet, 'On the tablet');
  const atImani = await openOn(imani, hers);
  await world.until(() => goalsIn(atImani).includes('On the tablet'));
  await world.clock.advance(20_000);
  const own = (await personalOf(sam)).id;
  for (const space of [own, his.id]) {
    expect((await epochOf(tablet, space)).epoch).toBe((await epochOf(sam, space)).epoch);
  }
  expect((await entriesOf(phone)).view.get().entries).toEqual([]);
});

/** Entries that a frame between two pages carries. */
function entriesIn(frame: Uint8Array): readonly Uint8Array[] {
  if (frame[0] !== lanes.exchange) return [];
  const read = readExchangeFrame(frame.subarray(1));
  return read?.tag === 'entries' ? read.entries : [];
}

test('a removed phone that hears every frame between the others opens none of their later words with all the keys that it ever had', async () => {
  const { world, imani, sam, hers, his } = await couple(406);
  const phone = await world.person('phone');
  await addDevice(world, { to: sam, device: phone });
  await world.until(() => workspacesOf(phone).includes(his.id));
  await openOn(phone, his);
  await world.clock.advance(10_000);
  const overheard: Uint8Array[] = [];
  world.network.overhear(({ bytes }) => overheard.push(bytes.slice()));
  const devices = await devicesOf(sam);
  const lost = devices.list.get().find(({ name }) => name === 'Phone');
  if (lost === undefined) throw new Error('the phone is in the list');
  given(await devices.remove(lost.id));
  await world.clock.advance(30_000);
  says(his, 'Only between the two of us');
  await world.until(() => goalsIn(hers).includes('Only between the two of us'));
  // They part and meet again, and hand everything over to a page that has nothing but what rests.
  await imani.reload();
  const there = await openOn(imani, hers);
  says(there, 'And this as well');
  await world.until(() => goalsIn(his).includes('And this as well'));
  await world.clock.advance(30_000);

  const { secrets } = await restingSpace(phone, his.id);
  const old = epochsByTag(secrets.map((one) => deriveEpochKeys({ space: his.id, ...one })));
  const present = epochsByTag([await epochOf(imani, his.id)]);
  const entries = overheard.flatMap(entriesIn);
  const openedBy = (keys: typeof old) =>
    entries.flatMap((bytes) => {
      const intake = takeIn(new Map(keys), his.id, bytes);
      return intake.tag === 'entry' ? [intake.entry.opened.body] : [];
    });
  const late = openedBy(present);
  expect(late.filter(({ kind }) => kind === entryKinds.update).length).toBeGreaterThan(1);
  // All that its keys open are the removal itself and what was there before; no word that was written since.
  const read = openedBy(old).map(({ payload }) => toHex(payload));
  for (const { payload } of late) expect(read).not.toContain(toHex(payload));
  for (const words of ['Only between the two of us', 'And this as well']) {
    const bytes = toHex(utf8(words));
    expect(late.some(({ payload }) => toHex(payload).includes(bytes))).toBe(true);
    expect(read.some((payload) => payload.includes(bytes))).toBe(false);
    // Nor do they travel in the open.
    expect(overheard.some((frame) => toHex(frame).includes(bytes))).toBe(false);
  }
});
