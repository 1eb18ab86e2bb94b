import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { planMending } from '../../../src/crdt/sealing/mending-cover.ts';
import { sealedWorld, type SealedWorld, type WorldPage } from '../../cast/sealed-world.ts';
import { couple, words, write } from './couple.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Tess alone, over some page loads; what rests at the end, and the snapshot of it. */
async function alone(options: { readonly loads: number; readonly edits: number }) {
  const world = sealedWorld(11);
  let entries: readonly Uint8Array[] = [];
  let page = world.page(world.founder);
  for (let load = 0; load < options.loads; load += 1) {
    page = world.page(world.founder);
    await page.log.open({ entries });
    for (let edit = 0; edit < options.edits; edit += 1) {
      write(page, world.random.below(words(page).length + 1), `${load}.${edit} `);
      if (edit % 4 === 3) page.log.doc.getText('note').delete(0, 2);
      page.log.flush();
    }
    if (load === options.loads - 2) page.log.tidy();
    entries = [...entries, ...page.stored()].filter((entry) => page.log.keeps(entry));
  }
  const snapshot = page.log.snapshot();
  if (snapshot === undefined) throw new Error('nothing stands in the way of a snapshot');
  return { world, entries, snapshot, page };
}

/** The same entries with one bit turned in one of them. */
function damaged(
  entries: readonly Uint8Array[],
  at: { readonly entry: number; readonly byte: number },
): readonly Uint8Array[] {
  return entries.map((entry, index) => {
    if (index !== at.entry) return entry;
    const copy = entry.slice();
    const byte = at.byte % copy.length;
    copy[byte] = (copy[byte] ?? 0) ^ 4;
    return copy;
  });
}

async function reopened(
  world: SealedWorld,
  stored: { readonly entries: readonly Uint8Array[]; readonly snapshot: Uint8Array },
): Promise<{ readonly page: WorldPage; readonly restored: number; readonly unread: number }> {
  const page = world.page(world.founder);
  const report = await page.log.open(stored);
  const restored = await page.log.mend((context) => planMending(context, stored.snapshot));
  return { page, restored, unread: report.damaged };
}

describe('somebody alone whose disk has turned a bit', () => {
  test.each([
    { name: 'in one of many entries', loads: 1, edits: 30 },
    { name: 'in a cover or in what came after it', loads: 3, edits: 320 },
  ])('has every word again, $name, and writes on', async ({ loads, edits }) => {
    const { world, entries, snapshot, page: before } = await alone({ loads, edits });
    const place = fc.record({ entry: fc.nat(entries.length - 1), byte: fc.nat(10_000) });
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        const rests = { entries: damaged(entries, at), snapshot };
        const { page, restored, unread } = await reopened(world, rests);
        expect(restored).toBe(1);
        expect(unread).toBeLessThanOrEqual(1);
        expect(page.log.waitingCount()).toBe(0);
        expect(page.log.digest()).toBe(before.log.digest());
        write(page, 0, 'and on ');
        page.log.flush();

        // The next opening needs no snapshot, and a newcomer gets everything.
        const again = world.page(world.founder);
        const whole = entries.filter((_entry, index) => index !== at.entry);
        await again.log.open({ entries: [...whole, ...page.stored()] });
        expect(again.log.digest()).toBe(page.log.digest());
        expect(again.log.waitingCount()).toBe(0);
        const { device, certificate } = world.newcomer('Noor', world.founder);
        again.log.admit(certificate);
        const noor = world.page(device);
        await world.exchange(again, noor);
        expect(noor.log.digest()).toBe(again.log.digest());
      }),
      { numRuns: loads === 1 ? 40 : 8 },
    );
  });

  test('has what was written since the snapshot as well', async () => {
    const { world, entries, snapshot, page } = await alone({ loads: 1, edits: 20 });
    write(page, 0, 'later ');
    page.log.flush();
    const rests = { entries: damaged(page.stored(), { entry: 7, byte: 200 }), snapshot };
    const mended = await reopened(world, rests);
    expect(mended.restored).toBe(1);
    expect(words(mended.page).startsWith('later ')).toBe(true);
    expect(mended.page.log.digest()).toBe(page.log.digest());
    expect(entries.length).toBeLessThan(page.stored().length);
  });

  test('goes without what no snapshot remembers, and keeps the rest', async () => {
    const { world, snapshot, page } = await alone({ loads: 1, edits: 20 });
    const before = words(page);
    write(page, 0, 'later ');
    page.log.flush();
    const last = page.stored().length - 1;
    const rests = { entries: damaged(page.stored(), { entry: last, byte: 200 }), snapshot };
    const mended = await reopened(world, rests);
    expect(mended.restored).toBe(0);
    expect(words(mended.page)).toBe(before);
  });

  test('takes nothing from a snapshot of another Space, or from one that is none', async () => {
    const { world, entries, snapshot } = await alone({ loads: 1, edits: 20 });
    const page = world.page(world.founder);
    await page.log.open({ entries: damaged(entries, { entry: 7, byte: 200 }) });
    const here = words(page);
    for (const at of [1, 40, snapshot.length - 5]) {
      const other = snapshot.slice();
      other[at] = (other[at] ?? 0) ^ 1;
      await page.log.mend((context) => planMending(context, other.subarray(0, at + 1)));
    }
    expect(words(page)).toBe(here);
  });
});

test('somebody who was let in after the snapshot is asked, too', async () => {
  const { world, page, snapshot } = await alone({ loads: 1, edits: 20 });
  const { device, certificate } = world.newcomer('Noor', world.founder);
  page.log.admit(certificate);
  const noor = world.page(device);
  await world.exchange(page, noor);
  const rests = { entries: damaged(page.stored(), { entry: 7, byte: 200 }), snapshot };
  const mended = await reopened(world, rests);
  expect(mended.restored).toBe(0);
  await world.exchange(mended.page, noor);
  expect(mended.page.log.digest()).toBe(noor.log.digest());
  expect(mended.page.log.waitingCount()).toBe(0);
});

test('in company the entry itself is fetched again, and no cover is written over it', async () => {
  const { world, tess, cleo } = await couple();
  for (let edit = 0; edit < 10; edit += 1) {
    write(tess, 0, `${edit} `);
    tess.log.flush();
  }
  await world.exchange(tess, cleo);
  const snapshot = tess.log.snapshot();
  if (snapshot === undefined) throw new Error('nothing stands in the way of a snapshot');
  const entries = damaged(tess.stored(), { entry: 4, byte: 300 });
  const { page, restored } = await reopened(world, { entries, snapshot });
  expect(restored).toBe(0);
  expect(words(page)).not.toBe(words(cleo));
  await world.exchange(page, cleo);
  expect(words(page)).toBe(words(cleo));
});
