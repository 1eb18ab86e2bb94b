import { afterEach, describe, expect, test, vi } from 'vitest';
import { platformClock } from '../../../src/crdt/basics/clock.ts';
import { platformRandom } from '../../../src/crdt/basics/random.ts';
import { createTabTransport } from '../../../src/crdt/peers/tab-transport.ts';
import { transportPromises } from '../../contracts/transport.contract.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
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

describe('tabs under a simulated clock', () => {
  interface TestChannel {
    onmessage: ((event: { readonly data: unknown }) => void) | null;
    readonly heard: unknown[];
    frozen: boolean;
  }
  const channels = new Set<TestChannel & { readonly name: string }>();
  class SlowChannel implements TestChannel {
    onmessage: TestChannel['onmessage'] = null;
    readonly heard: unknown[] = [];
    frozen = false;
    readonly name: string;
    constructor(name: string) {
      this.name = name;
      channels.add(this);
    }
    postMessage(data: unknown): void {
      for (const other of channels) {
        if (other !== this && other.name === this.name) other.heard.push(data);
      }
    }
    close(): void {
      channels.delete(this);
    }
  }
  const pump = (): void => {
    for (let moved = true; moved;) {
      moved = false;
      for (const channel of channels) {
        const data = channel.frozen ? undefined : channel.heard.shift();
        if (data === undefined) continue;
        moved = true;
        channel.onmessage?.({ data });
      }
    }
  };

  afterEach(() => {
    vi.unstubAllGlobals();
    channels.clear();
  });

  test('meet again though the first link failed and the next offer found the other one asleep', async () => {
    vi.stubGlobal('BroadcastChannel', SlowChannel);
    const clock = simulatedClock();
    let refuse = true;
    const rooms = [1, 2].map((seed) =>
      createTabTransport({ clock, random: seededRandom(seed), count: () => undefined }).join({
        address: { topic: 't', signalling: 's' },
        gate: (link) => Promise.resolve(refuse ? undefined : link.id),
      }),
    );
    const pass = async (ms: number): Promise<void> => {
      for (let at = 0; at < ms; at += 100) {
        await clock.advance(100);
        pump();
      }
    };
    await expect.poll(() => channels.size).toBe(2);
    await pass(300);
    refuse = false;
    // Whichever of the two it is that answers.
    for (const channel of channels) channel.frozen = true;
    await pass(5_000);
    for (const channel of channels) channel.frozen = false;
    await pass(20_000);
    expect(rooms.map((room) => room.connections().length)).toEqual([1, 1]);
    await Promise.all(rooms.map((room) => room.leave()));
  });
});
