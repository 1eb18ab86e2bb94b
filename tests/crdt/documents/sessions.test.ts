import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { sessions } from '../../../src/crdt/documents/sessions/sessions.ts';
import type { SessionsVerbs, SessionsView } from '../../../src/crdt/documents/sessions/types.ts';
import { keepRemovedMs } from '../../../src/crdt/documents/shapes/removable.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { docOf, sync } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
const gone = RecordId.fromBytes(new Uint8Array(16).fill(9));
const weekMs = 7 * 24 * 60 * 60 * 1000;
const tuesday = Date.UTC(2026, 2, 3, 15);

let clock: SimulatedClock;
let anasDoc: Y.Doc;
let samsDoc: Y.Doc;
let anas: SessionsVerbs;
let sams: SessionsVerbs;

const read = (doc: Y.Doc, nowMs?: number) =>
  sessions.read(doc, {
    authorOf: (client) => [undefined, ana, sam][client],
    ...(nowMs === undefined ? {} : { nowMs }),
  });
const view = (doc: Y.Doc, nowMs?: number): SessionsView => read(doc, nowMs).view;
const meet = (): void => sync(anasDoc, samsDoc);
const planOne = (): RecordId => anas.plan({ startsMs: [tuesday], minutes: 50, how: 'video' });
const planFour = (): readonly RecordId[] => {
  const startsMs = [0, 1, 2, 3].map((nth) => tuesday + nth * weekMs);
  anas.plan({ startsMs, minutes: 50, how: 'video' });
  return view(anasDoc).sessions.map(({ id }) => id);
};
const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new RangeError(`Nothing at ${index}.`);
  return item;
};

beforeEach(() => {
  clock = simulatedClock();
  anasDoc = docOf(1);
  samsDoc = docOf(2);
  anas = sessions.verbs(anasDoc, { by: ana, clock, random: seededRandom(1) });
  sams = sessions.verbs(samsDoc, { by: sam, clock, random: seededRandom(2) });
});

describe('planning', () => {
  test('Ana plans four Tuesdays in one step, they share a series, and Sam sees them in order', () => {
    planFour();
    meet();
    const seen = view(samsDoc).sessions;
    expect(seen.map(({ atMs }) => (atMs - tuesday) / weekMs)).toEqual([0, 1, 2, 3]);
    expect(new Set(seen.map(({ series }) => series)).size).toBe(1);
    expect(seen[0]).toMatchObject({ minutes: 50, how: 'video', created: { by: ana } });
    expect(seen[0]?.series).toBeDefined();
    anas.undo();
    expect(view(anasDoc).sessions).toEqual([]);
  });

  test('one session alone is no series, and the id that planning gives is that of the first', () => {
    const id = planOne();
    expect(view(anasDoc).sessions).toMatchObject([{ id, series: undefined }]);
    const first = anas.plan({ startsMs: [1, 2], minutes: 50, how: 'phone' });
    expect(view(anasDoc).sessions[0]?.id).toBe(first);
  });

  test('no more than 52 are planned at once, and none lasts longer than a day allows', () => {
    const startsMs = Array.from({ length: 60 }, (_, nth) => tuesday + nth * weekMs);
    anas.plan({ startsMs, minutes: 5000, how: 'video' });
    expect(view(anasDoc).sessions).toHaveLength(52);
    expect(view(anasDoc).sessions[0]?.minutes).toBe(480);
  });

  test('Ana plans a year, Sam writes in the notes of one, and her undo keeps his words: all can be put back', () => {
    const ids = planFour();
    meet();
    sams.body(at(ids, 2))?.insert(0, [new Y.XmlText('For the third time')]);
    meet();
    expect(anas.undo()).toBe(true);
    meet();
    expect(view(samsDoc).sessions).toEqual([]);
    sams.restore(ids);
    expect(view(samsDoc).sessions).toHaveLength(4);
    expect(view(samsDoc).sessions[2]?.opening).toBe('For the third time');
  });
});

