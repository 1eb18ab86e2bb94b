import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timeLeft } from '../../src/app/features/sessions/time-left.ts';
import { endOf } from '../../src/crdt/documents/sessions/session-end.ts';

const minute = 60_000;
const at = Date.UTC(2026, 10, 24, 15);
const session = (startedAfter: number | undefined) => ({
  atMs: at,
  minutes: 50,
  startedMs: startedAfter === undefined ? undefined : at + startedAfter * minute,
});

test.each([
  ['begun on time', 0, 50],
  ['begun ten minutes late: the next hour may be another person’s', 10, 50],
  ['begun five minutes early', -5, 50],
  ['begun the evening before', -15 * 60, -15 * 60 + 50],
  ['begun after its time was over', 60, 110],
  ['not begun', undefined, 50],
])('a session %s ends when it is fair', (_how, startedAfter, endsAfter) => {
  expect((endOf(session(startedAfter)) - at) / minute).toBe(endsAfter);
});

test('a minute that has begun is whole, then it is a little over, and after an hour somebody forgot to close it', () => {
  const one = session(0);
  expect(timeLeft(one, at)).toEqual({ tag: 'left', minutes: 50 });
  expect(timeLeft(one, at + 1)).toEqual({ tag: 'left', minutes: 50 });
  expect(timeLeft(one, at + 50 * minute - 1)).toEqual({ tag: 'left', minutes: 1 });
  expect(timeLeft(one, at + 50 * minute)).toEqual({ tag: 'over' });
  expect(timeLeft(one, at + 110 * minute)).toEqual({ tag: 'long-over' });
});

test('right after it has begun, nobody reads more minutes than it has, also where the clock was last looked at before', () => {
  for (const startedAfter of [-60, 0, 60]) {
    const one = session(startedAfter);
    const began = at + startedAfter * minute;
    expect(timeLeft(one, began - 20_000)).toEqual({ tag: 'left', minutes: 50 });
  }
});

test('whenever it begins, it has never more than its length left, and time only runs out', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -3_000, max: 3_000 }),
      fc.integer({ min: 0, max: 600 }),
      (startedAfter, later) => {
        const one = session(startedAfter);
        const from = one.startedMs ?? at;
        const left = (nowMs: number): number => {
          const time = timeLeft(one, nowMs);
          return time.tag === 'left' ? time.minutes : 0;
        };
        expect(left(Math.max(from, at))).toBeLessThanOrEqual(50);
        expect(left(from + later * minute)).toBeLessThanOrEqual(left(from));
        expect(left(from)).toBeGreaterThan(0);
      },
    ),
  );
});
