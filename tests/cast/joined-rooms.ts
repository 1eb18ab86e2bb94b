import type { OuterTransport, RoomAddress } from '../../src/crdt/peers/transport.ts';

/** A transport that keeps in `rooms` which rooms it is in, by address and in the order of joining; those where it turns others away, too. */
export const notingRooms = (
  transport: OuterTransport,
  rooms: Set<RoomAddress>,
): OuterTransport => ({
  async turnAway(away) {
    const standing = await transport.turnAway(away);
    rooms.add(away.address);
    return {
      leave() {
        rooms.delete(away.address);
        return standing.leave();
      },
    };
  },
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
