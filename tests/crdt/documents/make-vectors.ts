import { existsSync, writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { agenda } from '../../../src/crdt/documents/agenda/agenda.ts';
import { goals } from '../../../src/crdt/documents/goals/goals.ts';
import { members } from '../../../src/crdt/documents/members/members.ts';
import { notes } from '../../../src/crdt/documents/notes/notes.ts';
import { sessions } from '../../../src/crdt/documents/sessions/sessions.ts';
import { tasks } from '../../../src/crdt/documents/tasks/tasks.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { makePersonalVectors } from './make-personal-vectors.ts';
import { storedPolls } from './stored-polls.ts';
import { makeSpokenVectors } from './make-spoken-vectors.ts';
import { docOf } from './replicas.ts';
import { oddId, oddMember } from './scene-parts.ts';

/** Keeps a document under a name, unless one is kept under it already. */
export type WriteVector = (name: string, doc: Y.Doc) => void;

/**
 * Writes those stored documents of the present versions that are not there: run once when a version is new
 * (`MAKE_VECTORS=1 npx vitest run tests/crdt/documents/kinds.test.ts`), and committed with it. A file that is
 * there is left as it is, for these files stand for what is on people's devices.
 */
export async function makeVectors(into: URL): Promise<void> {
  const clock = simulatedClock();
  const random = seededRandom(1);
  const therapist = MemberId.random(random);
  const client = MemberId.random(random);
  const hand = { by: therapist, clock, random };
  const write: WriteVector = (name, doc) => {
    const file = new URL(name, into);
    if (!existsSync(file)) writeFileSync(file, Y.encodeStateAsUpdate(doc));
  };

  const goalsDoc = docOf(11);
  const goal = goals.verbs(goalsDoc, hand);
  const sleep = goal.add({
    text: 'Sleep through the night 🌙',
    why: 'So that mornings are mine again.',
  });
  const evening = goal.addStep(sleep, 'Same hour every evening');
  const phone = goal.addStep(sleep, 'No phone in bed');
  goal.setStatus(sleep, 'working');
  if (evening !== undefined) goal.moveStep({ goal: sleep, step: evening }, 1);
  if (phone !== undefined) goal.setStepDone({ goal: sleep, step: phone }, true);
  await clock.advance(1000);
  goal.add({ text: 'Call my sister', why: '' });
  const takenBack = goal.add({ text: 'Taken back', why: 'Not now' });
  goal.setStatus(takenBack, 'let-go');
  goal.remove(takenBack);
  write('goals-v1.bin', goalsDoc);

  const notesDoc = docOf(12);
  const note = notes.verbs(notesDoc, hand);
  const first = note.add('First meeting');
  const heading = new Y.XmlElement('heading');
  // The type of the library knows text values only; editors write numbers as well.
  Reflect.apply(heading.setAttribute.bind(heading), undefined, ['level', 2]);
  heading.insert(0, [new Y.XmlText('What helped')]);
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  text.applyDelta([
    { insert: 'It was good to be ' },
    { insert: 'heard', attributes: { bold: {} } },
    { insert: '.' },
  ]);
  paragraph.insert(0, [text]);
  note.body(first)?.insert(0, [heading, paragraph]);
  note.remove(note.add('Draft'));
  write('notes-v1.bin', notesDoc);

  const membersDoc = docOf(13);
  const people = members.verbs(membersDoc, hand);
  people.introduce({ id: therapist, name: 'Dr Okafor', part: 'therapist' });
  people.nameWorkspace('Sam and Dr Okafor');
  await clock.advance(60_000);
  people.introduce({ id: client, name: 'Sam', part: 'client' });
  write('members-v1.bin', membersDoc);

  await makeSpokenVectors({ context: hand, write });
  await makePersonalVectors({ by: client, write });
  write('sessions-v1.bin', await storedSessions());
  write('agenda-v1.bin', await storedAgenda());
  write('tasks-v1.bin', await storedTasks());
  write('polls-v1.bin', await storedPolls());
}

/** Written by whoever the contract's reader takes every hand for, so that what is said of oneself counts. */
const context = () => ({
  by: MemberId.fromBytes(new Uint8Array(16).fill(7)),
  clock: simulatedClock(),
  random: seededRandom(1),
});

async function storedSessions(): Promise<Y.Doc> {
  const doc = docOf(14);
  const writer = context();
  const verbs = sessions.verbs(doc, writer);
  const ids = () => sessions.read(doc, { authorOf: () => writer.by }).view.sessions;
  verbs.plan({
    startsMs: [3, 10, 17].map((day) => Date.UTC(2026, 2, day, 15)),
    minutes: 50,
    how: 'video',
  });
  const [first, second, third] = ids().map(({ id }) => id);
  if (first === undefined || second === undefined || third === undefined) return doc;
  verbs.tellZone('Europe/Lisbon');
  await writer.clock.advance(1000);
  verbs.start(first);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('It was good to be heard.')]);
  verbs.body(first)?.insert(0, [paragraph]);
  verbs.touch(first);
  verbs.takeAway(first, 'Breathe first 🌿');
  verbs.sharePace(first, 'slower');
  await writer.clock.advance(50 * 60_000);
  verbs.close(first);
  verbs.change(second, { atMs: Date.UTC(2026, 2, 11, 15), minutes: 60, how: 'in-person' });
  verbs.removeFromHereOn(third);
  return doc;
}

async function storedAgenda(): Promise<Y.Doc> {
  const doc = docOf(15);
  const writer = context();
  const verbs = agenda.verbs(doc, writer);
  verbs.addAll([{ text: 'How was the week', minutes: 10 }], oddId);
  verbs.add({ text: 'Call with my sister' });
  const sleep = verbs.add({ text: 'Sleep 🌙', session: oddId, minutes: 20 });
  const dates = verbs.add({ text: 'Holiday dates' });
  const later = verbs.add({ text: 'Not today' });
  const [week] = agenda.read(doc, { authorOf: () => writer.by }).view.items;
  await writer.clock.advance(1000);
  if (week !== undefined) verbs.setDone(week.id, true, oddId);
  if (sleep.ok) verbs.place(sleep.value, week?.id);
  if (dates.ok) verbs.remove(dates.value);
  if (later.ok) verbs.park(later.value);
  return doc;
}

async function storedTasks(): Promise<Y.Doc> {
  const doc = docOf(16);
  const writer = context();
  const verbs = tasks.verbs(doc, writer);
  verbs.add({ sort: 'decided', text: 'Phones stay in the kitchen 🌙', session: oddId });
  await writer.clock.advance(1000);
  const walk = verbs.add({ sort: 'between', text: 'Walk on Saturday', owner: oddMember });
  verbs.edit(walk, { text: 'Walk on Sunday', day: '2026-03-08' });
  verbs.setDone(walk, true);
  verbs.remove(verbs.add({ sort: 'between', text: 'Taken back' }));
  return doc;
}
