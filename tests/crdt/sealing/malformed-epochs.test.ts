import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { concatBytes } from '../../../src/crdt/basics/bytes.ts';
import { entryKinds } from '../../../src/crdt/sealing/entry-body.ts';
import { company, expectAtOne, tell } from './company.ts';
import { forger } from './couple.ts';
import { beginEpoch, boxesFor, counted, highest, made, opened } from './epochs-of-mal.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

describe('an epoch', () => {
  test('that does not go on from the one that it is sealed under says nothing, and is counted', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    const hand = forger(world, all.mal);
    const { payload } = beginEpoch(all, forger(world, all.mal), { previous: [] });
    const elsewhere = beginEpoch(all, forger(world, all.mal)).keys.epoch;
    const other = beginEpoch(all, hand, { previous: [elsewhere] });
    const entry = forger(world, all.mal).seal(payload, { kind: entryKinds.epoch });
    await tell([tess], entry, other.entry);
    expect(counted(world, 'epoch/says-nothing')).toBe(2);
    expect(opened(tess)).toEqual([world.keys.epoch]);
    await expectAtOne(world, tess, cleo, noor);
  });

  test('over a key that is none breaks nothing', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    for (const ephemeral of [new Uint8Array(32), new Uint8Array(32).fill(0xff)]) {
      const { entry } = beginEpoch(all, forger(world, all.mal), { ephemeral });
      await tell([tess, cleo, noor], entry);
    }
    expect(counted(world, 'epoch/false-box')).toBeGreaterThanOrEqual(3);
    await expectAtOne(world, tess, cleo, noor);
  });

  test('cut short, drawn out or with counts that are made up says nothing, and is counted', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const boxes = boxesFor(tess.device, noor.device);
    const { payload } = beginEpoch(all, forger(world, mal), { boxes, without: [mal.id] });
    const countsAt = [4, 4 + 4 + 16 + 64, 4 + 4 + 16 + 64 + 4 + 2 * 88];
    const malformed = fc.oneof(
      fc.nat(payload.length - 1).map((length) => payload.subarray(0, length)),
      fc.uint8Array({ minLength: 1, maxLength: 300 }).map((more) => concatBytes(payload, more)),
      fc
        .tuple(fc.constantFrom(...countsAt), fc.constantFrom(0, 3, 1_025, 100_001, highest))
        .map(([at, count]) => {
          const copy = payload.slice();
          new DataView(copy.buffer).setUint32(at, count);
          return copy;
        }),
    );
    const hand = forger(world, mal);
    await fc.assert(
      fc.asyncProperty(malformed, async (bytes) => {
        const before = counted(world, 'epoch/says-nothing');
        const entry = hand.seal(bytes, { kind: entryKinds.epoch });
        const report = await tess.log.accept([entry]);
        expect(report).toMatchObject({ applied: 1, refused: 0 });
        expect(counted(world, 'epoch/says-nothing')).toBe(before + 1);
      }),
      { numRuns: 60 },
    );
    expect(opened(tess)).toEqual([world.keys.epoch]);
    await expectAtOne(world, tess, cleo, noor);
    expect(made(world, tess, cleo, noor)).toBe(0);
  });

  test('that names more than anybody ever has says nothing, and is counted', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    const ids = Array.from({ length: 100_001 }, () => all.mal.id);
    const secret = world.random.bytes(32);
    const earlier = Array.from({ length: 21_900 }, () => ({ epoch: world.keys.epoch, secret }));
    const previous = Array.from({ length: 1_025 }, () => world.keys.epoch);
    const hand = forger(world, all.mal);
    for (const much of [{ without: ids }, { earlier }, { previous }]) {
      await tell([tess], beginEpoch(all, hand, much).entry);
    }
    expect(counted(world, 'epoch/says-nothing')).toBe(3);
    expect(opened(tess)).toEqual([world.keys.epoch]);
    await expectAtOne(world, tess, cleo, noor);
  });

  test('in an entry that was cut short is refused, and counted', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    const { entry } = beginEpoch(all, forger(world, all.mal));
    for (const length of [10, 197, entry.length - 1]) {
      expect(await tess.log.accept([entry.subarray(0, length)])).toMatchObject({ refused: 1 });
    }
    expect(counted(world, 'entry/not-an-entry') + counted(world, 'entry/seal')).toBe(3);
    await expectAtOne(world, tess, cleo, noor);
    expect(opened(tess)).toEqual([world.keys.epoch]);
  });
});
