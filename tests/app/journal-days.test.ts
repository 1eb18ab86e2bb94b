import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayInMonth,
  daysLater,
  firstDayOfWeek,
  monthOf,
  monthsLater,
  weeksOf,
} from '../../src/app/features/journal/days.ts';

const months = fc
  .tuple(fc.integer({ min: 1950, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

test('a month holds each of its days once, in order, in weeks of seven that begin on the chosen day', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: 1, max: 7 }), (month, firstDay) => {
      const weeks = weeksOf(month, firstDay);
      const days = weeks.flat().filter((day) => day !== undefined);
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(weeks.every((week) => week.some((day) => day !== undefined))).toBe(true);
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.every((day) => monthOf(day) === month)).toBe(true);
      const [year = 0, number = 0] = month.split('-').map(Number);
      expect(days).toHaveLength(new Date(Date.UTC(year, number, 0)).getUTCDate());
      for (const week of weeks) {
        for (const [place, day] of week.entries()) {
          if (day === undefined) continue;
          const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
          expect(weekday).toBe(((firstDay - 1 + place) % 7) + 1);
        }
      }
    }),
  );
});

test('going so many days or months on and back again leads to where one was', () => {
  fc.assert(
    fc.property(months, fc.integer({ min: -500, max: 500 }), (month, count) => {
      expect(monthsLater(monthsLater(month, count), -count)).toBe(month);
      const day = `${month}-15`;
      expect(daysLater(daysLater(day, count), -count)).toBe(day);
    }),
  );
});

test('the 31st is the last day of a shorter month', () => {
  expect(dayInMonth('2026-01-31', '2026-02')).toBe('2026-02-28');
  expect(dayInMonth('2026-01-31', '2028-02')).toBe('2028-02-29');
  expect(dayInMonth('2026-01-12', '2026-02')).toBe('2026-02-12');
});

test('weeks begin as where the person is, and on Monday where the browser does not tell', () => {
  expect(firstDayOfWeek('en-US')).toBe(7);
  expect(firstDayOfWeek('de-DE')).toBe(1);
  expect(firstDayOfWeek('not a language')).toBe(1);
});
