import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { toHex } from '../../../src/crdt/basics/bytes.ts';
import { readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import { planMending } from '../../../src/crdt/sealing/mending-cover.ts';
import type { WorldPage } from '../../cast/sealed-world.ts';
import { company, type Company, expectAtOne, meet } from './company.ts';
import { words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

interface Removed extends Company {
  /** A page of Mal's, who goes on as if nothing had happened. */
  readonly his: WorldPage;
  /** What counts of Mal's. */
  readonly before: readonly string[];
}

const texts = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}${index} `);

function say(page: WorldPage, told: readonly string[]): void {
  for (const text of told) {
    write(page, words(page).length, text);
    page.log.flush();
  }
}

/** Mal has written before and after Tess removed his device; Noor was away and has heard both. */
async function removed(
  seed: number,
  { before, after }: { readonly before: number; readonly after: number },
): Promise<Removed> {
  const all = await company(seed);
  const { world, tess, cleo, noor, mal } = all;
  const his = world.page(mal);
  await meet(world, tess, cleo, noor, his);
  const told = texts('before', before);
  say(his, told);
  await meet(world, tess, cleo, noor, his);
  await tess.log.remove([mal.id]);
  say(his, texts('after', after));
  await meet(world, his, noor);
  await meet(world, tess, cleo);
  return { ...all, his, before: told };
}

/** What rests of a page, with a bit turned in one entry of Mal's. */
function damaged(page: WorldPage, his: WorldPage, index: number): readonly Uint8Array[] {
  const [own] = his.sealed().flat().map(readEntryHeader);
  if (own === undefined || own === 'newer') throw new Error('Mal has written');
  const entries = [...page.stored()];
  const places = entries.flatMap((bytes, at) => {
    const header = readEntryHeader(bytes);
    return header !== undefined && header !== 'newer' && header.feed === own.feed ? at : [];
  });
  const place = places[index % places.length] ?? 0;
  const copy = entries[place]?.slice() ?? new Uint8Array();
  copy[150] = (copy[150] ?? 0) ^ 1;
  entries[place] = copy;
  return entries;
}

const lengths = fc.record({
  before: fc.integer({ min: 1, max: 6 }),
  after: fc.integer({ min: 1, max: 4 }),
  entry: fc.nat(5),
  seed: fc.nat(10_000),
  withSnapshot: fc.boolean(),
  /** Who is asked first: somebody who has not heard of the removal yet, or Mal himself. */
  first: fc.constantFrom<'noor' | 'his'>('noor', 'his'),
});

describe('after a removal', () => {
  test('what is missing of the removed device is had again from whoever has it, and nothing beyond the cut comes with it', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, async ({ entry, seed, withSnapshot, first, ...told }) => {
        const all = await removed(seed, told);
        const { world, tess, cleo, noor, his, before } = all;
        const snapshot = cleo.log.snapshot();
        const entries = damaged(cleo, his, entry);
        const again = world.page(cleo.device);
        const report = await again.log.open({
          entries,
          snapshot: withSnapshot ? snapshot : undefined,
        });
        expect(report.damaged).toBe(1);
        again.keep(entries.filter((bytes) => !report.damagedEntries.includes(bytes)));
        // In company no cover is written over it, whatever the snapshot knows.
        if (snapshot !== undefined) {
          expect(await again.log.mend((context) => planMending(context, snapshot))).toBe(0);
        }
        const asked = all[first];
        const [lost] = report.damagedRanges;
        if (lost === undefined) throw new Error('a damaged entry lay somewhere');
        const offered = asked.log.read({ feed: lost.feed, from: 1, to: 1_000 });
        expect(offered).toHaveLength(told.before + told.after);
        await again.log.accept(offered);
        expect(words(again)).toBe(before.join(''));
        // What is beyond was refused behind what was lacking; offered once more it has been seen, and nobody is asked for it.
        await again.log.accept(offered);
        const wanted = again.log.missing(asked.log.have());
        expect(wanted.map(({ feed }) => feed)).not.toContain(lost.feed);
        const [, opened] = await expectAtOne(world, tess, again, noor);
        for (const page of [tess, again, noor, opened ?? again]) {
          expect(words(page)).toContain(before.join(''));
          expect(words(page)).not.toContain('after');
        }
        const beyond = offered.slice(told.before).map((bytes) => toHex(bytes));
        for (const page of [tess, again]) {
          for (const bytes of page.stored()) expect(beyond).not.toContain(toHex(bytes));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('whoever is alone by it writes no cover over what she remembers of the removed device, from before she heard of the cut', async () => {
    const { world, tess, cleo, noor, mal } = await company(5);
    const his = world.page(mal);
    await meet(world, tess, his);
    say(his, texts('before', 2));
    await meet(world, tess, his);
    // Another tab of hers has the removal first, while this one hears him still.
    const tab = world.page(tess.device);
    await meet(world, tess, tab);
    await tab.log.remove([mal.id, cleo.device.id, noor.device.id]);
    say(his, texts('after', 2));
    await meet(world, tess, his);
    expect(words(tess)).toContain('after1');
    const snapshot = tess.log.snapshot();
    if (snapshot === undefined) throw new Error('nothing stands in the way of a snapshot');
    await meet(world, tess, tab);
    expect(tess.log.roster.get().devices()).toHaveLength(1);
    const again = world.page(tess.device);
    expect(await again.log.open({ entries: damaged(tess, his, 1) })).toMatchObject({ damaged: 1 });
    expect(await again.log.mend((context) => planMending(context, snapshot))).toBe(0);
    expect(words(again)).toBe('before0 ');
    await meet(world, again, tab);
    expect(words(again)).toBe('before0 before1 ');
  });
});
