import { isCryptoUnderWay } from './crypto-under-way.ts';
import type { Cancel, Clock } from '../../src/crdt/basics/clock.ts';

/** A clock that moves only when told, running what falls due in order. */
export interface SimulatedClock extends Clock {
  /** Moves time on, running each timer at its own moment. Lets promises settle between timers. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  dueMs: number;
  readonly order: number;
  readonly everyMs: number | undefined;
  readonly run: () => void;
}

/** Starts at 1 March 2026, 09:00 UTC, unless told otherwise. */
export function simulatedClock(startMs = Date.UTC(2026, 2, 1, 9)): SimulatedClock {
  let elapsedMs = 0;
  let order = 0;
  const timers = new Set<Timer>();

  const add = (delayMs: number, run: () => void, everyMs?: number): Cancel => {
    order += 1;
    const timer: Timer = { dueMs: elapsedMs + Math.max(0, delayMs), order, everyMs, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const nextDue = (untilMs: number): Timer | undefined => {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueMs > untilMs) continue;
      if (
        next === undefined ||
        timer.dueMs < next.dueMs ||
        (timer.dueMs === next.dueMs && timer.order < next.order)
      ) {
        next = timer;
      }
    }
    return next;
  };

  return {
    nowMs: () => startMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    after: (delayMs, run) => add(delayMs, run),
    every: (intervalMs, run) => add(intervalMs, run, Math.max(1, intervalMs)),
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      await settle();
      for (let timer = nextDue(untilMs); timer !== undefined; timer = nextDue(untilMs)) {
        elapsedMs = timer.dueMs;
        if (timer.everyMs === undefined) timers.delete(timer);
        else timer.dueMs += timer.everyMs;
        timer.run();
        await settle();
      }
      elapsedMs = untilMs;
    },
  };
}

/** Lets everything that is already under way come to rest: promises, and what WebCrypto was asked for, until neither brings more. */
async function settle(): Promise<void> {
  await new Promise<void>((resolve) => soon(resolve));
  while (isCryptoUnderWay()) await new Promise<void>((resolve) => soon(resolve));
}

/** After what is due now: browsers, in which pages are shown over this clock, have another way to say so. */
function soon(run: () => void): void {
  if ('setImmediate' in globalThis) setImmediate(run);
  else setTimeout(run, 0);
}
