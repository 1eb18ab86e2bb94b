/** Takes back what it was returned for; calling it again does nothing. */
export type Cancel = () => void;

/** Time as a port: nothing below the composition root reads the real one. */
export interface Clock {
  /** Wall clock, milliseconds since 1970. For showing only: no rule of acceptance or order reads it. */
  nowMs(): number;
  /** Milliseconds that only ever grow; for time-outs and ages. */
  monotonicMs(): number;
  /** Runs once after a delay, unless cancelled. */
  after(delayMs: number, run: () => void): Cancel;
  /** Runs at each interval until cancelled. */
  every(intervalMs: number, run: () => void): Cancel;
}

/** The platform's clock. Only the composition root makes it. */
export const platformClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  every(intervalMs, run) {
    const timer = setInterval(run, intervalMs);
    return () => clearInterval(timer);
  },
};
