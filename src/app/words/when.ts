/** When something happened, as short as a calm page needs: "14:05", "Sat", "2 Nov". */
export function whenShort(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const days = daysBetween(at, new Date(nowMs));
  if (days <= 0) return clockTime(atMs);
  if (days < 7) return shown(atMs, { weekday: 'short' });
  return whenDayMonth(atMs);
}

/** A day as short as can be: "17 Nov". */
export function whenDayMonth(atMs: number): string {
  return shown(atMs, { day: 'numeric', month: 'short' });
}

/** What the clocks here show: "15:00". */
export function clockTime(atMs: number): string {
  return shown(atMs, { timeStyle: 'short' });
}

/** Which greeting fits the hour. */
export function partOfDay(nowMs: number): 'night' | 'morning' | 'afternoon' | 'evening' {
  const hour = new Date(nowMs).getHours();
  if (hour < 4) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** Making a format takes far longer than using it, and a list shows hundreds of dates. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 60;

/** A moment in the language of the device, in the given parts. */
export function shown(atMs: number, parts: Intl.DateTimeFormatOptions): string {
  const at = new Date(atMs);
  // Somebody may travel with the page open: a format keeps to the zone it was made in.
  const key = JSON.stringify([parts, at.getTimezoneOffset()]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(undefined, parts);
  if (formats.size >= mostFormats) formats.clear();
  formats.set(key, format);
  return format.format(at);
}

/** How many midnights lie between two moments, by the clocks here. */
export function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date): number =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