describe('moving', () => {
  test('Ana moves a session twice, and Sam sees when it was planned first', () => {
    const id = planOne();
    anas.change(id, { atMs: tuesday + 1000 });
    anas.change(id, { atMs: tuesday + 2000 });
    meet();
    expect(view(samsDoc).sessions[0]).toMatchObject({
      atMs: tuesday + 2000,
      movedFromMs: tuesday,
      changed: { by: ana },
    });
  });

  test('moved back to where it was planned, it is moved no more', () => {
    const id = planOne();
    anas.change(id, { atMs: tuesday + 1000 });
    anas.change(id, { atMs: tuesday });
    expect(view(anasDoc).sessions[0]?.movedFromMs).toBeUndefined();
  });

  test('another length or way to meet is no move, and saving what is there leaves no trace', async () => {
    const id = planOne();
    anas.change(id, { minutes: 60, how: 'phone' });
    expect(view(anasDoc).sessions[0]).toMatchObject({ minutes: 60, how: 'phone' });
    expect(view(anasDoc).sessions[0]?.movedFromMs).toBeUndefined();
    meet();
    const before = view(samsDoc);
    await clock.advance(5000);
    sams.change(id, { atMs: tuesday, minutes: 60, how: 'phone' });
    expect(view(samsDoc)).toEqual(before);
    expect(sams.undo()).toBe(false);
  });

  test('both move it at once: one time counts for both, and the first is still known', () => {
    const id = planOne();
    meet();
    anas.change(id, { atMs: tuesday + 1000 });
    sams.change(id, { atMs: tuesday + 2000 });
    meet();
    expect(view(anasDoc)).toEqual(view(samsDoc));
    expect(view(anasDoc).sessions[0]?.movedFromMs).toBe(tuesday);
  });
});

describe('holding', () => {
  test('Ana begins a session and a second start changes nothing', async () => {
    const id = planOne();
    anas.start(id);
    const begunMs = clock.nowMs();
    await clock.advance(5000);
    meet();
    sams.start(id);
    expect(view(samsDoc).sessions[0]).toMatchObject({ startedMs: begunMs, changed: { by: ana } });
  });

  test('a session that nobody began in here can be closed, for it was held all the same', () => {
    const id = planOne();
    anas.close(id);
    expect(view(anasDoc).sessions[0]).toMatchObject({
      startedMs: undefined,
      closedMs: clock.nowMs(),
    });
    anas.start(id);
    expect(view(anasDoc).sessions[0]?.startedMs).toBeUndefined();
  });

  test('both close it offline, and it is closed once; reopened, it is under way', async () => {
    const id = planOne();
    meet();
    anas.close(id);
    await clock.advance(1000);
    sams.close(id);
    meet();
    expect(view(anasDoc)).toEqual(view(samsDoc));
    sams.reopen(id);
    meet();
    expect(view(anasDoc).sessions[0]).toMatchObject({
      startedMs: clock.nowMs(),
      closedMs: undefined,
    });
  });

  test('a session that is reopened keeps when it was begun, and one that is open is not reopened', async () => {
    const id = planOne();
    anas.start(id);
    const begunMs = clock.nowMs();
    await clock.advance(5000);
    anas.close(id);
    anas.reopen(id);
    expect(view(anasDoc).sessions[0]).toMatchObject({ startedMs: begunMs, closedMs: undefined });
    const before = view(anasDoc);
    await clock.advance(5000);
    anas.reopen(id);
    expect(view(anasDoc)).toEqual(before);
  });
});

