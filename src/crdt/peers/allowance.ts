import type { Clock } from '../basics/clock.ts';

/** How much of something may come: so many at once, and so many a second after that. */
export interface Allowance {
  /** Whether this one may still come. */
  take(): boolean;
}

/** A full allowance. `beyond` is told when more came than that, at most once a second while it goes on. */
export function createAllowance(options: {
  readonly clock: Clock;
  readonly atOnce: number;
  readonly perSecond: number;
  readonly beyond: () => void;
}): Allowance {
  const { clock, atOnce, perSecond } = options;
  let left = atOnce;
  let filledMs = clock.monotonicMs();
  let toldMs = Number.NEGATIVE_INFINITY;
  return {
    take() {
      const nowMs = clock.monotonicMs();
      left = Math.min(atOnce, left + ((nowMs - filledMs) / 1000) * perSecond);
      filledMs = nowMs;
      if (left >= 1) {
        left -= 1;
        return true;
      }
      if (nowMs - toldMs >= 1_000) {
        toldMs = nowMs;
        options.beyond();
      }
      return false;
    },
  };
}
