import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { comments } from '../../../src/crdt/documents/comments/comments.ts';
import { feedback } from '../../../src/crdt/documents/feedback/feedback.ts';
import { reflections } from '../../../src/crdt/documents/reflections/reflections.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { docOf, sync } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
const session = RecordId.fromBytes(new Uint8Array(16).fill(3));
const reader = {
  authorOf: (client: number) => [undefined, ana, sam][client],
};

let clock: SimulatedClock;
let anasDoc: Y.Doc;
let samsDoc: Y.Doc;
const anas = () => ({ by: ana, clock, random: seededRandom(1) });
const sams = () => ({ by: sam, clock, random: seededRandom(2) });
const meet = (): void => sync(anasDoc, samsDoc);

beforeEach(() => {
  clock = simulatedClock();
  anasDoc = docOf(1);
  samsDoc = docOf(2);
});

describe('a passage that two speak about', () => {
  const threads = (doc: Y.Doc) => comments.read(doc, reader).view.threads;

  test('both answer at once and both answers stay, in the order they were given', async () => {
    const thread = comments
      .verbs(anasDoc, anas())
      .add({ place: session, quote: 'the river', text: 'You said this quietly.' });
    meet();
    await clock.advance(1000);
    comments.verbs(anasDoc, anas()).reply(thread, 'What was it like?');
    await clock.advance(1000);
    comments.verbs(samsDoc, sams()).reply(thread, 'I was afraid of it.');
    meet();
    const said = threads(samsDoc)[0]?.replies.map(({ text, created }) => [created.by, text]);
    expect(said).toEqual([
      [ana, 'You said this quietly.'],
      [ana, 'What was it like?'],
      [sam, 'I was afraid of it.'],
    ]);
    expect(threads(anasDoc)).toEqual(threads(samsDoc));
  });

  test('Ana takes back the only thing said and the thread is gone, and can be put back', () => {
    const verbs = comments.verbs(anasDoc, anas());
    const thread = verbs.add({ place: session, quote: 'the river', text: 'Hm' });
    const [said] = threads(anasDoc)[0]?.replies ?? [];
    if (said !== undefined) verbs.removeReply(thread, said.id);
    expect(threads(anasDoc)).toEqual([]);
    verbs.undo();
    expect(threads(anasDoc)[0]?.replies).toHaveLength(1);
  });

  test('Ana takes back the only thing said, says something elsewhere, and puts the first back with its thread', () => {
    const verbs = comments.verbs(anasDoc, anas());
    const thread = verbs.add({ place: session, quote: 'the river', text: 'Hm' });
    const [said] = threads(anasDoc)[0]?.replies ?? [];
    if (said === undefined) throw new Error('What was said is there.');
    verbs.removeReply(thread, said.id);
    verbs.add({ place: session, quote: 'the park', text: 'Here too' });
    verbs.restoreReply(thread, said.id);
    expect(threads(anasDoc).find(({ id }) => id === thread)?.replies).toEqual([said]);
    expect(threads(anasDoc)).toHaveLength(2);
  });

  test('a thread is marked as resolved for both, and opened again', () => {
    const thread = comments
      .verbs(anasDoc, anas())
      .add({ place: session, quote: 'the river', text: 'Hm' });
    meet();
    comments.verbs(samsDoc, sams()).setResolved(thread, true);
    meet();
    expect(threads(anasDoc)[0]?.resolved).toBe(true);
    comments.verbs(anasDoc, anas()).setResolved(thread, false);
    meet();
    expect(threads(samsDoc)[0]?.resolved).toBe(false);
  });
});

describe('what Ana heard', () => {
  const cards = (doc: Y.Doc) => reflections.read(doc, reader).view.reflections;

  test('Sam says it is not quite so, in his own words, and later that it is', () => {
    const card = reflections
      .verbs(anasDoc, anas())
      .add({ text: 'The end of the call was the brave part.', session });
    meet();
    const verbs = reflections.verbs(samsDoc, sams());
    verbs.answer(card, { answer: 'not-quite', words: 'The beginning was.' });
    meet();
    expect(cards(anasDoc)[0]?.answers).toEqual([
      { by: sam, answer: 'not-quite', words: 'The beginning was.' },
    ]);
    verbs.answer(card, { answer: 'yes' });
    meet();
    expect(cards(anasDoc)[0]?.answers).toEqual([{ by: sam, answer: 'yes', words: '' }]);
  });

  test('nobody agrees with themselves, and nobody answers for somebody else', () => {
    const verbs = reflections.verbs(anasDoc, anas());
    const card = verbs.add({ text: 'You are tired.', session });
    verbs.answer(card, { answer: 'yes' });
    // Ana's hand under Sam's name.
    reflections.verbs(anasDoc, { ...anas(), by: sam }).answer(card, { answer: 'yes' });
    expect(cards(anasDoc)[0]?.answers).toEqual([]);
    expect(reflections.read(anasDoc, reader).oddities).toBe(2);
  });
});

