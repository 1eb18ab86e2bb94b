import { expect, test } from 'vitest';
import { DeviceId } from '../../../src/crdt/basics/id.ts';
import { notifyAll } from '../../../src/crdt/basics/live.ts';
import type { Comparison } from '../../../src/crdt/peers/exchange.ts';
import { watchAgreement } from '../../../src/crdt/spaces/agreement.ts';
import { createConcernList } from '../../../src/crdt/spaces/concern-list.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

async function watched(): Promise<{
  readonly hear: (name: 'ben' | 'cleo', equal: boolean) => void;
  readonly concerns: ReturnType<typeof createConcernList>;
  readonly rebuilt: () => Promise<number>;
}> {
  const world = sealedWorld(1);
  const { log } = world.page(world.founder);
  await log.open({ entries: [] });
  const concerns = createConcernList();
  const listeners = new Set<(outcome: Comparison) => void>();
  watchAgreement({
    exchange: {
      attach: () => undefined,
      onCompared(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => undefined,
    },
    log,
    concerns,
    count: () => undefined,
  });
  const random = seededRandom(1);
  const devices = { ben: DeviceId.random(random), cleo: DeviceId.random(random) };
  return {
    hear: (name, equal) => notifyAll(listeners, { device: devices[name], equal }),
    concerns,
    async rebuilt() {
      await log.accept([]);
      return log.rebuilt.get();
    },
  };
}

test('a difference that is there twice in a row is told, and the copy is made anew from its feeds', async () => {
  const { hear, concerns, rebuilt } = await watched();
  hear('ben', false);
  hear('ben', true);
  hear('ben', false);
  expect(concerns.all.get()).toEqual([]);
  expect(await rebuilt()).toBe(0);
  hear('ben', false);
  expect(concerns.all.get()).toEqual([{ id: 'unequal', what: 'unequal', healed: false }]);
  expect(await rebuilt()).toBe(1);
});

test('it is told as put right when everybody who differed agrees again', async () => {
  const { hear, concerns } = await watched();
  for (const name of ['ben', 'cleo', 'ben', 'cleo'] as const) hear(name, false);
  hear('ben', true);
  expect(concerns.get('unequal')?.healed).toBe(false);
  hear('cleo', true);
  expect(concerns.get('unequal')?.healed).toBe(true);
});

test('somebody who goes on saying something else does not keep the page rebuilding', async () => {
  const { hear, rebuilt } = await watched();
  for (let at = 0; at < 50; at += 1) hear(at % 2 === 0 ? 'ben' : 'cleo', false);
  expect(await rebuilt()).toBe(1);
});
