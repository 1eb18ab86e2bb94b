import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedStarts, rhythms } from '../../../src/crdt/documents/sessions/repeated-starts.ts';

const zones = [
  ...['Europe/Berlin', 'Europe/Lisbon', 'Europe/London', 'America/New_York', 'America/St_Johns'],
  ...['America/Santiago', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'],
];
const dayMs = 24 * 60 * 60 * 1000;
const days = { once: 0, week: 7, 'two-weeks': 14, 'four-weeks': 28 } as const;

/** What somebody there reads from the calendar and the clock on the wall. */
function wall(atMs: number, zone: string): { readonly day: string; readonly time: string } {
  const show = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...options }).format(atMs);
  return {
    day: show({ dateStyle: 'short' }),
    time: show({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  };
}

/** The calendar day so many days later. */
const daysLater = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** Whether the clocks there show that time on that day at all, looked for minute by minute. */
function isShown(zone: string, day: string, time: string): boolean {
  const from = Date.parse(`${day}T${time}Z`);
  for (let atMs = from - 15 * 60 * 60_000; atMs <= from + 13 * 60 * 60_000; atMs += 15 * 60_000) {
    const shown = wall(atMs, zone);
    if (shown.day === day && shown.time === time) return true;
  }
  return false;
}

test('sessions come again on the right day at the same time by the clocks on the wall, in any zone', () => {
  fc.assert(
    fc.property(
      fc.record({
        zone: fc.constantFrom(...zones),
        every: fc.constantFrom(...rhythms),
        times: fc.integer({ min: 1, max: 52 }),
        // Whole quarters of an hour, from 2024 to 2030.
        quarters: fc.integer({
          min: Date.UTC(2024, 0) / 900_000,
          max: Date.UTC(2030, 0) / 900_000,
        }),
      }),
      ({ zone, every, times, quarters }) => {
        const atMs = quarters * 900_000;
        const first = wall(atMs, zone);
        const starts = repeatedStarts({ atMs, every, times, zone });
        expect(starts).toHaveLength(every === 'once' ? 1 : times);
        expect(starts[0]).toBe(atMs);
        starts.forEach((start, nth) => {
          const shown = wall(start, zone);
          const day = daysLater(first.day, nth * days[every]);
          if (shown.day === day && shown.time === first.time) return;
          expect(isShown(zone, day, first.time)).toBe(false);
        });
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('ten in the morning in Berlin stays ten when the clocks go forward, in other words an hour earlier by UTC', () => {
  const starts = repeatedStarts({
    atMs: Date.UTC(2026, 2, 24, 9),
    every: 'week',
    times: 2,
    zone: 'Europe/Berlin',
  });
  expect(starts).toEqual([Date.UTC(2026, 2, 24, 9), Date.UTC(2026, 2, 31, 8)]);
});

test('a time that the clocks jump over becomes the moment after the jump', () => {
  // Half past two on a Sunday; on 8 March 2026 New York goes from two to three o’clock.
  const starts = repeatedStarts({
    atMs: Date.UTC(2026, 2, 1, 7, 30),
    every: 'week',
    times: 3,
    zone: 'America/New_York',
  });
  expect(starts).toEqual([
    Date.UTC(2026, 2, 1, 7, 30),
    Date.UTC(2026, 2, 8, 7),
    Date.UTC(2026, 2, 15, 6, 30),
  ]);
});

test('a time that the clocks show twice is the first of the two', () => {
  // Half past one on a Sunday; on 1 November 2026 New York goes back from two to one o’clock.
  const starts = repeatedStarts({
    atMs: Date.UTC(2026, 9, 25, 5, 30),
    every: 'week',
    times: 2,
    zone: 'America/New_York',
  });
  expect(starts[1]).toBe(Date.UTC(2026, 10, 1, 5, 30));
});

test('a zone that this device does not know repeats every so many times 24 hours', () => {
  const starts = repeatedStarts({ atMs: 1000, every: 'week', times: 3, zone: 'Mars/Olympus' });
  expect(starts).toEqual([1000, 1000 + 7 * dayMs, 1000 + 14 * dayMs]);
});

test('no more than 52 times, and at least once', () => {
  const plan = { atMs: 1000, every: 'week', zone: 'UTC' } as const;
  expect(repeatedStarts({ ...plan, times: 500 })).toHaveLength(52);
  expect(repeatedStarts({ ...plan, times: 0 })).toHaveLength(1);
});
