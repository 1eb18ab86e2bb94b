import { sessionLimits } from './types.ts';

/** How often sessions that are planned together come again. */
export const rhythms = ['once', 'week', 'two-weeks', 'four-weeks'] as const;
export type Rhythm = (typeof rhythms)[number];

const dayMs = 24 * 60 * 60 * 1000;
const stepMs: Readonly<Record<Rhythm, number>> = {
  once: 0,
  week: 7 * dayMs,
  'two-weeks': 14 * dayMs,
  'four-weeks': 28 * dayMs,
};

/**
 * When sessions that come again begin (milliseconds since 1970), the first one included, at most 52: at the same time by
 * the clocks on the wall in `zone` (IANA), also after those were put forward or back. Where the clocks jump over that
 * time, the moment after the jump; where they show it twice, the first time. A zone that this device does not know
 * repeats every so many times 24 hours.
 */
export function repeatedStarts(plan: {
  readonly atMs: number;
  readonly every: Rhythm;
  readonly times: number;
  readonly zone: string;
}): readonly number[] {
  const { atMs, every, zone } = plan;
  const times = every === 'once' ? 1 : Math.min(Math.max(1, plan.times), sessionLimits.mostTimes);
  const offsetAt = offsetsIn(zone);
  const firstWallMs = atMs + offsetAt(atMs);
  const starts = [atMs];
  for (let nth = 1; nth < times; nth += 1) {
    starts.push(momentOf(firstWallMs + nth * stepMs[every], offsetAt));
  }
  return starts;
}

/** By how many milliseconds the clocks on the wall are ahead of UTC at a moment. */
type OffsetAt = (atMs: number) => number;

/** The moment at which the clocks show a time, given as if they were UTC's. */
function momentOf(wallMs: number, offsetAt: OffsetAt): number {
  // No clock is a whole day from UTC, so these are the offsets before and after any change on that day.
  const earlier = wallMs - offsetAt(wallMs - dayMs);
  const later = wallMs - offsetAt(wallMs + dayMs);
  for (const atMs of [earlier, later]) if (atMs + offsetAt(atMs) === wallMs) return atMs;
  return jumpBetween(Math.min(earlier, later), Math.max(earlier, later), offsetAt);
}

/** The first moment with the offset that holds at the end. */
function jumpBetween(fromMs: number, toMs: number, offsetAt: OffsetAt): number {
  const after = offsetAt(toMs);
  let before = fromMs;
  let at = toMs;
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (offsetAt(middle) === after) at = middle;
    else before = middle;
  }
  return at;
}

function offsetsIn(zone: string): OffsetAt {
  const format = clockIn(zone);
  if (format === undefined) return () => 0;
  return (atMs) => {
    const shown = new Map(
      format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
    const wallMs = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return wallMs - Math.floor(atMs / 1000) * 1000;
  };
}

/** A clock in that zone; undefined when this device does not know it. */
function clockIn(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}
