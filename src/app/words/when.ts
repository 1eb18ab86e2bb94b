/** When something happened, as short as a calm page needs: "14:05", "Sat", "2 Nov". */
export function whenShort(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const days = daysBetween(at, new Date(nowMs));
  if (days <= 0) return clockTime(atMs);
  if (days < 7) return shown(atMs, { weekday: 'short' });
  return whenDayMonth(atMs);
}

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

/** A day as short as can be: "17 Nov". */
export function whenDayMonth(atMs: number): string {
  return shown(atMs, { day: 'numeric', month: 'short' });
}

/** A day as it stands in a box that can be typed into; the box reads it back. */
export function whenTyped(atMs: number): string {
  const at = new Date(atMs);
  const parts = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-GB', parts).format(at);
}

/** What the clocks here show: "15:00". */
export function clockTime(atMs: number): string {
  return shown(atMs, { timeStyle: 'short' });
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

/** Which greeting fits the hour. */
export function partOfDay(nowMs: number): 'morning' | 'afternoon' | 'evening' {
  const hour = new Date(nowMs).getHours();
  if (hour >= 4 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

/** Making a format takes far longer than using it, and a list shows hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 60;

/** A moment in the language of the device. */
function shown(atMs: number, parts: Intl.DateTimeFormatOptions): string {
  const at = new Date(atMs);
  // Somebody may travel with the page open: a format keeps to the zone it was made in.
  const key = JSON.stringify([parts, at.getTimezoneOffset()]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(undefined, parts);
  if (formats.size >= mostFormats) formats.clear();
  formats.set(key, format);
  return format.format(at);
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date): number =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
