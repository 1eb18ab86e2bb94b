import type { Cancel } from './clock.ts';

/** A value that changes over time, without any framework: read it now, or be told of each change. */
export interface Live<T> {
  get(): T;
  /** Called with each new value, not with the present one. */
  subscribe(listener: (value: T) => void): Cancel;
}

/** A {@link Live} that its owner can set. */
export interface LiveValue<T> extends Live<T> {
  /** Setting the same value (Object.is) tells nobody. */
  set(value: T): void;
}

/** A new live value. A listener that throws does not keep the others from being told. */
export function liveValue<T>(initial: T): LiveValue<T> {
  let current = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      notifyAll(listeners, value);
    },
    subscribe(listener) {
      const own = (next: T): void => listener(next);
      listeners.add(own);
      return () => listeners.delete(own);
    },
  };
}

/** Calls every listener, then throws the first thing that one of them threw. */
export function notifyAll<T>(listeners: Iterable<(value: T) => void>, value: T): void {
  const problems: unknown[] = [];
  for (const listener of [...listeners]) {
    try {
      listener(value);
    } catch (problem) {
      problems.push(problem);
    }
  }
  if (problems.length > 0) throw problems[0];
}
