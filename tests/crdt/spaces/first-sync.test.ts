import { expect, test, vi } from 'vitest';
import { createMemoryNetwork } from '../../../src/crdt/peers/memory-transport.ts';
import { createExchange } from '../../../src/crdt/peers/exchange.ts';
import type { PeerDevice } from '../../../src/crdt/peers/device-proof.ts';
import { sealedWorld, type SealedWorld, type WorldPage } from '../../cast/sealed-world.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

/** One page load after another, each opening what rests, writing and tidying, as years of meetings do. */
async function pageLoads(
  world: SealedWorld,
  loads: number,
  keystrokes: number,
): Promise<WorldPage> {
  let page = world.page(world.founder);
  let entries: readonly Uint8Array[] = [];
  for (let load = 0; load < loads; load += 1) {
    page = world.page(world.founder);
    const { log } = page;
    await log.open({ entries });
    const text = log.doc.getText('note');
    for (let key = 0; key < keystrokes; key += 1) {
      text.insert(world.random.below(text.length + 1), 'a');
      log.flush();
    }
    log.tidy();
    entries = [...entries, ...page.stored()].filter((entry) => log.keeps(entry));
  }
  return page;
}

function meet(world: SealedWorld, ...pages: readonly WorldPage[]): Map<string, number> {
  const { clock, random } = world;
  const network = createMemoryNetwork({ clock, random });
  const counted = new Map<string, number>();
  for (const { device, log } of pages) {
    const count = (code: string, times = 1): void => {
      counted.set(code, (counted.get(code) ?? 0) + times);
    };
    const exchange = createExchange({ source: log, clock, count });
    const who: PeerDevice = { device: device.id, member: device.member };
    const room = network.transport(device.name).join({
      address: { topic: 'topic', signalling: 'signalling' },
      gate: () => Promise.resolve(who),
    });
    room.onConnection((connection) => exchange.attach(connection));
  }
  return counted;
}

test('years of tidied page loads reach a newcomer at once, though each cover waits for the others', async () => {
  const world = sealedWorld(7);
  const tess = await pageLoads(world, 20, 250);
  const { device, certificate } = world.newcomer('Noor', world.founder);
  tess.log.admit(certificate);
  const noor = world.page(device);
  await noor.log.open({ entries: [] });
  meet(world, tess, noor);
  // Before the check of every 15 seconds could have helped along.
  await world.clock.advance(1_000);
  expect(noor.log.waitingCount()).toBe(0);
  expect(noor.log.doc.getText('note').length).toBe(5_000);
  expect(noor.log.digest()).toBe(tess.log.digest());
});