describe('taking off', () => {
  test('from the second on: the first stays, one that was begun stays, and undo brings all back', () => {
    const ids = planFour();
    anas.start(at(ids, 2));
    const removed = anas.removeFromHereOn(at(ids, 1));
    expect([...removed].sort()).toEqual([at(ids, 1), at(ids, 3)].sort());
    expect(view(anasDoc).sessions.map(({ id }) => id)).toEqual([at(ids, 0), at(ids, 2)]);
    anas.undo();
    expect(view(anasDoc).sessions).toHaveLength(4);
  });

  test('sessions of another series, and those that stand alone, stay', () => {
    const [, second] = planFour();
    const alone = anas.plan({ startsMs: [tuesday + 9 * weekMs], minutes: 50, how: 'video' });
    expect(anas.removeFromHereOn(alone)).toEqual([alone]);
    anas.undo();
    if (second !== undefined) expect(anas.removeFromHereOn(second)).toHaveLength(3);
    expect(view(anasDoc).sessions.map(({ id }) => id)).toContain(alone);
  });

  test('what was taken off is listed apart for 30 days, and put back in one step', async () => {
    const ids = planFour();
    const removed = anas.removeFromHereOn(at(ids, 1));
    const nowMs = clock.nowMs();
    expect(view(anasDoc, nowMs).removed).toHaveLength(3);
    anas.restore(removed);
    expect(view(anasDoc, nowMs).sessions).toHaveLength(4);
    anas.undo();
    expect(view(anasDoc, nowMs).removed).toHaveLength(3);
    await clock.advance(keepRemovedMs + 1);
    expect(view(anasDoc, clock.nowMs()).removed).toEqual([]);
  });
});

describe('what each leaves with a session', () => {
  test('both write what they take with them at once, and both are there', () => {
    const id = planOne();
    meet();
    anas.takeAway(id, 'Slower is fine.');
    sams.takeAway(id, ' I can ask. ');
    sams.sharePace(id, 'slower');
    meet();
    expect(view(anasDoc).sessions[0]).toMatchObject({
      takeAways: [
        { by: ana, text: 'Slower is fine.' },
        { by: sam, text: 'I can ask.' },
      ],
      sharedPaces: [{ by: sam, pace: 'slower' }],
    });
  });

  test('Sam takes his away again with empty words, and his pace with none', () => {
    const id = planOne();
    meet();
    sams.takeAway(id, 'I can ask.');
    sams.sharePace(id, 'ready');
    sams.takeAway(id, '  ');
    sams.sharePace(id, undefined);
    expect(view(samsDoc).sessions[0]).toMatchObject({ takeAways: [], sharedPaces: [] });
    sams.undo();
    expect(view(samsDoc).sessions[0]?.sharedPaces).toEqual([{ by: sam, pace: 'ready' }]);
  });

  test('Ana cannot put words, a pace or a place into Sam’s mouth', () => {
    const id = planOne();
    const forged = sessions.verbs(anasDoc, { by: sam, clock, random: seededRandom(3) });
    forged.takeAway(id, 'All is well.');
    forged.sharePace(id, 'ready');
    forged.tellZone('Asia/Tokyo');
    expect(view(anasDoc)).toMatchObject({
      sessions: [{ takeAways: [], sharedPaces: [] }],
      zones: [],
    });
    expect(read(anasDoc).oddities).toBe(3);
  });

  test('a text that is too long is kept as far as it may go, whole characters only', () => {
    const id = planOne();
    anas.takeAway(id, `a${'🌿'.repeat(2000)}`);
    const [own] = view(anasDoc).sessions[0]?.takeAways ?? [];
    expect(own?.text.length).toBe(1999);
    expect(own?.text.isWellFormed()).toBe(true);
    const record: unknown = anasDoc.getMap('sessions').get(id);
    if (record instanceof Y.Map) record.set(`takes:${ana}:9:"${'x'.repeat(5000)}"`, true);
    expect(view(anasDoc).sessions[0]?.takeAways[0]?.text).toHaveLength(2000);
  });

  test('a record from before is read, until something else is said or it is taken away', () => {
    const id = planOne();
    meet();
    const record: unknown = samsDoc.getMap('sessions').get(id);
    if (record instanceof Y.Map) record.set(`take:${sam}`, 'I can ask.');
    meet();
    expect(view(anasDoc).sessions[0]?.takeAways).toEqual([{ by: sam, text: 'I can ask.' }]);
    sams.takeAway(id, 'I can hang up.');
    meet();
    expect(view(anasDoc).sessions[0]?.takeAways).toEqual([{ by: sam, text: 'I can hang up.' }]);
    sams.takeAway(id, '');
    meet();
    expect(view(anasDoc).sessions[0]?.takeAways).toEqual([]);
    expect(read(anasDoc).oddities).toBe(0);
  });

  test('Ana cannot take Sam’s words away, neither over his key nor by making up newer ones', () => {
    const id = planOne();
    meet();
    sams.takeAway(id, 'I can ask.');
    meet();
    const record: unknown = anasDoc.getMap('sessions').get(id);
    if (!(record instanceof Y.Map)) throw new Error('it is there');
    for (const key of [...record.keys()].filter((one) => one.includes(sam))) {
      record.set(key, 'nothing');
      record.delete(key);
    }
    record.set(`takes:${sam}:2:""`, true);
    record.set(`takes:${sam}:999999:"All is well."`, true);
    meet();
    for (const doc of [anasDoc, samsDoc]) {
      expect(view(doc).sessions[0]?.takeAways).toEqual([{ by: sam, text: 'I can ask.' }]);
      expect(read(doc).oddities).toBe(2);
    }
    sams.takeAway(id, '');
    meet();
    expect(view(anasDoc).sessions[0]?.takeAways).toEqual([]);
  });
});

