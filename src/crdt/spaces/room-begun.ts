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
  const begun = liveValue(false);
  let doc = log.doc;
  const look = (): void => {
    if (begun.get()) return;
    begun.set(roomRoots.some((root) => (doc.share.get(root)?._map.size ?? 0) > 0));
  };
  const stop = (): void => doc.off('afterTransaction', look);
  const start = (): void => {
    stop();
    doc = log.doc;
    doc.on('afterTransaction', look);
    look();
  };
  const stopTurning = log.rebuilt.subscribe(start);
  start();
  return {
    begun,
    close() {
      stopTurning();
      stop();
    },
  };
}
