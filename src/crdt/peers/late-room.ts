import type { Cancel, Clock } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { PeerConnection, Room, RoomState } from './transport.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/** A room that is known before it is joined. */
export interface LateRoom<Who> extends Room<Who> {
  /** Joins; once is enough, also after leaving. */
  join(): void;
}

/**
 * A room that is joined only when there is a reason to, or when what joins it is loaded. Until then it is in the state
 * given, and nothing of it has left this page.
 *
 * @param open joins; a failure leaves the room unreachable, and it is tried again by itself, later and later.
 */
export function createLateRoom<Who>(options: {
  readonly clock: Clock;
  readonly before: RoomState;
  readonly open: () => Promise<Room<Who>>;
}): LateRoom<Who> {
  const state = liveValue(options.before);
  const listeners = new Map<object, (connection: PeerConnection<Who>) => void>();
  let room: Room<Who> | undefined;
  let joining: Promise<void> | undefined;
  let left = false;
  let failures = 0;
  let stopWaiting: Cancel = () => undefined;
  const isLeft = (): boolean => left;

  const begin = async (): Promise<void> => {
    try {
      const opened = await options.open();
      if (isLeft()) {
        await opened.leave();
        return;
      }
      room = opened;
    } catch {
      joining = undefined;
      if (isLeft()) return;
      state.set({ tag: 'unreachable' });
      stopWaiting = options.clock.after(Math.min(longestWaitMs, firstWaitMs * 2 ** failures), join);
      failures += 1;
      return;
    }
    room.state.subscribe((next) => state.set(next));
    state.set(room.state.get());
    room.onConnection((connection) => {
      for (const listener of [...listeners.values()]) listener(connection);
    });
  };
  const join = (): void => {
    if (left) return;
    stopWaiting();
    joining ??= begin();
  };
  let wanted = false;
  return {
    state,
    join() {
      wanted = true;
      join();
    },
    connections: () => room?.connections() ?? [],
    onConnection(listener): Cancel {
      const key = {};
      listeners.set(key, listener);
      for (const connection of room?.connections() ?? []) listener(connection);
      return () => listeners.delete(key);
    },
    retry() {
      failures = 0;
      if (room === undefined && wanted) join();
      room?.retry();
    },
    async leave() {
      if (left) return;
      left = true;
      stopWaiting();
      await joining;
      await room?.leave();
    },
  };
}
