import { createComputed, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Live } from '../../crdt/basics/live.ts';

/** A live value that may not be there yet, or be another one later, as a signal; `none` as long as there is none. */
export function createFollowed<T>(live: Accessor<Live<T> | undefined>, none: T): Accessor<T> {
  const [value, setValue] = createSignal<T>(none);
  createComputed(() => {
    const now = live();
    setValue(() => (now === undefined ? none : now.get()));
    if (now !== undefined) onCleanup(now.subscribe((next) => setValue(() => next)));
  });
  return value;
}
