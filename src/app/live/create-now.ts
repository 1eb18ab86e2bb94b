import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { useApp } from './app-context.tsx';

/** What time it is, milliseconds since 1970, looked at anew every so often for as long as the component that asks is there. */
export function createNow(everyMs: number): Accessor<number> {
  const { clock } = useApp().browser;
  const [now, setNow] = createSignal(clock.nowMs());
  onCleanup(clock.every(everyMs, () => setNow(clock.nowMs())));
  return now;
}
