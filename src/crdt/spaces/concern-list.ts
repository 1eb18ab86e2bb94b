import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { Concern } from './space-state.ts';

/** What a person has to be told of a Space, each concern once. Outlives the Space's being closed and opened again. */
export interface ConcernList {
  readonly all: Live<readonly Concern[]>;
  /** Adds a concern, or says how the one of that id stands now. */
  put(concern: Concern): void;
  get(id: string): Concern | undefined;
}

/** No concerns. */
export function createConcernList(): ConcernList {
  const all = liveValue<readonly Concern[]>([]);
  return {
    all,
    get: (id) => all.get().find((concern) => concern.id === id),
    put(concern) {
      const known = all.get().some(({ id }) => id === concern.id);
      all.set(
        known
          ? all.get().map((old) => (old.id === concern.id ? concern : old))
          : [...all.get(), concern],
      );
    },
  };
}
