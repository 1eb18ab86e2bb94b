import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { notifyAll } from '../basics/live.ts';
import { gateMs } from './limits.ts';
import type { Gate, PeerConnection, PeerLink } from './transport.ts';

/** The connections of one room: who asks to come in, who is in, who has gone. The same for every transport. */
export interface RoomConnections<Who> {
  list(): readonly PeerConnection<Who>[];
  onConnection(listener: (connection: PeerConnection<Who>) => void): Cancel;
  /**
   * Runs the gate on a fresh link, at most 10 s. `opened` is called in the moment the gate lets it pass, before
   * anybody is told. Resolves to whether it passed; a link that did not is closed.
   */
  admit(link: PeerLink, opened: () => void): Promise<boolean>;
  /** Closes every link, those at the gate included. */
  closeAll(): void;
}

/** No connections yet. */
export function createRoomConnections<Who>(options: {
  readonly gate: Gate<Who>;
  readonly clock: Clock;
  readonly count: Count;
}): RoomConnections<Who> {
  const { gate, clock, count } = options;
  const links = new Set<PeerLink>();
  const connections = new Map<PeerLink, PeerConnection<Who>>();
  const listeners = new Set<(connection: PeerConnection<Who>) => void>();

  return {
    list: () => [...connections.values()],
    onConnection(listener) {
      const own = (connection: PeerConnection<Who>): void => listener(connection);
      listeners.add(own);
      for (const connection of [...connections.values()]) own(connection);
      return () => listeners.delete(own);
    },
    async admit(link, opened) {
      links.add(link);
      const stopTimer = clock.after(gateMs, () => {
        count('peers/gate-too-slow');
        link.close();
      });
      link.onClose(() => {
        stopTimer();
        links.delete(link);
        connections.delete(link);
      });
      let passed = false;
      try {
        const who = await gate(link);
        if (who === undefined || !links.has(link)) {
          count('peers/gate-refused');
          return false;
        }
        passed = true;
        stopTimer();
        const connection = { who, link };
        connections.set(link, connection);
        opened();
        notifyAll(listeners, connection);
        return true;
      } finally {
        stopTimer();
        if (!passed) link.close();
      }
    },
    closeAll() {
      for (const link of [...links]) link.close();
    },
  };
}
