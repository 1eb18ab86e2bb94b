import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { goals } from '../../../src/crdt/documents/goals/goals.ts';
import type { GoalsVerbs, GoalsView } from '../../../src/crdt/documents/goals/types.ts';
import { keepRemovedMs } from '../../../src/crdt/documents/shapes/removable.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { docOf, sync } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
const authors = new Map([
  [1, ana],
  [2, sam],
]);

let clock: SimulatedClock;
let anasDoc: Y.Doc;
let samsDoc: Y.Doc;
let anas: GoalsVerbs;
let sams: GoalsVerbs;

const view = (doc: Y.Doc, nowMs?: number): GoalsView =>
  goals.read(doc, {
    authorOf: (client) => authors.get(client),
    ...(nowMs === undefined ? {} : { nowMs }),
  }).view;
const texts = (doc: Y.Doc): string[] => view(doc).goals.map((goal) => goal.text);

beforeEach(() => {
  clock = simulatedClock();
  anasDoc = docOf(1);
  samsDoc = docOf(2);
  anas = goals.verbs(anasDoc, { by: ana, clock, random: seededRandom(1) });
  sams = goals.verbs(samsDoc, { by: sam, clock, random: seededRandom(2) });
});

describe('two people with the same goals', () => {
  test('both type in one sentence at once and both words stay', () => {
    const goal = anas.add({ text: 'walk to the park', why: '' });
    sync(anasDoc, samsDoc);
    anas.edit(goal, { text: 'slowly walk to the park' });
    sams.edit(goal, { text: 'walk to the park with Ana' });
    sync(anasDoc, samsDoc);
    expect(texts(anasDoc)).toEqual(['slowly walk to the park with Ana']);
    expect(texts(samsDoc)).toEqual(texts(anasDoc));
  });

  test('Sam saves a dialog opened before Ana changed the same goal, and her words stay', () => {
    const goal = anas.add({ text: 'walk to the park', why: '' });
    sync(anasDoc, samsDoc);
    anas.edit(goal, { text: 'slowly walk to the park' });
    sync(anasDoc, samsDoc);
    sams.edit(goal, { text: 'walk to the old park', was: { text: 'walk to the park' } });
    expect(texts(samsDoc)).toEqual(['slowly walk to the old park']);
  });

  test('Sam saves a step that he opened before Ana reworded it, and her words stay', () => {
    const goal = anas.add({ text: 'walk', why: '' });
    const step = anas.addStep(goal, 'find my shoes') ?? goal;
    sync(anasDoc, samsDoc);
    anas.editStep({ goal, step }, 'find my old shoes');
    sync(anasDoc, samsDoc);
    sams.editStep({ goal, step }, 'find my shoes today', 'find my shoes');
    expect(view(samsDoc).goals[0]?.steps[0]?.text).toBe('find my old shoes today');
  });

  test('saving what one saw changes nothing: no mark on the goal and nothing to take back', async () => {
    const goal = anas.add({ text: 'walk', why: 'for air' });
    const step = anas.addStep(goal, 'find my shoes') ?? goal;
    sync(anasDoc, samsDoc);
    anas.edit(goal, { text: 'walk slowly' });
    sync(anasDoc, samsDoc);
    const before = view(samsDoc);
    await clock.advance(5000);
    sams.edit(goal, { text: 'walk', why: 'for air', was: { text: 'walk', why: 'for air' } });
    sams.editStep({ goal, step }, 'find my shoes', 'find my shoes');
    sams.setStepDone({ goal, step }, false);
    sams.setStatus(goal, 'thinking');
    sams.restoreStep({ goal, step });
    expect(view(samsDoc)).toEqual(before);
    expect(sams.undo()).toBe(false);
  });

  test('a text is changed to exactly what was typed, whatever characters it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (first, second) => {
          const goal = anas.add({ text: first, why: '' });
          anas.edit(goal, { text: second });
          expect(view(anasDoc).goals.find(({ id }) => id === goal)?.text).toBe(second);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('a goal moved by both at once is there once, at the same place for both', () => {
    const [first] = ['one', 'two', 'three', 'four'].map((text) => anas.add({ text, why: '' }));
    sync(anasDoc, samsDoc);
    if (first === undefined) return;
    anas.move(first, 1);
    sams.move(first, 1);
    sams.move(first, 1);
    sync(anasDoc, samsDoc);
    expect(texts(anasDoc)).toEqual(texts(samsDoc));
    expect([...texts(anasDoc)].sort()).toEqual(['four', 'one', 'three', 'two']);
  });

  test('goals with the very same key can still be moved past each other', () => {
    const ids = ['one', 'two', 'three'].map((text) => anas.add({ text, why: '' }));
    for (const id of ids) anasDoc.getMap<Y.Map<unknown>>('goals').get(id)?.set('order', 'a0');
    const [, , last] = view(anasDoc).goals;
    if (last === undefined) return;
    const order = texts(anasDoc);
    anas.move(last.id, -1);
    expect(texts(anasDoc)).toEqual([order[0], order[2], order[1]]);
    anas.move(last.id, -1);
    expect(texts(anasDoc)).toEqual([order[2], order[0], order[1]]);
  });

  test('each sees who wrote last and when', async () => {
    const goal = anas.add({ text: 'rest', why: '' });
    sync(anasDoc, samsDoc);
    await clock.advance(5000);
    sams.setStatus(goal, 'working');
    sync(anasDoc, samsDoc);
    const [seen] = view(anasDoc).goals;
    expect(seen?.created.by).toBe(ana);
    expect(seen?.changed).toEqual({ by: sam, atMs: clock.nowMs() });
  });
});

describe('taking back', () => {
  test('undo takes back one’s own last verb and leaves what the other did', () => {
    const goal = anas.add({ text: 'read', why: '' });
    sync(anasDoc, samsDoc);
    anas.setStatus(goal, 'working');
    sams.edit(goal, { text: 'read a book' });
    sync(anasDoc, samsDoc);
    expect(anas.undo()).toBe(true);
    expect(view(anasDoc).goals[0]).toMatchObject({ text: 'read a book', status: 'thinking' });
    expect(anas.redo()).toBe(true);
    expect(view(anasDoc).goals[0]).toMatchObject({ text: 'read a book', status: 'working' });
  });

  test('undo of a choice that the other made differently at the same time goes back to what it was before', async () => {
    const goal = anas.add({ text: 'read', why: '' });
    const step = anas.addStep(goal, 'borrow a book') ?? goal;
    anas.setStatus(goal, 'reached');
    anas.setStepDone({ goal, step }, true);
    sync(anasDoc, samsDoc);
    await clock.advance(5000);
    for (const verbs of [anas, sams]) verbs.setStepDone({ goal, step }, false);
    anas.setStatus(goal, 'resting');
    sams.setStatus(goal, 'working');
    sync(anasDoc, samsDoc);
    const winner = view(anasDoc).goals[0]?.status === 'working' ? sams : anas;
    winner.undo();
    winner.undo();
    sync(anasDoc, samsDoc);
    const reading = goals.read(anasDoc, { authorOf: (client) => authors.get(client) });
    expect(reading.oddities).toBe(0);
    expect(reading.view.goals).toMatchObject([{ status: 'reached', steps: [{ done: true }] }]);
    expect(reading.view.goals[0]?.changed.atMs).toBe(clock.nowMs() - 5000);
  });

  test('undo of making a goal in which the other has written since removes it so that it can come back', () => {
    const goal = anas.add({ text: 'read', why: '' });
    sync(anasDoc, samsDoc);
    sams.addStep(goal, 'borrow a book');
    sync(anasDoc, samsDoc);
    expect(anas.undo()).toBe(true);
    sync(anasDoc, samsDoc);
    expect(view(samsDoc).goals).toEqual([]);
    sams.restore(goal);
    expect(view(samsDoc).goals[0]?.steps[0]?.text).toBe('borrow a book');
  });

  test('whether there is something to take back or to bring again is told as it changes', () => {
    const told: unknown[] = [];
    anas.undoable.subscribe(({ undo, redo }) => told.push([undo, redo]));
    expect(anas.undoable.get()).toEqual({ undo: false, redo: false });
    const goal = anas.add({ text: 'read', why: '' });
    sync(anasDoc, samsDoc);
    sams.edit(goal, { text: 'read a book' });
    sync(anasDoc, samsDoc);
    expect(anas.undoable.get()).toEqual({ undo: true, redo: false });
    anas.undo();
    expect(anas.undoable.get()).toEqual({ undo: false, redo: false });
    anas.restore(goal);
    anas.undo();
    expect(anas.undoable.get()).toEqual({ undo: false, redo: true });
    anas.redo();
    expect(anas.undoable.get()).toEqual({ undo: true, redo: false });
    expect(told.at(-1)).toEqual([true, false]);
  });

  test('undo with nothing of one’s own to take back says so', () => {
    anas.add({ text: 'read', why: '' });
    sync(anasDoc, samsDoc);
    expect(sams.undo()).toBe(false);
    expect(texts(samsDoc)).toEqual(['read']);
  });

  test('taking back the first verb of all keeps the version', () => {
    anas.add({ text: 'read', why: '' });
    anas.undo();
    expect(goals.read(anasDoc, { authorOf: () => undefined })).toMatchObject({ version: 1 });
  });

  test('a removed goal is listed apart for 30 days and then no more', async () => {
    const goal = anas.add({ text: 'read', why: '' });
    anas.remove(goal);
    expect(view(anasDoc, clock.nowMs()).removed.map(({ id }) => id)).toEqual([goal]);
    await clock.advance(keepRemovedMs + 1);
    expect(view(anasDoc, clock.nowMs()).removed).toEqual([]);
  });

  test('verbs on a goal or step that is gone do nothing', () => {
    const goal = anas.add({ text: 'read', why: '' });
    anas.undo();
    anas.edit(goal, { text: 'x' });
    anas.move(goal, 1);
    expect(anas.addStep(goal, 'x')).toBeUndefined();
    expect(view(anasDoc)).toEqual({ goals: [], removed: [] });
  });
});
