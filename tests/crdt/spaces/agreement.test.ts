import { expect, test } from 'vitest';
import { DeviceId } from '../../../src/crdt/basics/id.ts';
import { notifyAll } from '../../../src/crdt/basics/live.ts';
import type { Comparison } from '../../../src/crdt/peers/exchange.ts';
import { watchAgreement } from '../../../src/crdt/spaces/agreement.ts';
import { createConcernList } from '../../../src/crdt/spaces/concern-list.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { seededRandom } from '../../cast/seeded-random.ts';

/** Pages that compare: Ben has Attune open in two tabs. */
type Name = 'ben' | 'ben elsewhere' | 'cleo';

async function watched(): Promise<{
  readonly hear: (name: Name, equal: boolean) => void;
  /** A page goes away. */
  readonly leave: (name: Name) => void;
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
  const [ben, cleo] = [DeviceId.random(random), DeviceId.random(random)];
  const devices: Record<Name, DeviceId> = { ben, 'ben elsewhere': ben, cleo };
  const closings = new Map<Name, Set<() => void>>();
  const pages = new Map<Name, Comparison['page']>();
  const pageOf = (name: Name): Comparison['page'] => {
    const closing = new Set<() => void>();
    const page = pages.get(name) ?? {
      onClose(listener) {
        closing.add(listener);
        return () => closing.delete(listener);
      },
    };
    if (!pages.has(name)) closings.set(name, closing);
    pages.set(name, page);
    return page;
  };
  return {
    hear: (name, equal) =>
      notifyAll(listeners, { device: devices[name], page: pageOf(name), equal }),
    leave(name) {
      for (const tell of closings.get(name) ?? []) tell();
      pages.delete(name);
    },
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

test('of two pages of one device, one that agrees does not hide the other that goes on differing', async () => {
  const { hear, concerns } = await watched();
  hear('ben', true);
  hear('ben elsewhere', false);
  hear('ben', true);
  hear('ben elsewhere', false);
  expect(concerns.get('unequal')?.healed).toBe(false);
  hear('ben', true);
  expect(concerns.get('unequal')?.healed).toBe(false);
  hear('ben elsewhere', true);
  expect(concerns.get('unequal')?.healed).toBe(true);
});

test('a page that differed and went away is not taken for one that agrees', async () => {
  const { hear, leave, concerns } = await watched();
  hear('ben', false);
  hear('ben', false);
  leave('ben');
  hear('cleo', true);
  expect(concerns.get('unequal')?.healed).toBe(false);
  hear('ben elsewhere', true);
  expect(concerns.get('unequal')?.healed).toBe(true);
});
