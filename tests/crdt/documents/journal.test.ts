import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId, RecordId, SpaceId } from '../../../src/crdt/basics/id.ts';
import { journal } from '../../../src/crdt/documents/journal/journal.ts';
import { journalLimits } from '../../../src/crdt/documents/journal/types.ts';
import type { JournalVerbs, JournalView } from '../../../src/crdt/documents/journal/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { plantGarbage } from './garbage.ts';
import { journalScene } from './journal-scene.ts';
import { converge, docOf, sync } from './replicas.ts';

const sam = MemberId.fromBytes(new Uint8Array(16).fill(1));
const workspace = SpaceId.fromBytes(new Uint8Array(32).fill(2));
const photo = { file: 'ab'.repeat(32), width: 1600, height: 1200, caption: 'The bridge' };

const setUp = (client = 1) => {
  const [clock, random, doc] = [simulatedClock(), seededRandom(client), docOf(client)];
  const verbs = journal.verbs(doc, { by: sam, clock, random });
  const view = (): JournalView =>
    journal.read(doc, { authorOf: () => sam, nowMs: clock.nowMs() }).view;
  return { clock, random, doc, verbs, view };
};
const write = (verbs: JournalVerbs, id: RecordId, text: string): void => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(text)]);
  const body = verbs.body(id);
  body?.insert(body.length, [paragraph]);
};

test('entries stand by the day they are about, the latest first, and on one day the last one made first', async () => {
  const { clock, verbs, view } = setUp();
  const tuesday = verbs.add({ day: '2026-11-24' });
  await clock.advance(1000);
  const monday = verbs.add({ day: '2026-11-23' });
  await clock.advance(1000);
  const later = verbs.add({ day: '2026-11-24' });
  expect(view().entries.map(({ id }) => id)).toEqual([later, tuesday, monday]);
  verbs.setDay(monday, '2026-11-25');
  verbs.setDay(tuesday, '2026-02-30');
  expect(view().entries.map(({ id, day }) => [id, day])).toEqual([
    [monday, '2026-11-25'],
    [later, '2026-11-24'],
    [tuesday, '2026-11-24'],
  ]);
});

test('an entry that was begun and left without a word is in no list, and is back once there are words in it', () => {
  const { verbs, view } = setUp();
  const id = verbs.add({ day: '2026-11-24' });
  expect(view().entries).toHaveLength(1);
  expect(verbs.leave(id)).toBe(true);
  verbs.remove(id);
  expect(view()).toEqual({ entries: [], removed: [] });
  verbs.restore(id);
  write(verbs, id, 'After all.');
  expect(view().entries).toMatchObject([{ id, opening: 'After all.' }]);
  expect(verbs.leave(id)).toBe(false);
});

test('plain words that are added become paragraphs at the end, and say that the entry was changed', async () => {
  const { clock, verbs, view } = setUp();
  const id = verbs.add({ day: '2026-11-24' });
  write(verbs, id, 'Before.');
  await clock.advance(1000);
  verbs.addWords(id, 'On the train.\n\nStill.');
  expect(verbs.words(id).trim()).toBe('Before.\nOn the train.\nStill.');
  expect(verbs.body(id)?.length).toBe(4);
  expect(view().entries).toMatchObject([{ changed: { atMs: clock.nowMs() } }]);
});

test('what is typed on the phone while the computer leaves the empty entry is in the list of both', () => {
  const [phone, computer] = [setUp(1), setUp(2)];
  const id = computer.verbs.add({ day: '2026-11-24' });
  sync(phone.doc, computer.doc);
  computer.verbs.leave(id);
  write(phone.verbs, id, 'On the train.');
  converge([phone.doc, computer.doc]);
  for (const { view } of [phone, computer])
    expect(view().entries).toMatchObject([{ opening: 'On the train.' }]);
});

test('a mood, a photo or something shared of it is reason enough to keep an entry without words', () => {
  const { verbs, random } = setUp();
  const fill: readonly ((id: RecordId) => unknown)[] = [
    (id) => verbs.setMood(id, 'calm'),
    (id) => verbs.addPhoto(id, photo),
    (id) => verbs.noteShared(id, { workspace, excerpt: RecordId.random(random), text: 'so' }),
  ];
  for (const fillOne of fill) {
    const id = verbs.add({ day: '2026-11-24' });
    fillOne(id);
    expect(verbs.leave(id)).toBe(false);
  }
});

test('photos stay in the order in which they came; taken out they come back to their place, and there are no more than twenty', async () => {
  const { clock, verbs, view } = setUp();
  const id = verbs.add({ day: '2026-11-24' });
  const added: (RecordId | undefined)[] = [];
  for (let i = 0; i < journalLimits.photos; i += 1) {
    added.push(verbs.addPhoto(id, { ...photo, caption: `No. ${i}` }));
    await clock.advance(1);
  }
  const shown = () => view().entries[0]?.photos.map((one) => one.id);
  expect(shown()).toEqual(added);
  expect(verbs.addPhoto(id, photo)).toBeUndefined();
  const [first] = added;
  if (first === undefined) throw new Error('it was added');
  verbs.removePhoto(id, first);
  expect(shown()).toEqual(added.slice(1));
  verbs.restorePhoto(id, first);
  expect(shown()).toEqual(added);
  expect(verbs.addPhoto(id, { ...photo, file: 'C:\\photo.jpg' })).toBeUndefined();
});

