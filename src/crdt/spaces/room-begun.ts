import type { Cancel } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { SealedLog } from '../sealing/sealed-log-types.ts';
import { roomRoots } from './room-kinds.ts';

/** Whether anybody has put anything into the session room; once there is something, it stays so. */
export function watchRoomBegun(log: Pick<SealedLog, 'doc' | 'rebuilt'>): {
  readonly begun: Live<boolean>;
  close: Cancel;
} {
  let doc = log.doc;
  const look = (): boolean => roomRoots.some((root) => (doc.share.get(root)?._map.size ?? 0) > 0);
  const begun = liveValue(look());
  const onTransaction = (): void => {
    if (!look()) return;
    begun.set(true);
    stop();
  };
  const start = (): void => {
    doc = log.doc;
    doc.on('afterTransaction', onTransaction);
    onTransaction();
  };
  const stopTurning = log.rebuilt.subscribe(() => {
    stop();
    if (!begun.get()) start();
  });
  const stop = (): void => doc.off('afterTransaction', onTransaction);
  start();
  return {
    begun,
    close() {
      stopTurning();
      stop();
    },
  };
}
