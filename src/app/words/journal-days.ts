import { daysBetween, shown } from './when.ts';

const today = 'Today';
const yesterday = 'Yesterday';

/** A day as a list shows it: "Today", "Yesterday", "Saturday", "2 November", with the year where it is another. */
export function dayForList(atMs: number, nowMs: number): string {
  const days = daysBetween(new Date(atMs), new Date(nowMs));
  if (days === 0) return today;
  if (days === 1) return yesterday;
  if (days > 1 && days < 7) return shown(atMs, { weekday: 'long' });
  return shown(atMs, { day: 'numeric', month: 'long', ...yearIfOther(atMs, nowMs) });
}

/** A day in full: "Sunday 22 November", with the year where it is another. */
export function dayInFull(atMs: number, nowMs: number): string {
  const parts = { weekday: 'long', day: 'numeric', month: 'long' } as const;
  return shown(atMs, { ...parts, ...yearIfOther(atMs, nowMs) });
}

/** A day without its name: "12 November", with the year where it is another. */
export function dayAlone(atMs: number, nowMs: number): string {
  return shown(atMs, { day: 'numeric', month: 'long', ...yearIfOther(atMs, nowMs) });
}

/** A month: "November 2026". */
export function monthInFull(atMs: number): string {
  return shown(atMs, { month: 'long', year: 'numeric' });
}

/** A day of the week: "Mon", "Monday". */
export function weekday(atMs: number, length: 'short' | 'long'): string {
  return shown(atMs, { weekday: length });
}

function yearIfOther(atMs: number, nowMs: number): { readonly year?: 'numeric' } {
  const isOther = new Date(atMs).getFullYear() !== new Date(nowMs).getFullYear();
  return isOther ? { year: 'numeric' } : {};
}
