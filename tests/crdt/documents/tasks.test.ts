import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { asDay } from '../../../src/crdt/documents/shapes/as-day.ts';
import { tasks } from '../../../src/crdt/documents/tasks/tasks.ts';
import type { TasksVerbs, TasksView } from '../../../src/crdt/documents/tasks/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { docOf, sync } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
const session = RecordId.fromBytes(new Uint8Array(16).fill(3));

let clock: SimulatedClock;
let anasDoc: Y.Doc;
let samsDoc: Y.Doc;
let anas: TasksVerbs;
let sams: TasksVerbs;

const view = (doc: Y.Doc): TasksView =>
  tasks.read(doc, { authorOf: (client) => [undefined, ana, sam][client] }).view;
const meet = (): void => sync(anasDoc, samsDoc);

beforeEach(() => {
  clock = simulatedClock();
  anasDoc = docOf(1);
  samsDoc = docOf(2);
  anas = tasks.verbs(anasDoc, { by: ana, clock, random: seededRandom(1) });
  sams = tasks.verbs(samsDoc, { by: sam, clock, random: seededRandom(2) });
});

test('Ana writes down what was decided and what Sam does, and Sam sees both in the order they came', async () => {
  anas.add({ sort: 'decided', text: 'Phones stay outside', session });
  await clock.advance(1000);
  anas.add({ sort: 'between', text: 'Walk', owner: sam, day: '2026-03-08', session });
  meet();
  expect(view(samsDoc).tasks).toMatchObject([
    { sort: 'decided', text: 'Phones stay outside', owner: undefined, day: undefined, session },
    { sort: 'between', text: 'Walk', owner: sam, day: '2026-03-08', done: false },
  ]);
});

test('Sam ticks his while Ana rewords it, and both stay', () => {
  const task = anas.add({ sort: 'between', text: 'Walk', owner: sam });
  meet();
  sams.setDone(task, true);
  anas.edit(task, { text: 'Walk in the park' });
  meet();
  expect(view(anasDoc).tasks).toMatchObject([{ text: 'Walk in the park', done: true }]);
});

test('both type in one sentence at once and both words stay', () => {
  const task = anas.add({ sort: 'between', text: 'walk to the park' });
  meet();
  anas.edit(task, { text: 'slowly walk to the park' });
  meet();
  sams.edit(task, { text: 'walk to the old park', was: 'walk to the park' });
  expect(view(samsDoc).tasks[0]?.text).toBe('slowly walk to the old park');
});

test('an owner and a day are given, changed and taken away; a day that no calendar has changes nothing', () => {
  const task = anas.add({ sort: 'between', text: 'Walk', day: '2026-02-30' });
  expect(view(anasDoc).tasks[0]?.day).toBeUndefined();
  anas.edit(task, { owner: sam, day: '2026-03-08', sort: 'decided' });
  anas.edit(task, { day: 'soon' });
  expect(view(anasDoc).tasks[0]).toMatchObject({ owner: sam, day: '2026-03-08', sort: 'decided' });
  anas.edit(task, { owner: null, day: null });
  expect(view(anasDoc).tasks[0]).toMatchObject({ owner: undefined, day: undefined });
  anas.undo();
  expect(view(anasDoc).tasks[0]).toMatchObject({ owner: sam, day: '2026-03-08' });
});

test('saving what one saw changes nothing: no mark on the task and nothing to take back', async () => {
  const task = anas.add({ sort: 'between', text: 'Walk', owner: sam });
  meet();
  const before = view(samsDoc);
  await clock.advance(5000);
  sams.edit(task, { text: 'Walk', was: 'Walk', owner: sam, day: null, sort: 'between' });
  sams.setDone(task, false);
  sams.restore(task);
  expect(view(samsDoc)).toEqual(before);
  expect(sams.undo()).toBe(false);
});

test('a longer text is kept as far as it may go, whole characters only', () => {
  const task = anas.add({ sort: 'between', text: `a${'🌿'.repeat(400)}` });
  expect(view(anasDoc).tasks[0]?.text).toHaveLength(499);
  anas.edit(task, { text: 'x'.repeat(600) });
  expect(view(anasDoc).tasks[0]?.text).toHaveLength(500);
});

test('a removed task is listed apart and put back', () => {
  const task = anas.add({ sort: 'between', text: 'Walk' });
  anas.remove(task);
  expect(view(anasDoc)).toMatchObject({ tasks: [], removed: [{ id: task }] });
  anas.restore(task);
  expect(view(anasDoc)).toMatchObject({ tasks: [{ id: task }], removed: [] });
});

test('verbs on a task that is gone do nothing', () => {
  const task = anas.add({ sort: 'between', text: 'Walk' });
  anas.undo();
  anas.edit(task, { text: 'x' });
  anas.setDone(task, true);
  anas.remove(task);
  expect(view(anasDoc)).toEqual({ tasks: [], removed: [] });
});

test('every day of the calendar is a day, and nothing else is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
      (year, month, date) => {
        const text = [String(year).padStart(4, '0'), month, date]
          .map((part) => String(part).padStart(2, '0'))
          .join('-');
        const real = new Date(0);
        real.setUTCFullYear(year, month - 1, date);
        const isReal = real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
        expect(asDay(text)).toBe(isReal ? text : undefined);
      },
    ),
  );
  for (const other of ['2026-2-3', '2026-02-03 ', '2026-02-03T10:00', '+002026-02-03', 20_260_203])
    expect(asDay(other)).toBeUndefined();
});
