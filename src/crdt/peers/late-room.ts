import type { Cancel } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { PeerConnection, Room, RoomState } from './transport.ts';

/** A room that is known before it is joined. */
export interface LateRoom<Who> extends Room<Who> {
  /** Joins; once is enough, also after leaving. */
  join(): void;
}

/**
 * A room that is joined only when there is a reason to, or when what joins it is loaded. Until then it is in the state
 * given, and nothing of it has left this page.
 *
 * @param open joins; a failure leaves the room unreachable until `retry`.
 */
export function createLateRoom<Who>(options: {
  readonly before: RoomState;
  readonly open: () => Promise<Room<Who>>;
}): LateRoom<Who> {
  const state = liveValue(options.before);
  const listeners = new Map<object, (connection: PeerConnection<Who>) => void>();
  let room: Room<Who> | undefined;
  let joining: Promise<void> | undefined;
  let left = false;
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
      state.set({ tag: 'unreachable' });
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
      if (room === undefined && wanted) join();
      room?.retry();
    },
    async leave() {
      if (left) return;
      left = true;
      await joining;
      await room?.leave();
    },
  };
}
