import 'fake-indexeddb/auto';

import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { createKeeping } from '../../../src/crdt/spaces/keeping.ts';
import { createIndexedDbStores } from '../../../src/crdt/storage/indexeddb-store.ts';
import type { SealedStore } from '../../../src/crdt/storage/sealed-store.ts';
import { createMemoryStores } from '../../../src/crdt/storage/memory-store.ts';
import { memoryVault } from '../../cast/memory-vault.ts';
import { killAfter } from '../../cast/killed-browser.ts';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import { opened, rests } from '../../contracts/sealed-store.contract.ts';

const LETTERS = 620;
const world = sealedWorld(3);
const writing = world.page(world.founder);
for (let i = 0; i < LETTERS; i += 1) {
  writing.log.doc.getText('note').insert(i, 'x');
  writing.log.flush();
}
const written = writing.stored();

const vault = await memoryVault();

/** How many letters Tess reads when this is what her next page finds. */
async function lettersIn(entries: readonly Uint8Array[]): Promise<number> {
  const { log } = world.page(world.founder);
  await log.open({ entries });
  return log.doc.getText('note').length;
}

/** Tess opens her page over a store; her housekeeping begins, and goes on by a clock of its own. */
async function openPage(
  store: SealedStore,
): Promise<{ readonly quietMoment: () => Promise<void>; readonly leave: () => Promise<void> }> {
  const clock = simulatedClock();
  const loaded = await store.load();
  if (!loaded.ok) throw new Error(loaded.error);
  const { log } = world.page(world.founder);
  const resting = loaded.value.entries;
  await log.open({ entries: resting });
  log.onEntries(({ entries }) => void store.append(entries));
  const keeping = createKeeping({
    id: world.space,
    log,
    store,
    vault,
    platform: { clock, count: () => undefined, exclusively: (_name, work) => work() },
    replayed: resting.length,
    resting: resting.length,
  });
  return { quietMoment: () => clock.advance(5_001), leave: () => keeping.close() };
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('Tess has written for a long time, and her browser is killed while her page tidies up', () => {
  /** Nothing that a killed page had planned for later happens: its clock stands still. */
  const start = (name: string): Promise<SealedStore> =>
    opened(createIndexedDbStores({ clock: simulatedClock(), count: () => undefined }).open, name);

  it('finds every word at the next start, whatever had just reached the disk', async () => {
    const held: number[] = [];
    for (let most = 1, down = true; down; most += 1) {
      vi.stubGlobal('indexedDB', new IDBFactory());
      // Promises of the page that was killed before may still run: they find nothing of this browser's.
      const name = `tess ${most}`;
      const before = await start(name);
      await before.append(written);
      await before.close();
      const page = await openPage(await start(name));
      const browser = killAfter(most);
      await page.quietMoment();
      await Promise.race([page.leave(), browser.down]);
      down = browser.isDown();
      browser.restart();
      const again = await start(name);
      const entries = await rests(again);
      held.push(entries.length);
      expect(await lettersIn(entries), `after ${most} transactions`).toBe(LETTERS);
      await again.close();
    }
    // The covers came before the originals went: otherwise nothing was tried here.
    expect(held[0]).toBeGreaterThanOrEqual(LETTERS);
    expect(held.at(-1)).toBeLessThan(LETTERS / 10);
  });
});

describe('Tess has written for a long time, and her disk takes nothing more', () => {
  it('still has every word when her page has tried to tidy up', async () => {
    const { open, disk, failWith } = createMemoryStores();
    const store = await opened(open, 'tess');
    await store.append(written);
    const page = await openPage(store);
    disk.hold();
    await page.quietMoment();
    disk.crash();
    await page.leave();
    expect(await lettersIn(disk.entries('tess'))).toBe(LETTERS);

    const again = await openPage(await opened(open, 'tess'));
    failWith('full');
    await again.quietMoment();
    await again.leave();
    expect(await lettersIn(disk.entries('tess'))).toBe(LETTERS);
  });
});