test('that something was shared stays noted when the writing is taken back, and so does that it was taken back', () => {
  const { verbs, view, random } = setUp();
  const id = verbs.add({ day: '2026-11-24' });
  verbs.setMood(id, 'calm');
  const passage = verbs.noteShared(id, {
    workspace,
    excerpt: RecordId.random(random),
    text: 'I said no.',
  });
  if (passage === undefined) throw new Error('it was noted');
  expect(view().entries[0]?.shared).toMatchObject([{ takenBackMs: undefined }]);
  verbs.noteTakenBack(id, passage);
  expect(verbs.undo()).toBe(true);
  const entry = view().entries[0];
  expect(entry?.mood).toBe('');
  expect(entry?.shared).toMatchObject([{ text: 'I said no.', workspace }]);
  expect(entry?.shared[0]?.takenBackMs).toBeTypeOf('number');
});

test('all words of an entry are found: those of every paragraph, the mood, and what the photos show', () => {
  const { verbs } = setUp();
  const id = verbs.add({ day: '2026-11-24' });
  write(verbs, id, 'I walked.');
  write(verbs, id, `Far ${'on '.repeat(400)}`);
  verbs.setMood(id, 'lighter');
  const bridge = verbs.addPhoto(id, photo);
  expect(verbs.words(id)).toBe(`I walked.\nFar ${'on '.repeat(400)}\nlighter\nThe bridge`);
  write(verbs, id, 'And back.');
  expect(verbs.words(id)).toContain('\nAnd back.\n');
  if (bridge !== undefined) verbs.removePhoto(id, bridge);
  expect(verbs.words(id)).not.toContain('The bridge');
});

test('a letter in one of many entries leaves the others the very same objects', () => {
  const { verbs, view } = setUp();
  const ids = Array.from({ length: 50 }, () => verbs.add({ day: '2026-11-24' }));
  const before = view().entries;
  const [typed] = ids;
  if (typed === undefined) throw new Error('there are some');
  write(verbs, typed, 'a');
  const after = view().entries;
  const same = after.filter((entry) => before.includes(entry));
  expect(same).toHaveLength(49);
  expect(after.find(({ id }) => id === typed)?.opening).toBe('a');
});

test('whatever was done in whatever order, what is shown is what somebody sees who reads it all for the first time', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = seededRandom(seed);
      const [mine, other] = [docOf(1), docOf(2)];
      const clock = simulatedClock();
      const hands = new Map<number, MemberId>();
      const context = { authorOf: (client: number) => hands.get(client) };
      const read = (doc: Y.Doc) => journal.read(doc, context);
      for (let round = 0; round < 8; round += 1) {
        for (const doc of [mine, other]) {
          const verbs = journal.verbs(doc, { by: sam, clock, random });
          for (let i = 0; i < 3; i += 1) journalScene.act(verbs, read(doc).view, random);
        }
        if (random.chance(0.3)) plantGarbage(mine, 'journal', random);
        if (random.chance(0.5)) sync(mine, other);
        // Somebody's certificate has come: from now on their hand is vouched for.
        if (random.chance(0.2)) hands.set(1 + random.below(2), sam);
        const fresh = docOf(9);
        Y.applyUpdate(fresh, Y.encodeStateAsUpdate(mine));
        expect(read(mine)).toEqual(read(fresh));
        const verbs = journal.verbs(mine, { by: sam, clock, random });
        const freshVerbs = journal.verbs(fresh, { by: sam, clock, random });
        for (const { id } of read(mine).view.entries)
          expect(verbs.words(id)).toBe(freshVerbs.words(id));
      }
    }),
    { numRuns: 60 },
  );
});

test('who reads amid a change or right upon it finds what is there by then', () => {
  const { doc, verbs, view } = setUp();
  const id = verbs.add({ day: '2026-11-24' });
  expect(view().entries[0]?.opening).toBe('');
  doc.transact(() => {
    write(verbs, id, 'amid');
    expect(view().entries[0]?.opening).toBe('amid');
  });
  const seen: (string | undefined)[] = [];
  let isFirst = true;
  doc.getMap('journal').observeDeep(() => {
    if (isFirst) {
      isFirst = false;
      seen.push(view().entries[0]?.opening);
      write(verbs, id, 'upon it');
    }
    seen.push(view().entries[0]?.opening);
  });
  write(verbs, id, 'once more');
  expect(seen).toEqual(['amid once more', 'amid once more upon it', 'amid once more upon it']);
});
