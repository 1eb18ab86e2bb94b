import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { notes } from '../../../src/crdt/documents/notes/notes.ts';
import type { NotesView } from '../../../src/crdt/documents/notes/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { docOf } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const setUp = () => {
  const clock = simulatedClock();
  const doc = docOf(1);
  const verbs = notes.verbs(doc, { by: ana, clock, random: seededRandom(1) });
  const view = (): NotesView => notes.read(doc, { authorOf: () => ana }).view;
  return { clock, doc, verbs, view };
};

test('a note shows its first words, without formatting, cut at a whole character', () => {
  const { verbs, view } = setUp();
  const body = verbs.body(verbs.add('Meeting'));
  const text = new Y.XmlText();
  text.applyDelta([{ insert: 'a ' }, { insert: 'bold', attributes: { bold: {} } }]);
  const paragraphs = [new Y.XmlElement('paragraph'), new Y.XmlElement('paragraph')];
  body?.insert(0, paragraphs);
  paragraphs[0]?.insert(0, [text]);
  paragraphs[1]?.insert(0, [new Y.XmlText('🌿'.repeat(200))]);
  const opening = view().notes[0]?.opening ?? '';
  expect(opening.startsWith('a bold 🌿')).toBe(true);
  expect(opening.isWellFormed()).toBe(true);
  expect(opening.length).toBeLessThanOrEqual(160);
});

test('typing in a note is recorded at most once a minute', async () => {
  const { clock, doc, verbs, view } = setUp();
  const note = verbs.add('Meeting');
  let writes = 0;
  doc.on('update', () => (writes += 1));
  await clock.advance(1000);
  for (let i = 0; i < 50; i += 1) verbs.touch(note);
  expect(writes).toBe(1);
  expect(view().notes[0]?.changed.atMs).toBe(clock.nowMs());
  await clock.advance(60_000);
  verbs.touch(note);
  expect(writes).toBe(2);
});

test('asking for the words of a note writes nothing, and a note that is gone has none', () => {
  const { doc, verbs } = setUp();
  const note = verbs.add('Meeting');
  let writes = 0;
  doc.on('update', () => (writes += 1));
  expect(verbs.body(note)).toBeInstanceOf(Y.XmlFragment);
  expect(writes).toBe(0);
  verbs.undo();
  expect(verbs.body(note)).toBeUndefined();
});

test('a note of which nobody says when it was changed is as old as its making, not as old as 1970', () => {
  const { clock, doc, verbs, view } = setUp();
  const record: unknown = doc.getMap('notes').get(verbs.add('Meeting'));
  if (!(record instanceof Y.Map)) throw new Error('A note is a map.');
  record.delete('changed');
  expect(view().notes[0]?.changed).toEqual({ by: ana, atMs: clock.nowMs() });
});

test('the words of a note made with a newer version can be read, and reading them writes nothing', () => {
  const { doc, verbs } = setUp();
  const note = verbs.add('Meeting');
  doc.getMap('notes').set('v2', true);
  const before = Y.encodeStateAsUpdate(doc);
  expect(verbs.body(note)).toBeInstanceOf(Y.XmlFragment);
  expect(() => verbs.touch(note)).toThrow('newer version');
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('notes are listed with the last changed first', async () => {
  const { clock, verbs, view } = setUp();
  const first = verbs.add('First');
  await clock.advance(1000);
  verbs.add('Second');
  await clock.advance(1000);
  verbs.setTitle(first, 'First, again');
  expect(view().notes.map((note) => note.title)).toEqual(['First, again', 'Second']);
});
