import type { Clock } from '../../crdt/basics/clock.ts';

/** How much may pass at once, and how fast the right to pass grows back. */
export interface Rate {
  readonly atOnce: number;
  readonly perSecond: number;
}

/** A token bucket that may go into debt: nothing is refused, the caller is told how long to hold back. */
export interface TokenBucket {
  /** Spends, and returns the milliseconds until the debt is paid off (0: none). */
  spend(amount: number): number;
  /** Whether so much is there; takes it only then. */
  take(amount: number): boolean;
  /** Whether nothing is missing: such a bucket can be forgotten and made anew. */
  isFull(): boolean;
}

/** A full bucket. */
export function tokenBucket({ atOnce, perSecond }: Rate, clock: Clock): TokenBucket {
  let tokens = atOnce;
  let filledAtMs = clock.monotonicMs();
  const fill = (): void => {
    const nowMs = clock.monotonicMs();
    tokens = Math.min(atOnce, tokens + ((nowMs - filledAtMs) / 1000) * perSecond);
    filledAtMs = nowMs;
  };
  return {
    spend(amount) {
      fill();
      tokens -= amount;
      return tokens >= 0 ? 0 : (-tokens / perSecond) * 1000;
    },
    take(amount) {
      fill();
      if (tokens < amount) return false;
      tokens -= amount;
      return true;
    },
    isFull() {
      fill();
      return tokens >= atOnce;
    },
  };
}
