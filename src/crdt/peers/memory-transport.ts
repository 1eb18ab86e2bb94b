import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { liveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { createMemoryPair } from './memory-link.ts';
import { createRoomConnections } from './room-connections.ts';
import type { OuterTransport, PeerLink, RoomAddress, RoomState, TurningAway } from './transport.ts';

/** How often, from 0 to 1, a message is silently lost, comes twice, or is overtaken: worse than any real link. */
export interface Hostility {
  readonly lose: number;
  readonly duplicate: number;
  readonly reorder: number;
}

/** A network in memory and simulated time: the twin of the real ones, with faults at will. */
export interface MemoryNetwork {
  /** The way into it for the page of that name. */
  transport(name: string): OuterTransport;
  /** Closes what is between two pages and keeps them apart. */
  partition(a: string, b: string): void;
  /** Lets two pages meet again. */
  heal(a: string, b: string): void;
  /** Closes what is between two pages; they meet again after a second. */
  cut(a: string, b: string): void;
  /** Milliseconds that a message takes, from now on. */
  latency(ms: number): void;
  /** Turns silent faults on or off. Real links never do this; the repair of the exchange must survive it. */
  hostile(hostility: Hostility | undefined): void;
  /** Whether a page reaches a rendezvous; without one it meets nobody new. */
  rendezvous(name: string, reachable: boolean): void;
  /** Listens in on every message at the moment in which it reaches a page. */
  overhear(listener: (message: Overheard) => void): Cancel;
}

/** What reached a page. */
export interface Overheard {
  readonly to: string;
  readonly bytes: Uint8Array;
}

const meetAgainMs = 1_000;
/** Two of whom one does not let the other in are brought together later and later, up to this. */
const longestApartMs = 300_000;

interface Guest {
  readonly name: string;
  readonly number: number;
  readonly address: RoomAddress;
  readonly admit: (link: PeerLink, opened: () => void) => Promise<boolean>;
  readonly onTurnedAway: (() => void) | undefined;
}

/** Whoever turns others away in a room, without being in it. */
interface Doorkeeper extends TurningAway {
  readonly name: string;
  /** Who has their answer, by number. */
  readonly answered: Set<number>;
}

/** A network on which nobody is yet. */
export function createMemoryNetwork(options: {
  readonly clock: Clock;
  readonly random: Random;
  readonly count?: Count;
}): MemoryNetwork {
  const { clock, random } = options;
  const count = options.count ?? (() => undefined);
  const guests = new Set<Guest>();
  const doorkeepers = new Set<Doorkeeper>();
  const linksByPair = new Map<
    string,
    { readonly a: Guest; readonly b: Guest; readonly link: PeerLink }
  >();
  /** How often in a row two did not get as far as being connected, and until when they are left alone. */
  const failures = new Map<string, { readonly times: number; readonly untilMs: number }>();
  const apart = new Set<string>();
  const unreachable = new Set<string>();
  const states = new Map<string, Set<(reachable: boolean) => void>>();
  const listeners = new Set<(message: Overheard) => void>();
  let latencyMs = 0;
  let hostility: Hostility | undefined;
  let number = 0;

  const chance = (probability: number): boolean => (random.bytes(1)[0] ?? 0) / 256 < probability;
  const pairOf = (a: string, b: string): string => [a, b].sort().join(' ');

  const journey = (): readonly number[] => {
    if (hostility === undefined) return [latencyMs];
    if (chance(hostility.lose)) return [];
    const late = chance(hostility.reorder) ? latencyMs + (random.bytes(1)[0] ?? 0) : latencyMs;
    return chance(hostility.duplicate) ? [late, late + 40] : [late];
  };

  const meet = (a: Guest, b: Guest, atOnce: boolean): void => {
    const key = `${Math.min(a.number, b.number)} ${Math.max(a.number, b.number)}`;
    const strangers =
      a.address.topic !== b.address.topic || a.address.signalling !== b.address.signalling;
    if (a === b || strangers || linksByPair.has(key) || !guests.has(a) || !guests.has(b)) return;
    if (apart.has(pairOf(a.name, b.name))) return;
    if (unreachable.has(a.name) || unreachable.has(b.name)) return;
    const failed = failures.get(key);
    if (!atOnce && (failed?.untilMs ?? 0) > clock.monotonicMs()) return;
    number += 1;
    const [near, far] = createMemoryPair({
      clock,
      random,
      id: `memory-${number}`,
      journey,
      onArrival(side, bytes) {
        for (const listener of listeners) listener({ to: side === 0 ? a.name : b.name, bytes });
      },
    });
    linksByPair.set(key, { a, b, link: near.link });
    near.link.onClose(() => {
      linksByPair.delete(key);
      const times = opened === 2 ? 0 : (failed?.times ?? 0) + 1;
      const waitMs = Math.min(longestApartMs, meetAgainMs * 2 ** Math.max(0, times - 1));
      if (times === 0) failures.delete(key);
      else failures.set(key, { times, untilMs: clock.monotonicMs() + waitMs });
      clock.after(waitMs, () => meet(a, b, false));
    });
    let opened = 0;
    for (const [guest, end] of [
      [a, near],
      [b, far],
    ] as const) {
      void guest.admit(end.link, () => {
        opened += 1;
        end.open();
      });
    }
  };
  const ring = (guest: Guest, at: Doorkeeper): void => {
    const { address } = guest;
    const reach = (): boolean =>
      guests.has(guest) &&
      !apart.has(pairOf(guest.name, at.name)) &&
      !unreachable.has(guest.name) &&
      !unreachable.has(at.name);
    if (address.topic !== at.address.topic || address.signalling !== at.address.signalling) return;
    clock.after(latencyMs, () => {
      if (!doorkeepers.has(at) || !reach() || at.answered.has(guest.number)) return;
      at.answered.add(guest.number);
      clock.after(latencyMs, () => {
        if (reach()) guest.onTurnedAway?.();
      });
      at.told();
    });
  };
  const meetAll = (): void => {
    for (const a of guests) {
      for (const b of guests) if (a.number < b.number) meet(a, b, false);
      for (const at of doorkeepers) ring(a, at);
    }
  };
  const closeBetween = (a: string, b: string): void => {
    for (const pair of [...linksByPair.values()]) {
      if (pairOf(pair.a.name, pair.b.name) === pairOf(a, b)) pair.link.close();
    }
  };

  const onReachable = (name: string, listener: (reachable: boolean) => void): Cancel => {
    const listeners = states.get(name) ?? new Set();
    states.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  };

  return {
    transport: (name) => ({
      join(join) {
        const connections = createRoomConnections({ gate: join.gate, clock, count });
        const stateNow = (): RoomState => ({
          tag: unreachable.has(name) ? 'unreachable' : 'waiting',
        });
        const state = liveValue<RoomState>(stateNow());
        const stopState = onReachable(name, () => state.set(stateNow()));
        number += 1;
        const guest: Guest = {
          name,
          number,
          address: join.address,
          admit: (link, opened) => connections.admit(link, opened),
          onTurnedAway: join.onTurnedAway,
        };
        guests.add(guest);
        const stopMeeting = clock.after(latencyMs, meetAll);
        return {
          state,
          connections: () => connections.list(),
          onConnection: (listener) => connections.onConnection(listener),
          retry() {
            for (const other of guests) {
              const [a, b] = guest.number < other.number ? [guest, other] : [other, guest];
              meet(a, b, true);
            }
          },
          leave() {
            guests.delete(guest);
            stopState();
            stopMeeting();
            connections.closeAll();
            return Promise.resolve();
          },
        };
      },
      turnAway(away) {
        const doorkeeper: Doorkeeper = { ...away, name, answered: new Set() };
        doorkeepers.add(doorkeeper);
        for (const guest of guests) ring(guest, doorkeeper);
        const leave = (): Promise<void> => {
          doorkeepers.delete(doorkeeper);
          return Promise.resolve();
        };
        return Promise.resolve({ leave });
      },
    }),
    partition(a, b) {
      apart.add(pairOf(a, b));
      closeBetween(a, b);
    },
    heal(a, b) {
      apart.delete(pairOf(a, b));
      meetAll();
    },
    cut: closeBetween,
    latency(ms) {
      latencyMs = ms;
    },
    hostile(next) {
      hostility = next;
    },
    overhear(listener) {
      const own = (message: Overheard): void => listener(message);
      listeners.add(own);
      return () => listeners.delete(own);
    },
    rendezvous(name, reachable) {
      if (reachable) unreachable.delete(name);
      else unreachable.add(name);
      for (const listener of states.get(name) ?? []) listener(reachable);
      meetAll();
    },
  };
}
