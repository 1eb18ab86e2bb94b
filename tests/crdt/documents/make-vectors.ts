import { existsSync, writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { goals } from '../../../src/crdt/documents/goals/goals.ts';
import { members } from '../../../src/crdt/documents/members/members.ts';
import { notes } from '../../../src/crdt/documents/notes/notes.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { makeSpokenVectors } from './make-spoken-vectors.ts';
import { docOf } from './replicas.ts';

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
  const context = { by: therapist, clock, random };
  const write: WriteVector = (name, doc) => {
    const file = new URL(name, into);
    if (!existsSync(file)) writeFileSync(file, Y.encodeStateAsUpdate(doc));
  };

  const goalsDoc = docOf(11);
  const goal = goals.verbs(goalsDoc, context);
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
  const note = notes.verbs(notesDoc, context);
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
  const people = members.verbs(membersDoc, context);
  people.introduce({ id: therapist, name: 'Dr Okafor', part: 'therapist' });
  people.nameWorkspace('Sam and Dr Okafor');
  await clock.advance(60_000);
  people.introduce({ id: client, name: 'Sam', part: 'client' });
  write('members-v1.bin', membersDoc);

  await makeSpokenVectors({ context, write });
}
