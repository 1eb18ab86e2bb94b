import { localDay } from '../../live/local-day.ts';

/** Noon of a day by the clocks here, for words about it: no change of clocks falls on it. Milliseconds since 1970. */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00`);

/** The month of a day: "2026-11". */
export const monthOf = (day: string): string => day.slice(0, 7);

/** Noon of the first day of a month. */
export const noonOfMonth = (month: string): number => noonOf(`${month}-01`);

/** The day that is so many days later; before, with a number below zero. */
export function daysLater(day: string, days: number): string {
  const at = new Date(noonOf(day));
  return localDay(at.setDate(at.getDate() + days));
}

/** The month that is so many months later. */
export function monthsLater(month: string, months: number): string {
  const at = new Date(noonOfMonth(month));
  return monthOf(localDay(at.setMonth(at.getMonth() + months)));
}

/** The same day of another month, or the last that it has. */
export function dayInMonth(day: string, month: string): string {
  const same = `${month}${day.slice(7)}`;
  const last = daysLater(`${monthsLater(month, 1)}-01`, -1);
  return same <= last ? same : last;
}

/**
 * The weeks of a month, seven places each; undefined where a place is of another month. `firstDay` is the day that weeks
 * begin with, from 1 for Monday to 7 for Sunday.
 */
export function weeksOf(
  month: string,
  firstDay: number,
): readonly (readonly (string | undefined)[])[] {
  const first = `${month}-01`;
  const before = (new Date(noonOf(first)).getDay() - firstDay + 7) % 7;
  const weeks: (string | undefined)[][] = [];
  for (let day = daysLater(first, -before); day < `${monthsLater(month, 1)}-01`;) {
    const week: (string | undefined)[] = [];
    for (let place = 0; place < 7; place += 1) {
      week.push(monthOf(day) === month ? day : undefined);
      day = daysLater(day, 1);
    }
    weeks.push(week);
  }
  return weeks;
}

const monday = 1;

/** The day that weeks begin with where the person is, as far as the browser tells: 1 for Monday to 7 for Sunday. */
export function firstDayOfWeek(locale: string = navigator.language): number {
  try {
    const known = new Intl.Locale(locale);
    // Browsers have it under one name or the other, or not at all.
    const tell: unknown = Reflect.get(known, 'getWeekInfo');
    const info: unknown =
      typeof tell === 'function' ? tell.call(known) : Reflect.get(known, 'weekInfo');
    if (typeof info !== 'object' || info === null || !('firstDay' in info)) return monday;
    const { firstDay } = info;
    const isDay = typeof firstDay === 'number' && Number.isInteger(firstDay);
    return isDay && firstDay >= 1 && firstDay <= 7 ? firstDay : monday;
  } catch {
    // A browser may be set to a language that no locale is named by.
    return monday;
  }
}