describe('where somebody’s clocks are', () => {
  test('each sees the other’s zone, and undo never takes it back', () => {
    sams.tellZone('America/New_York');
    anas.tellZone('Europe/Lisbon');
    meet();
    expect(view(anasDoc).zones).toEqual([
      { member: ana, zone: 'Europe/Lisbon' },
      { member: sam, zone: 'America/New_York' },
    ]);
    expect(read(anasDoc).oddities).toBe(0);
    expect(anas.undo()).toBe(false);
  });

  test('telling what is known, or what no zone can be called, writes nothing', () => {
    anas.tellZone('Europe/Lisbon');
    let writes = 0;
    anasDoc.on('update', () => (writes += 1));
    anas.tellZone('Europe/Lisbon');
    anas.tellZone('my room');
    anas.tellZone('x'.repeat(65));
    expect(writes).toBe(0);
  });
});

describe('notes of a session', () => {
  test('their first words are listed, and typing is recorded at most once a minute, and is no step of undo', async () => {
    const id = planOne();
    meet();
    sams.body(id)?.insert(0, [new Y.XmlText('It was good to be heard.')]);
    await clock.advance(1000);
    let writes = 0;
    samsDoc.on('update', () => (writes += 1));
    for (let i = 0; i < 20; i += 1) sams.touch(id);
    expect(writes).toBe(1);
    meet();
    expect(view(anasDoc).sessions[0]).toMatchObject({
      opening: 'It was good to be heard.',
      changed: { by: sam, atMs: clock.nowMs() },
    });
    expect(sams.undo()).toBe(false);
  });

  test('asking for the notes of a session that is not there gives none and writes nothing', () => {
    expect(anas.body(gone)).toBeUndefined();
    expect(Y.encodeStateVector(anasDoc)).toEqual(Y.encodeStateVector(new Y.Doc()));
  });
});

test('verbs on a session that is gone do nothing', () => {
  anas.change(gone, { atMs: 1 });
  anas.start(gone);
  anas.close(gone);
  anas.reopen(gone);
  anas.remove(gone);
  anas.takeAway(gone, 'words');
  anas.sharePace(gone, 'right');
  anas.touch(gone);
  anas.restore([gone]);
  expect(anas.removeFromHereOn(gone)).toEqual([]);
  expect(anas.undo()).toBe(false);
  expect(view(anasDoc)).toEqual({ sessions: [], removed: [], zones: [] });
});
