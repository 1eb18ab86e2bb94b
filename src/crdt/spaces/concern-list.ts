import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { Concern } from './space-state.ts';

/** What a person has to be told of a Space, each concern once. Outlives the Space's being closed and opened again. */
export interface ConcernList {
  readonly all: Live<readonly Concern[]>;
  /** Adds a concern, or says how the one of that id stands now. */
  put(concern: Concern): void;
  get(id: string): Concern | undefined;
  /** The person has read it: it is told again only when it stands otherwise. */
  dismiss(id: string): void;
  /** It stands no longer, and is told again when it does. */
  withdraw(id: string): void;
}

/** No concerns. */
export function createConcernList(): ConcernList {
  const known = new Map<string, Concern>();
  const dismissed = new Set<string>();
  const all = liveValue<readonly Concern[]>([]);
  const tell = (): void => all.set([...known.values()].filter(({ id }) => !dismissed.has(id)));
  return {
    all,
    get: (id) => known.get(id),
    put(concern) {
      if (known.get(concern.id)?.healed === concern.healed) return;
      known.set(concern.id, concern);
      dismissed.delete(concern.id);
      tell();
    },
    dismiss(id) {
      dismissed.add(id);
      tell();
    },
    withdraw(id) {
      known.delete(id);
      tell();
    },
  };
}
