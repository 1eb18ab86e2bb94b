import { expect, test, vi } from 'vitest';
import { couple, words, write } from './couple.ts';

vi.setConfig({ testTimeout: 60_000 });

/** While true, the part of the app that compares covers cannot be fetched. */
const line = vi.hoisted(() => ({ isDown: false, tries: 0 }));

vi.mock(import('../../../src/crdt/sealing/cover-keeper.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    get createCoverKeeper() {
      line.tries += 1;
      if (line.isDown) throw new TypeError('Failed to fetch dynamically imported module');
      return original.createCoverKeeper;
    },
  };
});

test('a page that gets a cover while its code cannot be fetched shows the words as soon as it can', async () => {
  const { world, tess } = await couple(5);
  for (let i = 0; i < 320; i += 1) {
    write(tess, 0, `${i} `);
    tess.log.flush();
  }
  expect(tess.log.tidy().covers).toBe(1);
  const { device, certificate } = world.newcomer('Noor', tess.device);
  tess.log.admit(certificate);
  await world.settle();
  line.isDown = true;
  line.tries = 0;
  const noor = world.page(device);
  await noor.log.open({ entries: [] });
  const accepting = noor.log.accept(tess.stored());
  await vi.waitFor(() => expect(line.tries).toBeGreaterThan(0));
  expect(words(noor)).toBe('');
  expect(world.counts.get('covers/not-loaded')).toBe(1);
  line.isDown = false;
  await world.clock.advance(2_000);
  await accepting;
  expect(words(noor)).toBe(words(tess));
  expect(noor.log.waitingCount()).toBe(0);
});
