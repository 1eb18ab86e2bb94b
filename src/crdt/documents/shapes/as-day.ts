const day = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day of the calendar, "2026-12-01"; undefined for anything else, the 30th of February too. */
export function asDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !day.test(value)) return undefined;
  const atMs = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(atMs) && new Date(atMs).toISOString().startsWith(value)
    ? value
    : undefined;
}
