import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Clock } from '../../crdt/basics/clock.ts';
import type { Live } from '../../crdt/basics/live.ts';
import type { SavingState } from '../../crdt/spaces/index.ts';

/** Everything has to rest this long before it is shown as saved again, in milliseconds. */
export const restMs = 400;

/**
 * How far the words are, as a person is to see it: what is unsaved is said at once, "saved" only after a rest, so
 * that the line stays still while somebody types instead of changing twice with every letter. Never early.
 */
export function createShownSaving(
  live: Live<SavingState>,
  clock: Pick<Clock, 'after'>,
): Accessor<SavingState> {
  let last = live.get();
  const [shown, setShown] = createSignal<SavingState>(last);
  const show = (next: SavingState): void => {
    last = next;
    setShown(next);
  };
  let cancel: (() => void) | undefined;
  const stop = live.subscribe((now) => {
    cancel?.();
    cancel = undefined;
    if (now.tag === 'saved') cancel = clock.after(restMs, () => show(now));
    else if (now.tag !== last.tag || now.tag === 'not-saved') show(now);
  });
  onCleanup(() => {
    stop();
    cancel?.();
  });
  return shown;
}
