import { describe, expect, test } from 'vitest';
import { fromHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { RecordId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { err, ok } from '../../../src/crdt/basics/result.ts';
import type { SessionRoom } from '../../../src/crdt/spaces/session-room.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import { ownSpaceOf } from '../../cast/own-space.ts';
import { searchBytes } from '../../cast/search-bytes.ts';
import { couple, given } from '../../cast/simulated-attune.ts';
import type { Couple, SimulatedPerson } from '../../cast/simulated-attune.ts';

const textsOn = (room: SessionRoom): readonly string[] =>
  room.agenda.view.get().items.map(({ text }) => text);
const textsAside = (room: SessionRoom): readonly string[] =>
  room.parking.items.get().map(({ text }) => text);
const reopened = async (person: SimulatedPerson, { id }: Workspace): Promise<SessionRoom> =>
  given(await person.attune().openWorkspace(id)).sessionRoom();

interface Agenda extends Couple {
  readonly hisRoom: SessionRoom;
  readonly herRoom: SessionRoom;
  /** Two items that Sam has brought, as both have them. */
  readonly money: RecordId;
  readonly brother: RecordId;
}

async function agendaOfTwo(seed: number): Promise<Agenda> {
  const two = await couple(seed);
  const [hisRoom, herRoom] = [await two.his.sessionRoom(), await two.hers.sessionRoom()];
  const money = given(hisRoom.agenda.verbs.add({ text: 'Money' }));
  const brother = given(hisRoom.agenda.verbs.add({ text: 'My brother 🌧' }));
  await two.world.until(() => textsOn(herRoom).length === 2);
  return { ...two, hisRoom, herRoom, money, brother };
}

describe('Sam sets an item aside', () => {
  test('it leaves the agenda of both at once, he finds it after a reload, and brings that very item back', async () => {
    const { world, sam, his, hisRoom, herRoom, brother } = await agendaOfTwo(101);
    expect(await hisRoom.parking.park(brother)).toEqual(ok(undefined));
    expect(textsOn(hisRoom)).toEqual(['Money']);
    expect(textsAside(hisRoom)).toEqual(['My brother 🌧']);
    await world.until(() => textsOn(herRoom).length === 1);
    expect(herRoom.agenda.view.get().removed).toEqual([]);
    expect(textsAside(herRoom)).toEqual([]);

    await sam.reload();
    const later = await reopened(sam, his);
    const [aside] = await world.until(
      () => later.parking.items.get().length === 1 && later.parking.items.get(),
    );
    expect(aside).toMatchObject({ workspace: his.id, item: brother, text: 'My brother 🌧' });
    if (aside === undefined) return;
    expect(await later.parking.bringBack(aside.id)).toEqual(ok(brother));
    expect(textsAside(later)).toEqual([]);
    await world.until(() => textsOn(herRoom).includes('My brother 🌧'));
    expect(herRoom.agenda.view.get().items.map(({ id }) => id)).toContain(brother);
    expect(await later.parking.bringBack(aside.id)).toEqual(err('not-there'));
  });

  test('nothing of his own Space reaches Imani or a rendezvous: every message and all that rests with her is searched', async () => {
    const { world, sam, imani, his, hisRoom, herRoom, brother, money } = await agendaOfTwo(102);
    const heard: Buffer[] = [];
    world.network.overhear(({ to, bytes }) => {
      if (to === 'imani') heard.push(Buffer.from(bytes));
    });
    const session = brother;
    given(await hisRoom.parking.park(brother));
    given(await hisRoom.notePace('slower', { session }));
    given(await hisRoom.notePace('moment', { session }));
    given(await hisRoom.parking.park(money));
    hisRoom.agenda.verbs.add({ text: 'The garden' });
    await world.until(() => textsOn(herRoom).join() === 'The garden');
    await sam.reload();
    const later = await reopened(sam, his);
    await world.until(() => later.parking.items.get().length === 2);
    await world.clock.advance(30_000);

    const own = await ownSpaceOf(sam);
    if (own === undefined) throw new Error('it rests');
    const { keys, store } = own;
    const [epoch] = keys.epochs;
    const entries = sam.disk.entries(store);
    expect(entries.length).toBeGreaterThan(3);
    const shared = sam.disk.names().find((name) => name !== store) ?? '';
    /** A nonce is fresh for each entry, so it names it; the seal at the end tells it once more. */
    const partsOf = (all: readonly Uint8Array[]): Buffer[] =>
      all
        .flatMap((entry) => [entry.subarray(29, 53), entry.subarray(-32)])
        .map((part) => Buffer.from(part));
    const traces = [
      ...partsOf(entries),
      ...[keys.seed, keys.genesis.subarray(0, 32), epoch?.secret ?? new Uint8Array(1)],
      ...[keys.space, keys.member, epoch?.epoch ?? ''].map((id) => fromHex(id)),
      ...[keys.space, keys.member, store].map(utf8),
    ].map((bytes) => Buffer.from(bytes));
    const hers = imani.disk
      .names()
      .flatMap((name) => [...imani.disk.entries(name), imani.disk.snapshot(name)])
      .flatMap((bytes) => (bytes === undefined ? [] : [Buffer.from(bytes)]));
    const reached = [...heard, ...hers];
    const found = (bytes: Buffer): boolean => reached.some((one) => one.includes(bytes));
    // What he wrote into the workspace meanwhile did reach her, and is found by the same search.
    expect(partsOf(sam.disk.entries(shared).slice(-1)).some(found)).toBe(true);
    expect(traces.filter(found)).toEqual([]);
    for (const [at, bytes] of heard.entries()) {
      expect(searchBytes(bytes, { name: String(at), words: ['My brother', 'slower'] })).toEqual([]);
    }
    // All that a rendezvous sees of a room is its topic: his device has asked for no more of them than hers.
    const topics = [...sam.topicsJoined()];
    expect(topics.filter((topic) => !imani.topicsJoined().has(topic))).toEqual([]);
    // And what her app shows has no trace of it.
    expect(JSON.stringify(herRoom.agenda.view.get())).not.toContain('brother');
    expect(await herRoom.lastPace(session)).toBeUndefined();
  });

  test('and when his own Space cannot keep it, the item stays where it is and he is told why', async () => {
    const { world, sam, hisRoom, herRoom, money, brother } = await agendaOfTwo(103);
    sam.fillDisk(true);
    expect(await hisRoom.parking.park(brother)).toEqual(err('full'));
    sam.fillDisk(false);
    given(await hisRoom.parking.park(money));

    const store = (await ownSpaceOf(sam))?.store ?? '';
    sam.failStore(store, 'unknown');
    expect(await hisRoom.parking.park(brother)).toEqual(err('not-kept'));
    expect(textsOn(hisRoom)).toEqual(['My brother 🌧']);
    expect(textsAside(hisRoom)).toEqual(['Money']);
    sam.failStore(store, undefined);
    await world.clock.advance(10_000);
    // Nor is it set aside later, when the store can write again.
    expect(textsOn(herRoom)).toEqual(['My brother 🌧']);
    expect(textsAside(hisRoom)).toEqual(['Money']);
    expect(await hisRoom.parking.park(brother)).toEqual(ok(undefined));
  });

  test('while Imani takes it off the agenda for good: it is hers to remove, and nothing is kept of it', async () => {
    const { world, hisRoom, herRoom, brother } = await agendaOfTwo(104);
    herRoom.agenda.verbs.remove(brother);
    await world.until(() => textsOn(hisRoom).length === 1);
    expect(await hisRoom.parking.park(brother)).toEqual(err('not-there'));
    expect(textsAside(hisRoom)).toEqual([]);
  });

  test('pressed twice: it is set aside once, and brought back once', async () => {
    const { hisRoom, brother } = await agendaOfTwo(105);
    const both = await Promise.all([hisRoom.parking.park(brother), hisRoom.parking.park(brother)]);
    expect(both).toEqual([ok(undefined), err('not-there')]);
    const [aside] = hisRoom.parking.items.get();
    if (aside === undefined) throw new Error('it is set aside');
    const back = await Promise.all([
      hisRoom.parking.bringBack(aside.id),
      hisRoom.parking.bringBack(aside.id),
    ]);
    expect(back).toEqual([ok(brother), err('not-there')]);
    expect(textsOn(hisRoom)).toEqual(['Money', 'My brother 🌧']);
  });

  test('and lets go of it: the agenda stays without it, and he can keep it again', async () => {
    const { hisRoom, brother } = await agendaOfTwo(106);
    given(await hisRoom.parking.park(brother));
    const [aside] = hisRoom.parking.items.get();
    if (aside === undefined) throw new Error('it is set aside');
    given(hisRoom.parking.letGo(aside.id));
    expect(textsAside(hisRoom)).toEqual([]);
    expect(textsOn(hisRoom)).toEqual(['Money']);
    given(hisRoom.parking.keepAgain(aside.id));
    expect(textsAside(hisRoom)).toEqual(['My brother 🌧']);
  });
});

describe('Sam has the workspace open in two tabs', () => {
  test('what he sets aside for the first time in one is there in the other, and he brings it back there', async () => {
    const { world, sam, his, hisRoom, brother } = await agendaOfTwo(107);
    const other = await sam.anotherTab();
    const there = await given(await other.openWorkspace(his.id)).sessionRoom();
    given(await hisRoom.parking.park(brother));
    const [aside] = await world.until(
      () => there.parking.items.get().length === 1 && there.parking.items.get(),
    );
    if (aside === undefined) return;
    given(await there.parking.bringBack(aside.id));
    await world.until(() => textsAside(hisRoom).length === 0);
    await world.until(() => textsOn(hisRoom).length === 2);
  });

  test('and sets it aside in both at about the same time: it is brought back once, and nothing is left behind', async () => {
    for (const [run, laterMs] of [0, 0, 8, 16, 24, 40].entries()) {
      const { world, sam, his, hisRoom, brother } = await agendaOfTwo(120 + run);
      const other = await sam.anotherTab();
      const there = await given(await other.openWorkspace(his.id)).sessionRoom();
      const first = hisRoom.parking.park(brother);
      await world.clock.advance(laterMs);
      await Promise.all([first, there.parking.park(brother)]);
      await world.clock.advance(2_000);
      // Each looks, and opens what rests here for that.
      for (const room of [hisRoom, there]) await world.until(() => textsAside(room).length > 0);
      for (const room of [hisRoom, there]) expect(textsAside(room)).toEqual(['My brother 🌧']);
      const [aside] = hisRoom.parking.items.get();
      expect(aside && (await hisRoom.parking.bringBack(aside.id))).toEqual(ok(brother));
      await world.clock.advance(2_000);
      for (const room of [hisRoom, there]) {
        expect(textsAside(room)).toEqual([]);
        expect([...textsOn(room)].sort()).toEqual(['Money', 'My brother 🌧']);
      }
    }
  });
});

describe('Sam’s page goes away in the middle', () => {
  test('of setting aside: both have the words, and they are shown on the agenda alone', async () => {
    const { sam, his, hisRoom, brother } = await agendaOfTwo(110);
    const own = given(await sam.attune().openPersonal());
    own.parked.verbs.keep({ workspace: his.id, item: brother, text: 'My brother 🌧' });
    given(await own.saved());
    expect(textsOn(hisRoom)).toEqual(['Money', 'My brother 🌧']);
    expect(textsAside(hisRoom)).toEqual([]);
    // Set aside again, it is shown once, and lets itself be brought back once.
    given(await hisRoom.parking.park(brother));
    expect(textsAside(hisRoom)).toEqual(['My brother 🌧']);
    const [aside] = hisRoom.parking.items.get();
    expect(aside && (await hisRoom.parking.bringBack(aside.id))).toEqual(ok(brother));
    expect(own.parked.view.get().items).toEqual([]);
  });

  test('of bringing back what the disk does not take: it is told, and the words are set aside still', async () => {
    const { sam, his, hisRoom, brother } = await agendaOfTwo(111);
    given(await hisRoom.parking.park(brother));
    const [aside] = hisRoom.parking.items.get();
    const own = await ownSpaceOf(sam);
    const shared = sam.disk.names().find((name) => name !== own?.store) ?? '';
    sam.failStore(shared, 'full');
    expect(aside && (await hisRoom.parking.bringBack(aside.id))).toEqual(err('full'));
    await sam.reload();
    const later = given(await sam.attune().openPersonal());
    expect(later.parked.view.get().items).toMatchObject([{ id: aside?.id, workspace: his.id }]);
  });
});

test('Sam brings back what is no longer in the workspace: its words are a new item of his', async () => {
  const { world, sam, his, hisRoom, herRoom } = await agendaOfTwo(112);
  const own = given(await sam.attune().openPersonal());
  const gone = RecordId.fromBytes(new Uint8Array(16).fill(5));
  own.parked.verbs.keep({ workspace: his.id, item: gone, text: 'From before' });
  // What he set aside in another workspace is not shown in this one.
  const elsewhere = SpaceId.fromBytes(new Uint8Array(32).fill(5));
  own.parked.verbs.keep({ workspace: elsewhere, item: gone, text: 'From elsewhere' });
  expect(textsAside(hisRoom)).toEqual(['From before']);
  const [aside] = hisRoom.parking.items.get();
  const back = aside && (await hisRoom.parking.bringBack(aside.id));
  expect(back?.ok).toBe(true);
  expect(textsAside(hisRoom)).toEqual([]);
  await world.until(() => textsOn(herRoom).includes('From before'));
  const item = hisRoom.agenda.view.get().items.find(({ text }) => text === 'From before');
  expect(item).toMatchObject({ id: back?.ok === true && back.value, created: { by: his.me } });
  expect(own.parked.view.get().items.map(({ text }) => text)).toEqual(['From elsewhere']);
});

describe('Sam turns the dial', () => {
  test('and his device alone knows after a reload which pace it was last, session by session', async () => {
    const { world, sam, his, hisRoom, money, brother } = await agendaOfTwo(109);
    const [one, other] = [money, brother];
    given(await hisRoom.notePace('ready', { session: one }));
    await world.clock.advance(60_000);
    given(await hisRoom.notePace('slower', { session: one }));
    await world.clock.advance(60_000);
    given(await hisRoom.notePace('moment', { session: one }));
    given(await hisRoom.notePace('right', { session: other }));
    await sam.reload();
    const later = await reopened(sam, his);
    expect(await later.lastPace(one)).toMatchObject({ pace: 'slower' });
    expect(await later.lastPace(other)).toMatchObject({ pace: 'right' });
    expect(await later.lastPace(undefined)).toBeUndefined();
  });
});
