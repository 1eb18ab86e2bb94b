import { daysBetween, shown } from './when.ts';

/** A day and time in full, for an ending: "Tuesday 24 November, 15:00". */
export function whenFull(atMs: number): string {
  return shown(atMs, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  });
}

/** A day and time that leave nothing open, for what is being planned: "Tuesday 1 December 2026, 15:00". */
export function whenExactly(atMs: number): string {
  return shown(atMs, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}

/** A day alone: "Tuesday 24 November". */
export function whenDay(atMs: number): string {
  return shown(atMs, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
}

/** A day as it stands in a box that can be typed into; the box reads it back. */
export function whenTyped(atMs: number): string {
  const at = new Date(atMs);
  const parts = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(at);
}

/**
 * What the clocks of another zone show, with the day where that is another: "16:00", "Wed 01:00". Undefined where they show
 * the same as here, and where this browser does not know the zone.
 */
export function clockElsewhere(atMs: number, zone: string): string | undefined {
  const day = { weekday: 'short' } as const;
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const there = { timeZone: zone };
  try {
    if (shown(atMs, day) !== shown(atMs, { ...day, ...there }))
      return shown(atMs, { ...day, ...time, ...there });
    const words = shown(atMs, { ...time, ...there });
    return words === shown(atMs, time) ? undefined : words;
  } catch {
    return undefined;
  }
}

/** How far away a day is: "today", "tomorrow", "in 5 days", "in 3 weeks", "2 days ago". */
export function inDays(atMs: number, nowMs: number): string {
  const days = daysBetween(new Date(nowMs), new Date(atMs));
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const span = spanOf(Math.abs(days));
  return days > 0 ? `in ${span}` : `${span} ago`;
}

function spanOf(days: number): string {
  if (days < 14) return `${days} days`;
  if (days < 70) return `${Math.round(days / 7)} weeks`;
  if (days < 700) return `${Math.round(days / 30.44)} months`;
  return `${Math.round(days / 365.25)} years`;
}
