import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAndTime, isoDay, isoTime, momentOf } from '../../src/app/features/sessions/moments.ts';
import { addDays, parseDate, type Day } from '../../src/app/features/sessions/parse-date.ts';
import { parseTime } from '../../src/app/features/sessions/parse-time.ts';
import { clockElsewhere, inDays, whenTyped } from '../../src/app/words/when-planned.ts';

/** A Sunday. */
const today: Day = { year: 2026, month: 11, day: 22 };
const read = (text: string, order: 'day-first' | 'month-first' = 'day-first'): string => {
  const day = parseDate(text, { today, order });
  return day === undefined ? 'not understood' : isoDay(day);
};
const readTime = (text: string): string => {
  const time = parseTime(text);
  return time === undefined ? 'not understood' : isoTime(time);
};

test.each([
  ['2026-12-01', '2026-12-01'],
  ['2026/12/1', '2026-12-01'],
  ['1.12.2026', '2026-12-01'],
  ['1.12.', '2026-12-01'],
  ['1. 12. 26', '2026-12-01'],
  ['1 Dec', '2026-12-01'],
  ['1st of December', '2026-12-01'],
  ['Dec 1', '2026-12-01'],
  ['December 1, 2026', '2026-12-01'],
  ['Tuesday 1 December 2026', '2026-12-01'],
  ['Tue, 1. Dec.', '2026-12-01'],
  ['on Tues 1.12.', '2026-12-01'],
  ['24/12', '2026-12-24'],
  ['today', '2026-11-22'],
  ['Tomorrow', '2026-11-23'],
  ['the day after tomorrow', '2026-11-24'],
  ['yesterday', '2026-11-21'],
  ['Tuesday', '2026-11-24'],
  ['next Tuesday', '2026-11-24'],
  ['Sunday', '2026-11-29'],
  ['this Sunday', '2026-11-22'],
  ['last Sunday', '2026-11-15'],
  ['last Tuesday', '2026-11-17'],
  ['in two weeks', '2026-12-06'],
  ['in 10 days', '2026-12-02'],
  ['a week ago', '2026-11-15'],
  ['29 Feb', '2028-02-29'],
  ['5 Jan', '2027-01-05'],
  ['5 Nov', '2026-11-05'],
])('somebody who writes "%s" on 22 November 2026 means %s', (text, day) => {
  expect(read(text)).toBe(day);
});

test('a date with slashes is read as is usual on the device, unless only one way has a day', () => {
  expect(read('1/12/2026', 'day-first')).toBe('2026-12-01');
  expect(read('1/12/2026', 'month-first')).toBe('2026-01-12');
  expect(read('24/12/2026', 'month-first')).toBe('2026-12-24');
  expect(read('1.12.2026', 'month-first')).toBe('2026-12-01');
});

test.each([
  '',
  'soon',
  '31 Feb',
  '31.11.2026',
  '2026-13-01',
  '0.0.0',
  '1 Dec 99999',
  'constructor',
  '12',
])('nobody is told a day that they did not write: "%s"', (text) => {
  expect(read(text)).toBe('not understood');
});

test.each([
  ['15:00', '15:00'],
  ['15.00', '15:00'],
  ['15h30', '15:30'],
  ['15 h', '15:00'],
  ['1500', '15:00'],
  ['15', '15:00'],
  ['9', '09:00'],
  ['3 pm', '15:00'],
  ['3pm', '15:00'],
  ['3:30 p.m.', '15:30'],
  ['3.30PM', '15:30'],
  ['12 am', '00:00'],
  ['12 pm', '12:00'],
  ['at noon', '12:00'],
  ['midnight', '00:00'],
  ['3 o’clock', '03:00'],
])('somebody who writes "%s" means %s', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each(['', '25', '24:00', '15:60', '13 pm', '0 am', 'tea time', '1:5', '-3', '15:00:00'])(
  'nobody is told a time that they did not write: "%s"',
  (text) => {
    expect(readTime(text)).toBe('not understood');
  },
);

const days = fc
  .integer({ min: 0, max: 70_000 })
  .map((count) => addDays({ year: 1990, month: 1, day: 1 }, count));
const times = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
});

