import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Live } from '../../crdt/basics/live.ts';

/** A live value as a signal, for as long as the component that asks is there. */
export function createLive<T>(live: Live<T>): Accessor<T> {
  const [value, setValue] = createSignal<T>(live.get());
  onCleanup(live.subscribe((next) => setValue(() => next)));
  return value;
}