describe('how it is to work together', () => {
  const given = (doc: Y.Doc) => feedback.read(doc, reader).view.feedback;
  const slow = {
    session,
    scores: { heard: 8, speed: 4 },
    words: 'A bit fast.',
    wish: 'next',
  } as const;

  test('Sam says that it was fast, Ana answers and notes what she changes', () => {
    const id = feedback.verbs(samsDoc, sams()).give(slow);
    meet();
    const verbs = feedback.verbs(anasDoc, anas());
    verbs.reply(id, 'Thank you for telling me.');
    verbs.adjust(id, 'One topic at a time');
    meet();
    expect(given(samsDoc)).toMatchObject([
      {
        scores: { heard: 8, speed: 4 },
        wish: 'next',
        created: { by: sam },
        replies: [{ text: 'Thank you for telling me.', created: { by: ana } }],
        adjustments: [{ text: 'One topic at a time' }],
      },
    ]);
  });

  test('Sam changes what he gave while Ana answers, and both stay', () => {
    const id = feedback.verbs(samsDoc, sams()).give(slow);
    meet();
    feedback.verbs(samsDoc, sams()).give({ ...slow, scores: { speed: 6 } }, id);
    feedback.verbs(anasDoc, anas()).reply(id, 'Slower, then.');
    meet();
    expect(given(anasDoc)).toHaveLength(1);
    expect(given(anasDoc)[0]).toMatchObject({ scores: { speed: 6 }, replies: [{}] });
  });

  test('Ana cannot put a score into what Sam gave', () => {
    const id = feedback.verbs(samsDoc, sams()).give(slow);
    meet();
    feedback.verbs(anasDoc, anas()).give({ ...slow, scores: { speed: 10 }, words: 'Perfect' }, id);
    meet();
    expect(given(samsDoc)[0]).toMatchObject({ ...slow, created: { by: sam } });
    expect(feedback.read(samsDoc, reader).oddities).toBe(1);
  });

  test('Ana writes over and takes away every key of what Sam gave: his words stay his, of that session', () => {
    const id = feedback.verbs(samsDoc, sams()).give(slow);
    feedback.verbs(samsDoc, sams()).give({ ...slow, words: 'Too fast.' }, id);
    meet();
    const record: unknown = anasDoc.getMap('feedback').get(id);
    if (!(record instanceof Y.Map)) throw new Error('it is there');
    for (const key of [...record.keys()]) {
      record.set(key, key === 'created' ? 5 : 'nothing');
      if (key !== 'created') record.delete(key);
    }
    meet();
    for (const doc of [anasDoc, samsDoc])
      expect(given(doc)[0]).toMatchObject({ ...slow, words: 'Too fast.', created: { by: sam } });
    feedback.verbs(samsDoc, sams()).give({ ...slow, words: 'Far too fast.' }, id);
    meet();
    expect(given(anasDoc)[0]).toMatchObject({ words: 'Far too fast.' });
  });

  test('what was given before is read as it was, and what is given anew takes its place', () => {
    const id = feedback.verbs(samsDoc, sams()).give(slow);
    const record: unknown = samsDoc.getMap('feedback').get(id);
    if (!(record instanceof Y.Map)) throw new Error('it is there');
    const old = new Y.Map<unknown>();
    const before = RecordId.fromBytes(new Uint8Array(16).fill(9));
    samsDoc.getMap('feedback').set(before, old);
    for (const key of ['created', 'changed']) old.set(key, 1);
    for (const key of ['replies', 'adjustments']) old.set(key, new Y.Map());
    old.set('session', session);
    old.set('given', { scores: { heard: 3 }, words: 'From before', wish: 'write' });
    meet();
    const found = () => given(anasDoc).find((one) => one.id === before);
    expect(found()).toMatchObject({ session, words: 'From before', wish: 'write' });
    expect(feedback.read(anasDoc, reader).oddities).toBe(0);
    feedback
      .verbs(samsDoc, sams())
      .give({ session, scores: {}, words: '', wish: undefined }, before);
    meet();
    expect(found()).toMatchObject({ session, scores: {}, words: '', wish: undefined });
  });
});
