import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/crdt/basics/clock.ts';
import { createLateRoom } from '../../../src/crdt/peers/late-room.ts';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import type { Room, Transport } from '../../../src/crdt/peers/transport.ts';
import { transportPromises } from '../../contracts/transport.contract.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

const address = { topic: 'topic', signalling: 'secret' };
const gate = (): Promise<string> => Promise.resolve('somebody');

/** A transport whose rooms are all late, and joined at once. */
const late = (transport: Transport, clock: Clock): Transport => ({
  join(join) {
    const room = createLateRoom({
      clock,
      before: { tag: 'connecting' },
      open: () => Promise.resolve(transport.join(join)),
    });
    room.join();
    return room;
  },
});

describe('a late room, once joined, keeps the promises of a room', () => {
  test.each(transportPromises.map(({ title, hold }) => [title, hold] as const))(
    '%s',
    async (_, hold) => {
      const clock = simulatedClock();
      const network = createMemoryNetwork({ clock, random: seededRandom(7) });
      network.latency(5);
      let rooms = 0;
      await hold({
        transport: (name) => late(network.transport(name), clock),
        async until(seen) {
          for (let waitedMs = 0; !seen(); waitedMs += 5) {
            if (waitedMs > 10_000) throw new Error('not seen within ten seconds');
            await clock.advance(5);
          }
        },
        pass: (ms) => clock.advance(ms),
        address: () => ({ topic: `room ${(rooms += 1)}`, signalling: 'secret' }),
      });
    },
  );
});

describe('a late room', () => {
  function world() {
    const clock = simulatedClock();
    const network = createMemoryNetwork({ clock, random: seededRandom(3) });
    const other = network.transport('ben').join({ address, gate });
    let opened = 0;
    let reachable = true;
    const rooms: Room<string>[] = [];
    const room = createLateRoom<string>({
      clock,
      before: { tag: 'waiting' },
      open() {
        opened += 1;
        if (!reachable) return Promise.reject(new Error('not loaded'));
        const inner = network.transport('ana').join({ address, gate });
        rooms.push(inner);
        return Promise.resolve(inner);
      },
    });
    return {
      clock,
      other,
      room,
      opened: () => opened,
      setReachable: (now: boolean) => {
        reachable = now;
      },
      rooms,
    };
  }

  test('tells nobody that it is there before it is joined, whatever is tried', async () => {
    const { clock, other, room, opened } = world();
    room.retry();
    await clock.advance(60_000);
    expect(opened()).toBe(0);
    expect(other.connections()).toEqual([]);
    expect(room.state.get()).toEqual({ tag: 'waiting' });
  });

  test('brings connections to those who listened before it was joined, and to those who come later', async () => {
    const { clock, room, opened } = world();
    const early: string[] = [];
    const lately: string[] = [];
    room.onConnection(({ who }) => early.push(who));
    room.join();
    room.join();
    await clock.advance(1_000);
    room.onConnection(({ who }) => lately.push(who));
    expect(opened()).toBe(1);
    expect([early, lately]).toEqual([['somebody'], ['somebody']]);
  });

  test('says when it cannot be joined, and joins at the next try', async () => {
    const { clock, other, room, setReachable } = world();
    setReachable(false);
    room.join();
    await clock.advance(1_000);
    expect(room.state.get()).toEqual({ tag: 'unreachable' });
    setReachable(true);
    room.retry();
    await clock.advance(1_000);
    expect(room.state.get()).toEqual({ tag: 'waiting' });
    expect(other.connections()).toHaveLength(1);
  });

  test('tries again by itself, later and later, and joins when it can', async () => {
    const { clock, other, room, opened, setReachable } = world();
    setReachable(false);
    room.join();
    await clock.advance(60_000);
    expect(opened()).toBeGreaterThan(3);
    expect(opened()).toBeLessThan(10);
    expect(room.state.get()).toEqual({ tag: 'unreachable' });
    setReachable(true);
    await clock.advance(61_000);
    expect(room.state.get()).toEqual({ tag: 'waiting' });
    expect(other.connections()).toHaveLength(1);
  });

  test('tries no more once it is left', async () => {
    const { clock, room, opened, setReachable } = world();
    setReachable(false);
    room.join();
    await clock.advance(500);
    await room.leave();
    const tried = opened();
    await clock.advance(600_000);
    expect(opened()).toBe(tried);
  });

  test('leaves nothing behind when it is left while joining', async () => {
    const { clock, other, room } = world();
    room.join();
    await room.leave();
    await clock.advance(1_000);
    expect(other.connections()).toEqual([]);
    room.join();
    await clock.advance(1_000);
    expect(other.connections()).toEqual([]);
  });
});
