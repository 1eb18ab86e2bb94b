import type { Cancel, Clock } from '../basics/clock.ts';
import { liveValue } from '../basics/live.ts';
import type { PeerConnection, Room, RoomState } from './transport.ts';

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** What was sent just before moving on still arrives, and nobody seems gone before they have come to the new room. */
const lingerMs = 5_000;

/** A room that is known before it is joined. */
export interface LateRoom<Who> extends Room<Who> {
  /** Joins; once is enough, also after leaving. */
  join(): void;
  /** What `open` opens is another room now: that one is joined, and the former one left five seconds later. */
  moveOn(): void;
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
  const { clock } = options;
  const state = liveValue(options.before);
  const listeners = new Map<object, (connection: PeerConnection<Who>) => void>();
  /** The present one comes last. */
  const rooms: Room<Who>[] = [];
  let joining: Promise<void> | undefined;
  let leaving: Promise<unknown> = Promise.resolve();
  let wanted = false;
  let stale = true;
  let left = false;
  let failures = 0;
  let stopWaiting: Cancel = () => undefined;
  let stopState: Cancel = () => undefined;
  let stopLinger: Cancel = () => undefined;
  const isLeft = (): boolean => left;

  const leaveOne = (room: Room<Who>): void => {
    rooms.splice(rooms.indexOf(room), 1);
    leaving = Promise.all([leaving, room.leave()]);
  };
  const leaveAllBut = (last: number): void => {
    for (const room of rooms.slice(0, Math.max(0, rooms.length - last))) leaveOne(room);
  };
  const enter = (room: Room<Who>): void => {
    rooms.push(room);
    if (isLeft()) {
      leaveOne(room);
      return;
    }
    stopState();
    stopState = room.state.subscribe((next) => state.set(next));
    state.set(room.state.get());
    room.onConnection((connection) => {
      for (const listener of [...listeners.values()]) listener(connection);
    });
    leaveAllBut(2);
    stopLinger();
    stopLinger = clock.after(lingerMs, () => leaveAllBut(1));
  };
  const begin = async (): Promise<void> => {
    try {
      while (stale && !isLeft()) {
        stale = false;
        enter(await options.open());
      }
    } catch {
      stale = true;
      if (isLeft()) return;
      state.set({ tag: 'unreachable' });
      stopWaiting = clock.after(Math.min(longestWaitMs, firstWaitMs * 2 ** failures), join);
      failures += 1;
    } finally {
      joining = undefined;
    }
  };
  const join = (): void => {
    if (left || !stale) return;
    stopWaiting();
    joining ??= begin();
  };
  return {
    state,
    join() {
      wanted = true;
      join();
    },
    moveOn() {
      stale = true;
      if (wanted) join();
    },
    connections: () => rooms.flatMap((room) => room.connections()),
    onConnection(listener): Cancel {
      const key = {};
      listeners.set(key, listener);
      for (const room of rooms) for (const connection of room.connections()) listener(connection);
      return () => listeners.delete(key);
    },
    retry() {
      failures = 0;
      if (wanted) join();
      for (const room of rooms) room.retry();
    },
    async leave() {
      left = true;
      stopWaiting();
      stopLinger();
      await joining;
      leaveAllBut(0);
      await leaving;
    },
  };
}