test('a whole date means the same however it is written, whatever day it is today', () => {
  fc.assert(
    fc.property(
      days,
      days,
      fc.constantFrom('day-first' as const, 'month-first' as const),
      (day, now, order) => {
        const reading = { today: now, order };
        const atNoon = momentOf(day, { hour: 12, minute: 0 });
        const { year, month, day: date } = day;
        const slashed = order === 'day-first' ? `${date}/${month}` : `${month}/${date}`;
        for (const text of [
          isoDay(day),
          whenTyped(atNoon),
          `${date}.${month}.${year}`,
          `${slashed}/${year}`,
        ]) {
          expect(parseDate(text, reading)).toEqual(day);
        }
      },
    ),
  );
});

test('a date without its year is the nearest such day, at most a quarter of a year back', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -90, max: 270 }), (now, ahead) => {
      const day = addDays(now, ahead);
      fc.pre(now.year > 1991 && now.year < 2180 && !(day.month === 2 && day.day === 29));
      expect(parseDate(`${day.day}.${day.month}.`, { today: now, order: 'day-first' })).toEqual(
        day,
      );
    }),
  );
});

test('a time means the same however it is written', () => {
  fc.assert(
    fc.property(times, (time) => {
      const half = `${time.hour % 12 === 0 ? 12 : time.hour % 12}:${isoTime(time).slice(3)} ${time.hour < 12 ? 'am' : 'pm'}`;
      const clock = isoTime(time);
      for (const text of [clock, clock.replace(':', '.'), clock.replace(':', ''), half]) {
        expect(parseTime(text)).toEqual(time);
      }
    }),
  );
});

const pieces = fc.array(
  fc.constantFrom(
    ...[
      'next',
      'last',
      'in',
      'ago',
      'tue',
      'december',
      'week',
      '1',
      '31',
      '2026',
      '99',
      '.',
      '/',
      '-',
      ':',
      ' ',
      'pm',
      'h',
      '٣',
      '１',
      '\u0000',
      '🌱',
    ],
  ),
);

test('whatever is written, nothing is thrown, and a day or time that is understood exists', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((some) => some.join('')),
        pieces.map((some) => some.join(' ')),
      ),
      (text) => {
        const day = parseDate(text, { today, order: 'day-first' });
        if (day !== undefined) expect(addDays(addDays(day, 1), -1)).toEqual(day);
        const time = parseTime(text);
        if (time !== undefined) {
          expect(time.hour >= 0 && time.hour <= 23 && time.minute >= 0 && time.minute <= 59).toBe(
            true,
          );
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a moment is the same after it was shown as a day and a time', () => {
  fc.assert(
    fc.property(days, times, (day, time) => {
      const atMs = momentOf(day, time);
      const shown = dayAndTime(atMs);
      expect(momentOf(shown.day, shown.time)).toBe(atMs);
    }),
  );
});

test('how far away a day is, is told in words', () => {
  const now = momentOf(today, { hour: 14, minute: 20 });
  const away = (days: number): string =>
    inDays(momentOf(addDays(today, days), { hour: 9, minute: 0 }), now);
  expect([0, 1, -1, 2, 13].map(away)).toEqual([
    'today',
    'tomorrow',
    'yesterday',
    'in 2 days',
    'in 13 days',
  ]);
  expect([-5, 21, 90, 800].map(away)).toEqual([
    '5 days ago',
    'in 3 weeks',
    'in 3 months',
    'in 2 years',
  ]);
});

test('a zone that this browser does not know is not shown, and stops nothing', () => {
  expect(clockElsewhere(Date.UTC(2026, 11, 1, 12), 'Nowhere/"><b>')).toBeUndefined();
});

test('the other’s clock is told where it differs, and its day where that differs too', () => {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const noon = Date.UTC(2026, 11, 1, 12);
  expect(clockElsewhere(noon, zone)).toBeUndefined();
  const [east, west] = [
    clockElsewhere(noon, 'Pacific/Kiritimati'),
    clockElsewhere(noon, 'Pacific/Pago_Pago'),
  ];
  expect(east === undefined && west === undefined).toBe(false);
  const isWednesdayHere = new Date(noon).getDay() === 3;
  expect(east).toMatch(isWednesdayHere ? /^0?2:00/ : /^Wed,? 0?2:00/);
});
