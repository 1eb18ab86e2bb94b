import { describe, expect, test } from 'vitest';
import { RecordId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { ok } from '../../../src/crdt/basics/result.ts';
import { parked } from '../../../src/crdt/documents/parked/parked.ts';
import type { PersonalSpace } from '../../../src/crdt/spaces/personal-space.ts';
import { createLastingKind } from '../../../src/crdt/spaces/lasting-kind.ts';
import { ownSpaceOf } from '../../cast/own-space.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { couple, given, simulatedAttune, start } from '../../cast/simulated-attune.ts';

const workspace = SpaceId.fromBytes(new Uint8Array(32).fill(1));
const item = RecordId.fromBytes(new Uint8Array(16).fill(2));
const keep = (own: PersonalSpace, text: string): RecordId =>
  own.parked.verbs.keep({ workspace, item, text });
const wordsIn = (own: PersonalSpace): readonly string[] =>
  own.parked.view.get().items.map(({ text }) => text);

describe('Imani has nothing of her own to keep yet', () => {
  test('so a workspace, its session room and a question about her pace make no Space for her alone', async () => {
    const world = simulatedAttune(81);
    const imani = await world.person('imani');
    const hers = await start(imani, 'Imani');
    const room = await hers.sessionRoom();
    expect(await room.lastPace(undefined)).toBeUndefined();
    await world.clock.advance(10_000);
    expect(imani.storesAtRest()).toBe(1);
    expect(await ownSpaceOf(imani)).toBeUndefined();
  });
});

describe('Sam keeps something for himself', () => {
  test('in a Space that joins no room, is no workspace, and is there after a reload', async () => {
    const { world, sam, his } = await couple(82);
    const rooms = [...sam.topicsJoined()];
    const own = given(await sam.attune().openPersonal());
    keep(own, 'My brother');
    expect(await own.saved()).toEqual(ok(undefined));
    await world.clock.advance(120_000);
    expect([...sam.topicsJoined()]).toEqual(rooms);

    const space = (await ownSpaceOf(sam))?.keys.space;
    if (space === undefined) throw new Error('it rests');
    const listed = () =>
      sam
        .attune()
        .workspaces.get()
        .map(({ id }) => id);
    expect(listed()).toEqual([his.id]);
    expect(await sam.attune().openWorkspace(space)).toEqual({ ok: false, error: 'not-here' });
    expect(await sam.attune().leaveWorkspace(space)).toEqual({ ok: false, error: 'kept' });
    expect(sam.attune().doors.get()).toEqual([]);

    await sam.reload();
    expect(listed()).toEqual([his.id]);
    expect(wordsIn(given(await sam.attune().openPersonal()))).toEqual(['My brother']);
    expect([...sam.topicsJoined()]).toEqual(rooms);
  });

  test('and whoever asks twice gets the same one', async () => {
    const world = simulatedAttune(83);
    const sam = await world.person('sam');
    await start(sam, 'Sam');
    const both = await Promise.all([sam.attune().openPersonal(), sam.attune().openPersonal()]);
    const [one, other] = both.map(given);
    expect(one).toBe(other);
  });

  test('and leaving a workspace leaves his own Space as it is', async () => {
    const { sam, his } = await couple(84);
    const own = given(await sam.attune().openPersonal());
    keep(own, 'My brother');
    given(await own.saved());
    given(await sam.attune().leaveWorkspace(his.id));
    await sam.reload();
    expect(wordsIn(given(await sam.attune().openPersonal()))).toEqual(['My brother']);
  });
});

describe('Sam has Attune open in two tabs', () => {
  test('and both found his own Space at once, each a little later than the other: there is one, with the words of both', async () => {
    for (let turns = 0; turns < 16; turns += 1) {
      const world = simulatedAttune(900 + turns);
      const sam = await world.person('sam');
      await start(sam, 'Sam');
      const other = await sam.anotherTab();
      const [early, late] = turns % 2 === 0 ? [sam.attune(), other] : [other, sam.attune()];
      const first = early.openPersonal();
      for (let i = 0; i < turns; i += 1) await Promise.resolve();
      const second = late.openPersonal();
      const [one, two] = [given(await first), given(await second)];
      keep(one, 'from one tab');
      keep(two, 'from the other');
      const both = ['from one tab', 'from the other'];
      await world.until(() => wordsIn(one).length === 2 && wordsIn(two).length === 2);
      for (const own of [one, two]) expect([...wordsIn(own)].sort(), String(turns)).toEqual(both);
      expect(sam.storesAtRest()).toBe(2);
      expect(world.counts.get('vault/record-damaged')).toBeUndefined();
      await other.close();
      await sam.reload();
      const later = given(await sam.attune().openPersonal());
      expect([...wordsIn(later)].sort()).toEqual(both);
    }
  });

  test('and both found it in the very same moment: there is one', async () => {
    const world = simulatedAttune(85);
    const sam = await world.person('sam');
    await start(sam, 'Sam');
    const other = await sam.anotherTab();
    const both = await Promise.all([sam.attune().openPersonal(), other.openPersonal()]);
    const [one, two] = both.map(given);
    if (one === undefined || two === undefined) throw new Error('both are open');
    keep(one, 'from one tab');
    await world.until(() => wordsIn(two).length === 1);
    expect(sam.storesAtRest()).toBe(2);
  });

  test('and removes everything in one: nothing of his own rests, and the other tab keeps nothing more', async () => {
    const world = simulatedAttune(86);
    const sam = await world.person('sam');
    await start(sam, 'Sam');
    const other = await sam.anotherTab();
    const there = given(await other.openPersonal());
    keep(there, 'My brother');
    given(await there.saved());
    expect(sam.storesAtRest()).toBe(2);
    given(await sam.attune().removeEverything());
    keep(there, 'too late');
    await world.until(() => other.state.get().tag === 'new');
    await world.clock.advance(60_000);
    expect(sam.disk.names()).toEqual([]);
    expect(sam.records.records.size).toBe(0);
    // What he keeps from now on is in a Space that has nothing in common with the old one.
    const anew = given(await other.openPersonal());
    expect(anew).not.toBe(there);
    expect(wordsIn(anew)).toEqual([]);
  });
});

test('Sam removes everything where the browser does not say what rests in it: of his own Space nothing is left', async () => {
  const world = simulatedAttune(90);
  const sam = await world.person('sam');
  await start(sam, 'Sam');
  sam.hideNames();
  const own = given(await sam.attune().openPersonal());
  keep(own, 'My brother');
  given(await own.saved());
  await sam.reload();
  given(await sam.attune().removeEverything());
  expect(sam.disk.names()).toEqual([]);
});

describe('The disk of Sam is full', () => {
  test('so his own Space is not founded, says why, and is once there is room', async () => {
    const world = simulatedAttune(87);
    const sam = await world.person('sam');
    await start(sam, 'Sam');
    sam.fillDisk(true);
    expect(await sam.attune().openPersonal()).toEqual({ ok: false, error: 'full' });
    expect(await ownSpaceOf(sam)).toBeUndefined();
    sam.fillDisk(false);
    expect((await sam.attune().openPersonal()).ok).toBe(true);
  });

  test('and "Saved on this device" is not said of his workspace while his own words do not rest', async () => {
    const world = simulatedAttune(88);
    const sam = await world.person('sam');
    const his = await start(sam, 'Sam');
    const own = given(await sam.attune().openPersonal());
    const said: string[] = [];
    his.saving.subscribe(({ tag }) => said.push(tag));
    const store = (await ownSpaceOf(sam))?.store ?? '';
    sam.failStore(store, 'full');
    keep(own, 'My brother');
    expect(his.saving.get().tag).toBe('saving');
    expect(await own.saved()).toEqual({ ok: false, error: 'full' });
    expect(his.saving.get()).toEqual({ tag: 'not-saved', reason: 'full' });
    sam.failStore(store, undefined);
    await world.until(() => his.saving.get().tag === 'saved');
    expect(said.at(-1)).toBe('saved');
    expect(said).toContain('not-saved');
  });
});

test('a page that goes away takes what was just kept down to the disk', async () => {
  const world = simulatedAttune(89);
  const sam = await world.person('sam');
  await start(sam, 'Sam');
  const own = given(await sam.attune().openPersonal());
  const store = (await ownSpaceOf(sam))?.store ?? '';
  const before = sam.disk.entries(store).length;
  keep(own, 'My brother');
  sam.attune().flush();
  expect(sam.disk.entries(store).length).toBeGreaterThan(before);
});

test('what stays open goes on when its copy in memory is made anew: views and verbs are those of the new one', async () => {
  const world = sealedWorld(9);
  const { log } = world.page(world.founder);
  await log.open({ entries: [] });
  const write = { by: world.founder.member, clock: world.clock, random: seededRandom(9) };
  const aside = createLastingKind({ kind: parked, log, write, count: () => undefined });
  const shown: number[] = [];
  aside.view.subscribe(({ items }) => shown.push(items.length));
  aside.verbs.keep({ workspace, item, text: 'before' });
  log.flush();
  await log.rebuild();
  aside.verbs.keep({ workspace, item, text: 'after' });
  expect(
    aside.view
      .get()
      .items.map(({ text }) => text)
      .sort(),
  ).toEqual(['after', 'before']);
  expect(shown.at(-1)).toBe(2);
  log.close();
});
