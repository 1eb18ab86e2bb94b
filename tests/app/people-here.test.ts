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

test('of two paces of one person the one turned to last counts, whichever device was there first', () => {
  const early: Presence = { ...goals, pace: 'ready', paceMs: 1_000 };
  const late: Presence = { ...goals, pace: 'slower', paceMs: 2_000 };
  for (const both of [
    [early, late],
    [late, early],
    [early, late, goals],
  ]) {
    expect(peopleHere(both).map(({ pace }) => pace)).toEqual(['slower']);
  }
});

test('the page that somebody opened last is where they are', () => {
  const [one] = peopleHere([goals, { ...goals, place: { page: 'polls' } }]);
  expect(one?.place.page).toBe('polls');
});

test('nobody is nobody', () => {
  expect(peopleHere([])).toEqual([]);
});
