import type { RoomAddress, Transport } from '../../src/crdt/peers/transport.ts';

/** A transport that keeps in `rooms` which rooms it is in, by address and in the order of joining. */
export const notingRooms = (transport: Transport, rooms: Set<RoomAddress>): Transport => ({
  join(join) {
    const room = transport.join(join);
    rooms.add(join.address);
    return {
      ...room,
      leave() {
        rooms.delete(join.address);
        return room.leave();
      },
    };
  },
});
