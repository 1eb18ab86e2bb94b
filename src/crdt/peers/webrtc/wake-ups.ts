import type { Cancel, Clock } from '../../basics/clock.ts';

const tickMs = 2_000;
const gapMs = 8_000;

/**
 * Calls when connections may have gone stale unseen: the network came back or changed, the page was shown again,
 * or time jumped because the machine slept (the wall clock too, since some monotonic clocks stop in sleep).
 */
export function wakeUps(clock: Clock, wake: () => void): Cancel {
  let monotonicMs = clock.monotonicMs();
  let wallMs = clock.nowMs();
  const stop = clock.every(tickMs, () => {
    const gap = Math.max(clock.monotonicMs() - monotonicMs, clock.nowMs() - wallMs);
    monotonicMs = clock.monotonicMs();
    wallMs = clock.nowMs();
    if (gap > gapMs) wake();
  });
  if (typeof window === 'undefined') return stop;
  const shown = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  window.addEventListener('online', wake);
  window.addEventListener('pageshow', wake);
  document.addEventListener('visibilitychange', shown);
  return () => {
    stop();
    window.removeEventListener('online', wake);
    window.removeEventListener('pageshow', wake);
    document.removeEventListener('visibilitychange', shown);
  };
}
