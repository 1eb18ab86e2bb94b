import type { Cancel } from '../basics/clock.ts';
import { notifyAll } from '../basics/live.ts';

/** Tells everybody once that a link has closed; who asks later is told at once. */
export interface CloseListeners {
  readonly closed: boolean;
  add(listener: () => void): Cancel;
  /** True the first time only. */
  close(): boolean;
}

/** Open, nobody listening. */
export function createCloseListeners(): CloseListeners {
  let closed = false;
  const listeners = new Set<() => void>();
  return {
    get closed() {
      return closed;
    },
    add(listener) {
      if (closed) {
        listener();
        return () => undefined;
      }
      const own = (): void => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    close() {
      if (closed) return false;
      closed = true;
      const told = [...listeners];
      listeners.clear();
      notifyAll(told, undefined);
      return true;
    },
  };
}
