import type { DateOrder, Day } from './parse-date.ts';
import type { TimeOfDay } from './parse-time.ts';

/** The day and the time of a moment, as the clocks here show it. */
export function dayAndTime(atMs: number): { readonly day: Day; readonly time: TimeOfDay } {
  const at = new Date(atMs);
  return {
    day: { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() },
    time: { hour: at.getHours(), minute: at.getMinutes() },
  };
}

/**
 * The moment at which the clocks here show that day and time, in milliseconds since 1970. A time that the clocks leap over in
 * spring becomes the one after the leap.
 */
export function momentOf(day: Day, time: TimeOfDay): number {
  return new Date(day.year, day.month - 1, day.day, time.hour, time.minute).getTime();
}

/** How the device's language writes dates with slashes. */
export function dateOrderHere(): DateOrder {
  const parts = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'numeric' });
  const [first] = parts.formatToParts(new Date(0)).filter(({ type }) => type !== 'literal');
  return first?.type === 'month' ? 'month-first' : 'day-first';
}

/** The name of the zone whose clocks these are. */
export const zoneHere = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const two = (number: number): string => String(number).padStart(2, '0');

/** As the platform's own date and time boxes write them. */
export const isoDay = ({ year, month, day }: Day): string => `${year}-${two(month)}-${two(day)}`;
export const isoTime = ({ hour, minute }: TimeOfDay): string => `${two(hour)}:${two(minute)}`;
