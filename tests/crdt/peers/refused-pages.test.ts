import { expect, test } from 'vitest';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import type { Gate } from '../../../src/crdt/peers/transport.ts';
import { sayName } from '../../contracts/transport.contract.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';

function imaniRefusesSam() {
  const clock = simulatedClock();
  const network = createMemoryNetwork({ clock, random: seededRandom(7) });
  network.latency(5);
  const address = { topic: 'room', signalling: 'secret' };
  const world = { clock, tried: 0, letsIn: false };
  const gate: Gate<string> = (link) => {
    world.tried += 1;
    return world.letsIn ? sayName('imani')(link) : Promise.resolve(undefined);
  };
  const imani = network.transport('imani').join({ address, gate });
  const sam = network.transport('sam').join({ address, gate: sayName('sam') });
  return { world, imani, sam };
}

test('whom a page does not let in comes back later and later, not every second', async () => {
  const { world } = imaniRefusesSam();
  await world.clock.advance(60_000);
  expect(world.tried).toBeGreaterThan(3);
  expect(world.tried).toBeLessThan(10);
  const before = world.tried;
  await world.clock.advance(3_600_000);
  expect(world.tried - before).toBeLessThanOrEqual(3_600_000 / 300_000 + 3);
});

test('whoever is let in after long refusal is met within five minutes', async () => {
  const { world, imani } = imaniRefusesSam();
  await world.clock.advance(3_600_000);
  world.letsIn = true;
  await world.clock.advance(301_000);
  expect(imani.connections().map(({ who }) => who)).toEqual(['sam']);
});

test.each(['imani', 'sam'] as const)('and at once when %s asks to try again', async (who) => {
  const { world, imani, sam } = imaniRefusesSam();
  await world.clock.advance(3_600_000);
  world.letsIn = true;
  (who === 'imani' ? imani : sam).retry();
  await world.clock.advance(100);
  expect(imani.connections().map((one) => one.who)).toEqual(['sam']);
});
