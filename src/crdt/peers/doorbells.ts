import type { Cancel, Clock } from '../basics/clock.ts';
import type { DeviceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import { maxDoorbells, missedMs } from './limits.ts';
import type { PeerConnection, Room } from './transport.ts';

/**
 * Rooms for two, at which devices meet that have no room in common: one of them has moved on to a new epoch while the
 * other was away. All of them together are one room here.
 */
export interface Doorbells<Who> extends Room<Who> {
  /** Somebody came or went: leaves the doorbells of who is here at once, and joins those of who is not a little later. */
  look(): void;
}

/**
 * Listens at once at the doorbells of all who are missing.
 *
 * @param missing whom this page would meet and has no other way to now, most urgent first.
 * @param open joins the doorbell that this device has in common with that one.
 */
export function createDoorbells<Who>(options: {
  readonly clock: Clock;
  readonly missing: () => readonly DeviceId[];
  readonly open: (device: DeviceId) => Room<Who>;
}): Doorbells<Who> {
  const { clock, missing, open } = options;
  const bells = new Map<DeviceId, Room<Who>>();
  const listeners = new Map<object, (connection: PeerConnection<Who>) => void>();
  let leaving: Promise<unknown> = Promise.resolve();
  let stopWaiting: Cancel | undefined;
  let left = false;

  const wanted = (): readonly DeviceId[] => missing().slice(0, maxDoorbells);
  const leave = (device: DeviceId, bell: Room<Who>): void => {
    bells.delete(device);
    leaving = Promise.all([leaving, bell.leave()]);
  };
  const join = (): void => {
    stopWaiting = undefined;
    for (const device of wanted()) {
      if (bells.has(device)) continue;
      const bell = open(device);
      bells.set(device, bell);
      bell.onConnection((connection) => {
        for (const listener of [...listeners.values()]) listener(connection);
      });
    }
  };
  const look = (): void => {
    if (left) return;
    const devices = wanted();
    for (const [device, bell] of [...bells]) if (!devices.includes(device)) leave(device, bell);
    if (devices.some((device) => !bells.has(device))) stopWaiting ??= clock.after(missedMs, join);
  };
  join();
  return {
    // Nobody is told how doorbells stand: where the room is reached, they are.
    state: liveValue({ tag: 'waiting' }),
    look,
    connections: () => [...bells.values()].flatMap((bell) => bell.connections()),
    onConnection(listener): Cancel {
      const key = {};
      listeners.set(key, listener);
      for (const bell of bells.values())
        for (const connection of bell.connections()) listener(connection);
      return () => listeners.delete(key);
    },
    retry() {
      for (const bell of bells.values()) bell.retry();
    },
    async leave() {
      left = true;
      stopWaiting?.();
      for (const [device, bell] of [...bells]) leave(device, bell);
      await leaving;
    },
  };
}
