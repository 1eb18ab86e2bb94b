import { describe, expect, test, vi } from 'vitest';
import type { EntryPlace } from '../../../src/crdt/sealing/cover-keeper.ts';
import type { Couple } from './couple.ts';
import { couple, words, write } from './couple.ts';

/** Both take turns, a sentence each, so that each one's words hang on the other's. */
async function talk({ world, tess, cleo }: Couple, turns: number): Promise<void> {
  for (let i = 0; i < turns; i += 1) {
    const page = i % 2 === 0 ? tess : cleo;
    const at = world.random.below(words(page).length + 1);
    write(page, at, `${i} `);
    if (i % 5 === 4)
      page.log.doc.getText('note').delete(world.random.below(words(page).length - 1), 2);
    page.log.flush();
    if (i % 8 === 0) await world.exchange(tess, cleo);
  }
  await world.exchange(tess, cleo);
}

// A long talk is many signatures, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describe('tidying', () => {
  test('covers stand for many entries, both let go, and nothing changes', async () => {
    const both = await couple();
    const { world, tess, cleo } = both;
    const letGo: EntryPlace[] = [];
    cleo.log.onLetGo((places) => letGo.push(...places));
    await talk(both, 640);
    const before = tess.log.digest();
    const stored = tess.stored().length;
    const report = tess.log.tidy();
    expect(report.covers).toBe(1);
    expect(report.letGo).toBeGreaterThan(300);
    await world.exchange(tess, cleo);
    expect(letGo.length).toBe(report.letGo);
    expect(tess.stored().length).toBeLessThan(stored - 290);
    expect(tess.log.digest()).toBe(before);
    expect(cleo.log.digest()).toBe(before);
  });

  test('a newcomer reads everything from the covers of both, which lean on each other', async () => {
    const both = await couple(3);
    const { world, tess, cleo } = both;
    await talk(both, 640);
    expect(tess.log.tidy().covers).toBe(1);
    expect(cleo.log.tidy().covers).toBe(1);
    await world.exchange(tess, cleo);
    const { device, certificate } = world.newcomer('Noor', tess.device);
    tess.log.admit(certificate);
    const noor = world.page(device);
    await world.exchange(tess, noor);
    expect(noor.log.waitingCount()).toBe(0);
    expect(noor.log.digest()).toBe(tess.log.digest());
    expect(noor.stored().length).toBeLessThan(60);
    write(noor, 0, 'Noor: ');
    await world.exchange(tess, cleo, noor);
    expect(words(cleo)).toBe(words(noor));
    const again = world.page(tess.device);
    expect(await again.log.open({ entries: tess.stored() })).toMatchObject({ damaged: 0 });
    expect(again.log.digest()).toBe(tess.log.digest());
  });

  test('a snapshot opens to the same words, with what came after it', async () => {
    const both = await couple(4);
    const { world, tess, cleo } = both;
    await talk(both, 40);
    const snapshot = tess.log.snapshot();
    write(cleo, 0, 'later ');
    await world.exchange(tess, cleo);
    const again = world.page(tess.device);
    const report = await again.log.open({ entries: tess.stored(), snapshot });
    expect(report).toMatchObject({ damaged: 0, fromSnapshot: true });
    expect(again.log.digest()).toBe(tess.log.digest());
    write(again, 0, 'and on ');
    await world.exchange(again, cleo);
    expect(words(cleo)).toBe(words(again));
  });

  test('a snapshot of other bytes is discarded, and the damaged entry is wanted from the other', async () => {
    const both = await couple(5);
    const { world, tess, cleo } = both;
    await talk(both, 40);
    const snapshot = tess.log.snapshot();
    const entries = tess.stored().map((bytes) => bytes.slice());
    const damaged = entries[7];
    if (damaged !== undefined) damaged[90] = (damaged[90] ?? 0) ^ 1;
    const again = world.page(tess.device);
    const report = await again.log.open({ entries, snapshot });
    expect(report).toMatchObject({ damaged: 1, fromSnapshot: false });
    expect(report.damagedRanges).toHaveLength(1);
    await world.exchange(again, cleo);
    expect(again.log.digest()).toBe(cleo.log.digest());
    expect(again.log.waitingCount()).toBe(0);
  });
});

describe('a cover over what the other holds in part', () => {
  test('arrives also when the rest deletes words that the other still shows', async () => {
    const both = await couple(6);
    const { world, tess, cleo } = both;
    write(tess, 0, 'first thoughts ');
    await world.exchange(tess, cleo);
    for (let i = 0; i < 310; i += 1) {
      write(tess, words(tess).length, `${i} `);
      tess.log.flush();
    }
    tess.log.doc.getText('note').delete(0, 6);
    expect(tess.log.tidy()).toMatchObject({ covers: 1 });
    await world.exchange(tess, cleo);
    expect(cleo.log.waitingCount()).toBe(0);
    expect(words(cleo)).toBe(words(tess));
    expect(cleo.log.digest()).toBe(tess.log.digest());
  });
});
