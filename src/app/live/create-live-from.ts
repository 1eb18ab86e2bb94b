import { createComputed, untrack, type Accessor } from 'solid-js';
import { liveValue, type Live } from '../../crdt/basics/live.ts';

/** A signal as a {@link Live}, for what knows no framework. Equal values (Object.is) tell nobody. */
export function createLiveFrom<T>(accessor: Accessor<T>): Live<T> {
  const live = liveValue(untrack(accessor));
  createComputed(() => live.set(accessor()));
  return live;
}
