import { expect, test } from 'vitest';
import { peopleHere } from '../../src/app/live/people-here.ts';
import type { Presence } from '../../src/crdt/spaces/workspace.ts';
import { imani, sam } from './pretend-people.ts';
import { plainly } from './pretend-scenes.ts';

const goals: Presence = { member: sam.id, place: { page: 'goals' }, ...plainly };

test('somebody with two devices is one person, with what either of them tells', () => {
  const here = peopleHere([
    { ...goals, place: { page: 'elsewhere' }, pace: 'slower' },
    { ...goals, needsMoment: true, sign: 'hand' },
    { ...goals, member: imani.id },
  ]);
  expect(here).toEqual([
    { ...goals, pace: 'slower', needsMoment: true, sign: 'hand' },
    { ...goals, member: imani.id },
  ]);
});

test('nobody is nobody', () => {
  expect(peopleHere([])).toEqual([]);
});
