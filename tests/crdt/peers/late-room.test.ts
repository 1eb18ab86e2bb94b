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

  describe('that moves on', () => {
    function moving() {
      const clock = simulatedClock();
      const network = createMemoryNetwork({ clock, random: seededRandom(5) });
      let topic = 'old';
      let reachable = true;
      const others = ['old', 'new', 'newest'].map((name) =>
        network.transport('ben').join({ address: { topic: name, signalling: 'secret' }, gate }),
      );
      const room = createLateRoom<string>({
        clock,
        before: { tag: 'waiting' },
        open: () =>
          reachable
            ? Promise.resolve(
                network.transport('ana').join({ address: { topic, signalling: 'secret' }, gate }),
              )
            : Promise.reject(new Error('not loaded')),
      });
      return {
        clock,
        room,
        /** How many are with whom waits in the old, the new and the newest room. */
        met: () => others.map((other) => other.connections().length),
        moveTo: (next: string) => {
          topic = next;
          room.moveOn();
        },
        setReachable: (now: boolean) => {
          reachable = now;
        },
      };
    }

    test('is in the new room at once and in the former one for five more seconds', async () => {
      const { clock, room, met, moveTo } = moving();
      const seen: string[] = [];
      room.onConnection(({ link }) => seen.push(link.id));
      room.join();
      await clock.advance(100);
      expect(met()).toEqual([1, 0, 0]);
      moveTo('new');
      await clock.advance(100);
      expect(met()).toEqual([1, 1, 0]);
      expect(room.connections()).toHaveLength(2);
      expect(new Set(seen).size).toBe(2);
      await clock.advance(5_000);
      expect(met()).toEqual([0, 1, 0]);
      expect(room.connections()).toHaveLength(1);
    });

    test('is never in more than two rooms, however fast it moves', async () => {
      const { clock, room, met, moveTo } = moving();
      room.join();
      await clock.advance(100);
      moveTo('new');
      await clock.advance(100);
      moveTo('newest');
      await clock.advance(100);
      expect(met()).toEqual([0, 1, 1]);
      await clock.advance(5_000);
      expect(met()).toEqual([0, 0, 1]);
    });

    test('joins the newest room alone when it moves before it has joined any', async () => {
      const { clock, room, met, moveTo } = moving();
      moveTo('new');
      await clock.advance(1_000);
      expect(met()).toEqual([0, 0, 0]);
      room.join();
      await clock.advance(1_000);
      expect(met()).toEqual([0, 1, 0]);
    });

    test('misses no room when it moves while it is joining', async () => {
      const { clock, room, met, moveTo } = moving();
      room.join();
      moveTo('new');
      await clock.advance(6_000);
      expect(met()).toEqual([0, 1, 0]);
    });

    test('stays in the former room until the new one can be joined', async () => {
      const { clock, room, met, moveTo, setReachable } = moving();
      room.join();
      await clock.advance(100);
      setReachable(false);
      moveTo('new');
      await clock.advance(20_000);
      expect(met()).toEqual([1, 0, 0]);
      setReachable(true);
      await clock.advance(70_000);
      expect(met()).toEqual([0, 1, 0]);
    });

    test('leaves both rooms when it is left in between', async () => {
      const { clock, room, met, moveTo } = moving();
      room.join();
      await clock.advance(100);
      moveTo('new');
      await clock.advance(100);
      await room.leave();
      await clock.advance(100);
      expect(met()).toEqual([0, 0, 0]);
      moveTo('newest');
      await clock.advance(10_000);
      expect(met()).toEqual([0, 0, 0]);
    });
  });
});
