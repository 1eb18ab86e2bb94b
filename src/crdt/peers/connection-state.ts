import type { Cancel } from '../basics/clock.ts';
import type { MemberId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import type { PeerDevice } from './device-proof.ts';
import type { Room } from './transport.ts';

/** Whether what is written here reaches somebody now; what a page shows of it. */
export type ConnectionState =
  /** Some other device is here. */
  | {
      readonly tag: 'connected';
      /** The other members who are here, each once, in a steady order. */
      readonly members: readonly MemberId[];
      /** Whether another device of one's own is here. */
      readonly ownDevice: boolean;
    }
  /** The rendezvous answers, and nobody else is there. */
  | { readonly tag: 'alone' }
  | { readonly tag: 'connecting' }
  /** Nobody can be met just now. Writing goes on; it is sent later. */
  | { readonly tag: 'offline' };

/** Watches rooms and says in one word how things stand. */
export interface ConnectionWatch {
  readonly state: Live<ConnectionState>;
  /** Watches one more room until taken back. Rooms of tabs may be added too: own tabs never count as company. */
  add(room: Room<PeerDevice>): Cancel;
}

/** A watch over no rooms: offline. */
export function createConnectionWatch(own: PeerDevice): ConnectionWatch {
  const rooms = new Set<Room<PeerDevice>>();
  const state = liveValue<ConnectionState>({ tag: 'offline' });
  let shown = JSON.stringify(state.get());

  const update = (): void => {
    const next = stateOf(rooms, own);
    const text = JSON.stringify(next);
    if (text === shown) return;
    shown = text;
    state.set(next);
  };

  return {
    state,
    add(room) {
      rooms.add(room);
      const cancels = [
        room.state.subscribe(update),
        room.onConnection(({ link }) => {
          update();
          link.onClose(update);
        }),
      ];
      update();
      return () => {
        rooms.delete(room);
        for (const cancel of cancels) cancel();
        update();
      };
    },
  };
}

function stateOf(rooms: Iterable<Room<PeerDevice>>, own: PeerDevice): ConnectionState {
  const members = new Set<MemberId>();
  const tags = new Set<string>();
  let ownDevice = false;
  for (const room of rooms) {
    tags.add(room.state.get().tag);
    for (const { who } of room.connections()) {
      if (who.member !== own.member) members.add(who.member);
      else if (who.device !== own.device) ownDevice = true;
    }
  }
  if (members.size > 0 || ownDevice) {
    return { tag: 'connected', members: [...members].sort(), ownDevice };
  }
  if (tags.has('waiting')) return { tag: 'alone' };
  return { tag: tags.has('connecting') ? 'connecting' : 'offline' };
}
