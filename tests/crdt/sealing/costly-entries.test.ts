import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { noHash } from '../../../src/crdt/sealing/entry-body.ts';
import { coverSizes } from '../../../src/crdt/sealing/cover-sizes.ts';
import { leaningOn, nested, nestedIn, deleteOnly, varint } from './by-hand.ts';
import { couple, forger, updateBy, words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));
vi.setConfig({ testTimeout: 60_000 });

const tookMs = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

describe('entries that wait for one another', () => {
  test('in a long row cost those who write nothing', async () => {
    const { world, tess, cleo } = await couple();
    const hands = Array.from({ length: 1_500 }, () => forger(world, cleo.device));
    const ghost = forger(world, cleo.device);
    const first = ghost.seal(updateBy(ghost.client, 'x'));
    const row = hands.map((hand, i) =>
      hand.seal(leaningOn(hand.client, (hands[i + 1] ?? ghost).client)),
    );
    const behind = ghost.seal(Uint8Array.of(0, 0));
    expect(await tess.log.accept([...row, behind])).toMatchObject({ waiting: row.length + 1 });

    write(cleo, 0, 'on');
    cleo.log.flush();
    const keystroke = cleo.stored().slice(-1);
    expect(await tookMs(() => tess.log.accept(keystroke))).toBeLessThan(500);
    expect(words(tess)).toBe('on');

    // What they wait for sets the whole row free.
    expect(await tess.log.accept([first])).toMatchObject({ applied: 1, refused: 0 });
    expect(tess.log.waitingCount()).toBe(0);
    expect(words(tess)).toHaveLength('on'.length + 1 + row.length);
  });

  test('in a ring that closes late are applied together once a first history gives way to a second', async () => {
    const { world, tess, cleo } = await couple();
    const [a, b] = [forger(world, cleo.device), forger(world, cleo.device)];
    // Of the two histories one leans on what never comes.
    const ghost = forger(world, cleo.device);
    const never = a.seal(leaningOn(a.client, ghost.client));
    const fine = a.seal(updateBy(a.client, 'fine'), { sequence: 1, previous: noHash });
    const leaning = b.seal(leaningOn(b.client, a.client));
    await tess.log.accept([leaning, never]);
    expect(words(tess)).toBe('');
    await tess.log.accept([fine]);
    expect(words(tess)).toContain('fine'.slice(1));
    expect(words(tess)).toHaveLength('fine'.length + 1);
  });
});

describe('covers that lean on each other', () => {
  const { smallest } = coverSizes;
  afterEach(() => {
    coverSizes.smallest = smallest;
  });

  test('find one another in whatever order they come one by one', async () => {
    coverSizes.smallest = 8;
    await fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31), async (seed) => {
        const { world, tess, cleo } = await couple(seed);
        const { random } = world;
        for (let i = 0; i < 120; i += 1) {
          const page = random.pick([tess, cleo]);
          write(page, random.below(words(page).length + 1), `${i} `);
          if (random.chance(0.2)) page.log.doc.getText('note').delete(0, 1);
          page.log.flush();
          if (random.chance(0.2)) await world.exchange(tess, cleo);
          if (random.chance(0.1)) page.log.tidy();
        }
        await world.exchange(tess, cleo);
        const fresh = world.page(tess.device);
        const waiting = [...tess.stored()];
        while (waiting.length > 0) {
          await fresh.log.accept(waiting.splice(random.below(waiting.length), 1));
        }
        expect(fresh.log.waitingCount()).toBe(0);
        expect(fresh.log.digest()).toBe(tess.log.digest());
      }),
      { numRuns: 30 },
    );
  });
});

describe('types in types', () => {
  test('beyond the bound are gone for everybody, whether what holds them was still there or not', async () => {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const entries = [
      hand.seal(nested(hand.client, 64)),
      hand.seal(deleteOnly(hand.client, 0, 1)),
      hand.seal(nestedIn(hand.client, 63)),
      hand.seal(
        Uint8Array.from([
          1,
          1,
          ...varint(hand.client),
          65,
          4,
          1,
          4,
          ...Buffer.from('note'),
          2,
          104,
          105,
          0,
        ]),
      ),
    ];
    for (const entry of entries) expect((await tess.log.accept([entry])).applied).toBe(1);
    write(tess, 2, ' from Tess');
    await world.settle();

    const again = world.page(tess.device);
    expect(await again.log.open({ entries: tess.stored() })).toMatchObject({ damaged: 0 });
    expect(words(again)).toBe('hi from Tess');

    expect(await cleo.log.accept(entries)).toMatchObject({ applied: 4, refused: 0 });
    await world.exchange(tess, cleo);
    expect(words(cleo)).toBe('hi from Tess');
    expect(cleo.log.digest()).toBe(tess.log.digest());
  });

  test('beyond the bound are gone where nothing was deleted, and words go on', async () => {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const entries = [
      hand.seal(nested(hand.client, 64)),
      hand.seal(nestedIn(hand.client, 63)),
      hand.seal(nestedIn(hand.client, 64)),
    ];
    expect(await tess.log.accept(entries)).toMatchObject({ applied: 3, refused: 0 });
    for (const entry of entries) await cleo.log.accept([entry]);
    expect(tess.log.doc.store.pendingStructs).toBeNull();
    write(tess, 0, 'said');
    await world.exchange(tess, cleo);
    expect(words(cleo)).toBe('said');
    expect(cleo.log.digest()).toBe(tess.log.digest());
  });
});
