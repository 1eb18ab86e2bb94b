import type { Live } from '../basics/live.ts';
import type { SavingState } from './space-state.ts';

const weight = { saved: 0, saving: 1, 'not-saved': 2 } as const;

/** "Saved on this device" of two Spaces that one page writes into: the worse of the two. */
export function jointSaving(one: Live<SavingState>, other: Live<SavingState>): Live<SavingState> {
  const read = (): SavingState => {
    const [a, b] = [one.get(), other.get()];
    return weight[b.tag] > weight[a.tag] ? b : a;
  };
  return {
    get: read,
    subscribe(listener) {
      const stops = [one, other].map((saving) => saving.subscribe(() => listener(read())));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
