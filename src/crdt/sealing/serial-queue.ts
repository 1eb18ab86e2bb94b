/** Runs one task after the other, each to its end. */
export type SerialQueue = <T>(task: () => Promise<T>) => Promise<T>;

/** A new queue. A task that fails fails for whoever queued it, and the next one runs. */
export function serialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task, task);
    last = run.catch(() => undefined);
    return run;
  };
}
