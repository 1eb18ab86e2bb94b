import { afterEach, describe, expect, test } from 'vitest';
import { platformClock } from '../../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../../src/crdt/basics/random.ts';
import { createTabTransport } from '../../../src/crdt/peers/tab-transport.ts';
import { transportPromises } from '../../contracts/transport.contract.ts';
import type { TransportWorld } from '../../contracts/transport.contract.ts';

const leavers: (() => Promise<void>)[] = [];

/** Node's own BroadcastChannel, and its own time: messages pass between real event loops' turns. */
function tabWorld(): TransportWorld {
  const pass = async (ms: number): Promise<void> => {
    const untilMs = platformClock.monotonicMs() + ms;
    await expect
      .poll(() => platformClock.monotonicMs() >= untilMs, { interval: 2, timeout: ms + 5_000 })
      .toBe(true);
  };
  return {
    transport: () => {
      const transport = createTabTransport({
        clock: platformClock,
        random: platformRandom,
        count: () => undefined,
      });
      return {
        join(options) {
          const room = transport.join(options);
          leavers.push(() => room.leave());
          return room;
        },
      };
    },
    async until(seen) {
      const untilMs = performance.now() + 10_000;
      while (!seen()) {
        if (performance.now() > untilMs) throw new Error('not seen within ten seconds');
        await pass(2);
      }
    },
    pass,
    address: () => ({ topic: crypto.randomUUID(), signalling: 'secret' }),
  };
}

afterEach(async () => {
  await Promise.all(leavers.splice(0).map((leave) => leave()));
});

describe('tabs of one browser keep the promises of the port', () => {
  test.each(transportPromises.map(({ title, hold }) => [title, hold] as const))(
    '%s',
    async (_, hold) => hold(tabWorld()),
    20_000,
  );
});
