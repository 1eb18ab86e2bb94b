import type { Clock } from '../basics/clock.ts';

/** Waits for a promise, but not for ever: `late` after `deadlineMs`. The promise goes on by itself. */
export function within<T>(
  clock: Clock,
  deadlineMs: number,
  promise: Promise<T>,
): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(deadlineMs, () => resolve('late'));
    promise.then(
      (value) => {
        stop();
        resolve(value);
      },
      (problem: unknown) => {
        stop();
        reject(problem instanceof Error ? problem : new Error('rejected', { cause: problem }));
      },
    );
  });
}
