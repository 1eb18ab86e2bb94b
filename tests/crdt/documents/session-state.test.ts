import { expect, test } from 'vitest';
import { sessionState } from '../../../src/crdt/documents/sessions/session-state.ts';

const hourMs = 60 * 60 * 1000;
const planned = {
  atMs: Date.UTC(2026, 2, 3, 15),
  minutes: 60,
  startedMs: undefined,
  closedMs: undefined,
  movedFromMs: undefined,
};
const endMs = planned.atMs + hourMs;

test('a session is planned until two hours after it should have ended, and missed from then on', () => {
  expect(sessionState(planned, 0)).toBe('planned');
  expect(sessionState(planned, endMs + 2 * hourMs)).toBe('planned');
  expect(sessionState(planned, endMs + 2 * hourMs + 1)).toBe('missed');
});

test('a session that was moved says so while it is to come, and is missed like any other', () => {
  const moved = { ...planned, movedFromMs: 5 };
  expect(sessionState(moved, endMs)).toBe('moved');
  expect(sessionState(moved, endMs + 3 * hourMs)).toBe('missed');
});

test('a session that was begun is under way until it is closed, however late', () => {
  const begun = { ...planned, startedMs: planned.atMs };
  expect(sessionState(begun, endMs + 99 * hourMs)).toBe('under-way');
  expect(sessionState({ ...begun, closedMs: endMs }, 0)).toBe('finished');
});

test('a session that was closed and never begun is finished', () => {
  expect(sessionState({ ...planned, closedMs: endMs }, endMs + 99 * hourMs)).toBe('finished');
});
