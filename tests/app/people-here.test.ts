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

test('a moment is over when its last word says so, whichever tab said it and however long another goes on saying the old', () => {
  const asked: Presence = { ...goals, needsMoment: true, momentMs: 1_000 };
  const ended: Presence = { ...goals, momentMs: 2_000 };
  const again: Presence = { ...asked, momentMs: 3_000 };
  const needs = (...pages: readonly Presence[]) =>
    peopleHere(pages).map(({ needsMoment }) => needsMoment);
  for (const both of [
    [asked, ended],
    [ended, asked],
  ]) {
    expect(needs(...both)).toEqual([false]);
    expect(needs(again, ...both)).toEqual([true]);
    expect(needs(...both, goals)).toEqual([false]);
  }
  expect(needs(asked, goals)).toEqual([true]);
});

test('a pace that was begun anew is the newest word, too', () => {
  const before: Presence = { ...goals, pace: 'slower', paceMs: 1_000 };
  const anew: Presence = { ...goals, paceMs: 2_000 };
  expect(peopleHere([before, anew]).map(({ pace }) => pace)).toEqual([undefined]);
  expect(peopleHere([anew, before]).map(({ pace }) => pace)).toEqual([undefined]);
});

test('the page that somebody opened last is where they are', () => {
  const [one] = peopleHere([goals, { ...goals, place: { page: 'polls' } }]);
  expect(one?.place.page).toBe('polls');
});

test('nobody is nobody', () => {
  expect(peopleHere([])).toEqual([]);
});
