import { describe, test } from 'vitest';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import { transportPromises } from '../../contracts/transport.contract.ts';
import type { TransportWorld } from '../../contracts/transport.contract.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

/** A memory network whose time moves only while somebody waits. */
function memoryWorld(): TransportWorld {
  const clock = simulatedClock();
  const network = createMemoryNetwork({ clock, random: seededRandom(7) });
  let rooms = 0;
  network.latency(5);
  return {
    transport: (name) => network.transport(name),
    async until(seen) {
      for (let waitedMs = 0; !seen(); waitedMs += 5) {
        if (waitedMs > 10_000) throw new Error('not seen within ten seconds');
        await clock.advance(5);
      }
    },
    pass: (ms) => clock.advance(ms),
    address() {
      rooms += 1;
      return { topic: `room ${rooms}`, signalling: 'secret' };
    },
  };
}

describe('the memory transport keeps the promises of the port', () => {
  test.each(transportPromises.map(({ title, hold }) => [title, hold] as const))(
    '%s',
    async (_, hold) => hold(memoryWorld()),
  );
});
