/** When something happened, as short as a calm page needs: "14:05", "Sat", "2 Nov". */
export function whenShort(atMs: number, nowMs: number): string {
  const at = new Date(atMs);
  const days = daysBetween(at, new Date(nowMs));
  if (days <= 0) return new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(at);
  if (days < 7) return new Intl.DateTimeFormat(undefined, { weekday: 'short' }).format(at);
  return new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' }).format(at);
}

/** A day and time in full, for an ending: "Tuesday 24 November, 15:00". */
export function whenFull(atMs: number): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(atMs));
}

/** Which greeting fits the hour. */
export function partOfDay(nowMs: number): 'morning' | 'afternoon' | 'evening' {
  const hour = new Date(nowMs).getHours();
  if (hour >= 4 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

function daysBetween(from: Date, to: Date): number {
  const midnight = (date: Date): number =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
