import { expect, test } from 'vitest';
import { MemberId } from '../../../src/crdt/basics/id.ts';
import { members } from '../../../src/crdt/documents/members/members.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { docOf, sync } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
/** Ana, who let Sam in, writes under 1, Sam under 2. */
const hands = new Map([
  [1, ana],
  [2, sam],
]);
const context = {
  authorOf: (client: number) => hands.get(client),
  introducerOf: (member: MemberId) => (member === ana ? undefined : ana),
};

test('introducing somebody again never overwrites the name they gave', () => {
  const doc = docOf(2);
  const verbs = members.verbs(doc, { by: sam, clock: simulatedClock(), random: seededRandom(1) });
  verbs.introduce({ id: sam, name: 'Sam', part: 'client' });
  verbs.rename('Samuel');
  verbs.introduce({ id: sam, name: 'Somebody', part: 'other' });
  expect(members.read(doc, context).view.members).toMatchObject([
    { id: sam, name: 'Samuel', part: 'client', colour: 0 },
  ]);
});

test('both introduce the newcomer at once and neither loses anything', () => {
  const [a, b] = [docOf(1), docOf(2)];
  const clock = simulatedClock();
  const anas = members.verbs(a, { by: ana, clock, random: seededRandom(1) });
  const sams = members.verbs(b, { by: sam, clock, random: seededRandom(2) });
  anas.introduce({ id: ana, name: 'Ana', part: 'therapist' });
  anas.introduce({ id: sam, name: 'Sam', part: 'client' });
  sams.introduce({ id: sam, name: 'Sam', part: 'client' });
  sync(a, b);
  sams.rename('Sam B.');
  sync(a, b);
  expect(members.read(a, context).view.members.map(({ name }) => name)).toEqual(['Ana', 'Sam B.']);
});

test('a name cannot turn the direction of the sentence around it, hold lines, or go on for ever', () => {
  const doc = docOf(2);
  const verbs = members.verbs(doc, { by: sam, clock: simulatedClock(), random: seededRandom(1) });
  doc.getMap('members').set(`name:${sam}`, `\u202eS\u0000a\nm ${'x'.repeat(500)}`);
  verbs.nameWorkspace(' \u2067 Ours\r\n ');
  const { view } = members.read(doc, context);
  expect(view.members[0]?.name).toBe(`S a m ${'x'.repeat(74)}`);
  expect(view.workspaceName).toBe('Ours');
});

test('only somebody themselves, or whoever let them in, can say their name and part', () => {
  const zoe = MemberId.fromBytes(new Uint8Array(16).fill(3));
  const doc = docOf(1);
  const clock = simulatedClock();
  const anas = members.verbs(doc, { by: ana, clock, random: seededRandom(1) });
  anas.introduce({ id: ana, name: 'Ana', part: 'therapist' });
  anas.introduce({ id: sam, name: 'Sam', part: 'client' });
  const other = docOf(3);
  sync(doc, other);
  other.getMap('members').set(`name:${ana}`, 'Sam');
  other.getMap('members').set(`part:${sam}`, 'therapist');
  sync(doc, other);
  const { view } = members.read(doc, {
    ...context,
    authorOf: (client) => (client === 3 ? zoe : context.authorOf(client)),
  });
  const told = view.members.map(({ id, name, part }) => ({ id, name, part }));
  expect(told).toEqual([
    { id: ana, name: '', part: 'therapist' },
    { id: sam, name: 'Sam', part: 'other' },
  ]);
});

test('what nobody vouches for says nothing about anybody, until somebody does', () => {
  const doc = docOf(2);
  const verbs = members.verbs(doc, { by: sam, clock: simulatedClock(), random: seededRandom(1) });
  verbs.introduce({ id: sam, name: 'Sam', part: 'client' });
  const [unknown] = members.read(doc, { authorOf: () => undefined }).view.members;
  expect(unknown).toMatchObject({ id: sam, name: '', part: 'other' });
  const [known] = members.read(doc, context).view.members;
  expect(known).toMatchObject({ id: sam, name: 'Sam', part: 'client' });
});
