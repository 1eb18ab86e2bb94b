import type * as Y from 'yjs';
import type { Cancel } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { roomRoots } from './room-kinds.ts';

/** Whether anybody has put anything into the session room; once there is something, it stays so. */
export function watchRoomBegun(doc: Y.Doc): { readonly begun: Live<boolean>; close: Cancel } {
  const look = (): boolean => roomRoots.some((root) => (doc.share.get(root)?._map.size ?? 0) > 0);
  const begun = liveValue(look());
  const onTransaction = (): void => {
    if (!look()) return;
    begun.set(true);
    stop();
  };
  const stop = (): void => doc.off('afterTransaction', onTransaction);
  if (!begun.get()) doc.on('afterTransaction', onTransaction);
  return { begun, close: stop };
}
