/**
 * When something new is said, in milliseconds since 1970: now, and behind what is known to be said already, also where the clock of
 * another device that said it is ahead.
 */
export const laterThan = (knownMs: number | undefined, nowMs: number): number =>
  Math.max(Math.round(nowMs), (knownMs ?? -1) + 1);
