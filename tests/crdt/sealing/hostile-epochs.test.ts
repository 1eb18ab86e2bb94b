import { describe, expect, test, vi } from 'vitest';
import { entryKinds } from '../../../src/crdt/sealing/entry-body.ts';
import { epochsByTag, takeIn } from '../../../src/crdt/sealing/entry-intake.ts';
import { company, expectAlike, expectAtOne, meet, tell } from './company.ts';
import { forger, updateBy, words, write } from './couple.ts';
import {
  areUnder,
  beginEpoch,
  boxesFor,
  counted,
  highest,
  made,
  opened,
  presentEpoch,
  written,
  wrongBox,
} from './epochs-of-mal.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

describe('an epoch by somebody who belongs', () => {
  test('that is put together from the format by hand, and true, is as good as any', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    const { entry, keys } = beginEpoch(all, forger(world, all.mal));
    await tell([tess, cleo, noor], entry);
    for (const page of [tess, cleo, noor]) expect(presentEpoch(page)).toBe(keys.epoch);
    await expectAtOne(world, tess, cleo, noor);
    expect(made(world, tess, cleo, noor)).toBe(0);
  });

  test('that leaves out somebody who stays is not written under, and what others wrote under it reaches her', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const hand = forger(world, mal);
    const boxes = boxesFor(tess.device, cleo.device);
    const { entry, keys } = beginEpoch(all, hand, { boxes });
    const hidden = hand.seal(updateBy(hand.client, 'not for Noor'), { under: keys });
    const later = written(tess, cleo, noor);
    await tell([tess, cleo, noor], entry, hidden);
    expect(words(tess)).toBe('not for Noor');
    write(tess, 3, ' only');
    await expectAtOne(world, tess, cleo, noor);
    expect(words(noor)).toContain('not only for Noor');
    expect(areUnder(later(), keys.epoch)).toBe(false);
    // One for each who can bring what she lacks, and no more.
    expect(made(world, tess, cleo, noor)).toBeLessThanOrEqual(2);
  });

  test.each([1, 5, highest])(
    'that gives somebody another secret than the rest, number %i, locks her out of nothing',
    async (number) => {
      const all = await company();
      const { world, tess, cleo, noor } = all;
      const box = wrongBox(all);
      const boxes = [...boxesFor(tess.device, cleo.device), box];
      const begun = beginEpoch(all, forger(world, all.mal), { number, boxes, idBegins: '00' });
      await tell([tess, cleo], begun.entry);
      expect(presentEpoch(tess)).toBe(begun.keys.epoch);
      write(tess, 0, 'among two ');
      await world.settle();
      await noor.log.accept([begun.entry]);
      expect(opened(noor)).not.toContain(begun.keys.epoch);
      expect(counted(world, 'epoch/false-box')).toBe(1);
      await expectAtOne(world, tess, cleo, noor);
      expect(words(noor)).toContain('among two ');
      const secrets = noor.log.secrets.get().filter(({ epoch }) => epoch === begun.keys.epoch);
      expect(secrets.map(({ secret }) => secret)).toEqual([begun.keys.secret]);
      // Hers, without it; and one of each who sees by that that she lacks it.
      expect(made(world, tess, cleo, noor)).toBeLessThanOrEqual(3);
    },
  );

  test('that somebody cannot open, with another after it that she can, locks her out of nothing', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const hand = forger(world, mal);
    const one = beginEpoch(all, hand, {
      boxes: [...boxesFor(tess.device, cleo.device), wrongBox(all)],
    });
    await tell([tess, cleo], one.entry);
    write(tess, 0, 'in between ');
    await meet(world, tess, cleo);
    // It does not say that it goes on from that one, and does not bring it; and something of no use does.
    const other = beginEpoch(all, hand, { number: 2 });
    const previous = [world.keys.epoch, one.keys.epoch];
    const idle = beginEpoch(all, hand, { number: 0, boxes: [], previous });
    await tell([tess, cleo, noor], one.entry, other.entry, idle.entry);
    await expectAtOne(world, tess, cleo, noor);
    expect(words(noor)).toContain('in between ');
    expect(made(world, tess, cleo, noor)).toBeLessThanOrEqual(3);
  });

  test('whose secret nobody was given opens for nobody', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    const hashed = world.random.bytes(32);
    const begun = beginEpoch(all, forger(world, all.mal), { hashed });
    const later = written(tess, cleo, noor);
    await tell([tess, cleo, noor], begun.entry);
    for (const page of [tess, cleo, noor]) expect(opened(page)).not.toContain(begun.keys.epoch);
    expect(counted(world, 'epoch/false-box')).toBe(3);
    await expectAtOne(world, tess, cleo, noor);
    expect(areUnder(later(), begun.keys.epoch)).toBe(false);
    expect(made(world, tess, cleo, noor)).toBeLessThanOrEqual(3);
  });

  test('that brings a false secret of an earlier one is not believed about it', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const hand = forger(world, mal);
    const one = beginEpoch(all, hand, { boxes: boxesFor(tess.device, cleo.device) });
    const hidden = hand.seal(updateBy(hand.client, 'first '), { under: one.keys });
    const other = beginEpoch(all, hand, {
      number: 2,
      previous: [world.keys.epoch, one.keys.epoch],
      earlier: [{ epoch: one.keys.epoch, secret: world.random.bytes(32) }],
    });
    await noor.log.accept([one.entry, hidden, other.entry]);
    expect(opened(noor)).not.toContain(one.keys.epoch);
    expect(counted(world, 'epoch/false-secret')).toBe(1);
    await tell([tess, cleo], one.entry, hidden, other.entry);
    await expectAtOne(world, tess, cleo, noor);
    expect(words(noor)).toContain('first ');
  });

  test('that stands under one that somebody cannot read is not written under', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const hand = forger(world, mal);
    const side = beginEpoch(all, hand, { boxes: boxesFor(tess.device, cleo.device) });
    const earlier = [{ epoch: side.keys.epoch, secret: side.keys.secret }];
    const begun = beginEpoch(all, hand, { number: 2, under: side.keys, earlier });
    const later = written(tess, cleo, noor);
    await tell([tess, cleo, noor], side.entry, begun.entry);
    write(tess, 0, 'where all can read it ');
    await expectAtOne(world, tess, cleo, noor);
    expect(areUnder(later(), begun.keys.epoch)).toBe(false);
  });

  test('that stands in two entries under two epochs is judged alike whichever comes first', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const hand = forger(world, mal);
    const side = beginEpoch(all, hand, { boxes: boxesFor(tess.device, cleo.device) });
    const previous = [world.keys.epoch, side.keys.epoch];
    const earlier = [{ epoch: side.keys.epoch, secret: side.keys.secret }];
    const begun = beginEpoch(all, hand, { number: 2, previous, earlier });
    const second = forger(world, mal);
    const before = second.seal(updateBy(second.client, 'before '));
    const again = second.seal(begun.payload, { kind: entryKinds.epoch, under: side.keys });
    // A page looks at feeds in the order in which it has heard of them.
    await tell([cleo], before);
    await tell([tess, cleo], side.entry);
    await tell([tess, cleo], begun.entry, before, again);
    expect(presentEpoch(tess)).toBe(begun.keys.epoch);
    expect(presentEpoch(cleo)).toBe(begun.keys.epoch);
    await expectAtOne(world, tess, cleo, noor);
    expect(presentEpoch(noor)).toBe(begun.keys.epoch);
  });

  test('with boxes that differ from one entry about it to the next locks nobody out', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const hand = forger(world, mal);
    const begun = beginEpoch(all, hand);
    // The same words but for what lies in the box of whoever is named last.
    const other = begun.payload.slice();
    const at = 4 + 4 + 16 + 32 + 32 + 4 + 2 * (16 + 72) + 40;
    other[at] = (other[at] ?? 0) ^ 1;
    const twin = forger(world, mal).seal(other, { kind: entryKinds.epoch });
    await tell([tess, cleo], begun.entry, twin);
    await noor.log.accept([twin, begun.entry]);
    write(tess, 0, 'for all ');
    await expectAtOne(world, tess, cleo, noor);
    expect(words(noor)).toContain('for all ');
  });

  test.each([0, 7, highest])(
    'out of its turn, with number %i, is no end: whoever is removed afterwards has no later one',
    async (number) => {
      const all = await company();
      const { world, tess, cleo, noor, mal } = all;
      const begun = beginEpoch(all, forger(world, mal), { number, idBegins: '00' });
      await tell([tess, cleo, noor], begun.entry);
      await expectAtOne(world, tess, cleo, noor);
      expect(await tess.log.remove([mal.id])).toBe(true);
      expect(await cleo.log.remove([noor.device.id])).toBe(true);
      await meet(world, tess, cleo);
      expectAlike([tess, cleo]);
      const later = written(tess, cleo);
      write(tess, 0, 'only us two ');
      await meet(world, tess, cleo, noor);
      expect(words(cleo)).toContain('only us two ');
      expect(words(noor)).not.toContain('only us two ');
      const known = [world.keys.epoch, begun.keys.epoch, ...opened(noor)];
      for (const epoch of known) expect(areUnder(later(), epoch)).toBe(false);
    },
  );

  test.each([true, false])(
    'of the highest number that hides behind one of the lowest, and many others, is gone on from once, given to all: %s',
    async (isGiven) => {
      const all = await company();
      const { world, tess, cleo, noor, mal } = all;
      const hand = forger(world, mal);
      const some = boxesFor(tess.device, cleo.device);
      const side = beginEpoch(all, hand, { boxes: some });
      const hidden = hand.seal(updateBy(hand.client, 'hidden '), { under: side.keys });
      const entries = [side.entry, hidden];
      const boxes = [...some, isGiven ? { device: noor.device } : wrongBox(all)];
      let last = world.keys.epoch;
      for (let depth = 0; depth < 3; depth += 1) {
        const previous = [world.keys.epoch, last];
        const deeper = beginEpoch(all, hand, { number: highest, previous, boxes, idBegins: '00' });
        entries.push(deeper.entry);
        last = deeper.keys.epoch;
      }
      const previous = [world.keys.epoch, last];
      entries.push(beginEpoch(all, hand, { number: 0, previous, boxes: [] }).entry);
      for (let i = 0; i < 70; i += 1) {
        entries.push(beginEpoch(all, hand, { number: highest, boxes: [] }).entry);
      }
      await tell([tess, cleo, noor], ...entries);
      write(tess, 0, 'and on ');
      await expectAtOne(world, tess, cleo, noor);
      expect(words(noor)).toContain('hidden ');
      expect(words(noor)).toContain('and on ');
      expect(made(world, tess, cleo, noor)).toBeLessThanOrEqual(6);
    },
  );

  test.each([true, false])(
    'that calls somebody removed who is not takes nothing from her, given it or not: %s',
    async (isGiven) => {
      const all = await company();
      const { world, tess, cleo, noor } = all;
      const without = [noor.device.id];
      const some = boxesFor(tess.device, cleo.device);
      const boxes = isGiven ? [...some, ...boxesFor(noor.device)] : some;
      const begun = beginEpoch(all, forger(world, all.mal), { without, boxes });
      await tell([tess, cleo, noor], begun.entry);
      expect(noor.log.roster.get().removed()).toEqual([]);
      for (const page of [tess, cleo]) {
        expect(presentEpoch(page)).toBe(isGiven ? begun.keys.epoch : world.keys.epoch);
      }
      await expectAtOne(world, tess, cleo, noor);
    },
  );

  test('that calls somebody removed and gives it to her all the same is no epoch without her once she is', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    // Made before the removal is heard of, and by number and id before whatever that brings.
    const begun = beginEpoch(all, forger(world, all.mal), {
      number: highest,
      without: [noor.device.id],
      idBegins: '00',
    });
    await noor.log.accept([begun.entry]);
    await tess.log.remove([noor.device.id]);
    await meet(world, tess, cleo);
    await tell([tess, cleo], begun.entry);
    const later = written(tess, cleo);
    write(tess, 0, 'without her ');
    await meet(world, tess, cleo);
    expectAlike([tess, cleo]);
    expect(areUnder(later(), begun.keys.epoch)).toBe(false);
    await meet(world, tess, cleo, noor);
    expect(words(cleo)).toContain('without her ');
    expect(words(noor)).not.toContain('without her ');
  });

  test('that does not call somebody removed who is, is not written under, though it is not given to her', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    await tess.log.remove([noor.device.id]);
    await meet(world, tess, cleo);
    const now = presentEpoch(tess);
    const begun = beginEpoch(all, forger(world, all.mal), {
      number: highest,
      boxes: boxesFor(tess.device, cleo.device),
      idBegins: '00',
    });
    await tell([tess, cleo], begun.entry);
    expect(presentEpoch(tess)).toBe(now);
    await expectAtOne(world, tess, cleo);
  });

  test('that gives the one before it to somebody who hangs on a removed device ends both', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    await tess.log.remove([noor.device.id]);
    const { device, certificate } = world.newcomer('puppet', noor.device);
    noor.log.admit(certificate);
    await meet(world, noor, tess, cleo);
    const [before] = tess.log.secrets.get().slice(-1);
    if (before === undefined) throw new Error('a removal begins an epoch');
    const begun = beginEpoch(all, forger(world, mal), {
      number: 2,
      previous: [world.keys.epoch, before.epoch],
      boxes: boxesFor(tess.device, cleo.device, mal, device),
      without: [noor.device.id],
      earlier: [before],
    });
    await tell([tess, cleo], begun.entry);
    const later = written(tess, cleo);
    await expectAtOne(world, tess, cleo);
    expect(areUnder(later(), before.epoch)).toBe(false);
    expect(areUnder(later(), begun.keys.epoch)).toBe(false);
  });

  test('offered again changes nothing, and nobody goes back to it', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const begun = beginEpoch(all, forger(world, mal));
    await tell([tess, cleo, noor], begun.entry);
    await tess.log.remove([mal.id]);
    await meet(world, tess, cleo, noor);
    const now = presentEpoch(tess);
    for (const page of [tess, cleo, noor]) {
      const report = await page.log.accept([begun.entry, begun.entry]);
      expect(report).toMatchObject({ applied: 0, waiting: 0, duplicate: 2, refused: 0 });
      expect(presentEpoch(page)).toBe(now);
    }
    await expectAtOne(world, tess, cleo, noor);
  });

  test("that repeats another's word for word opens for nobody, and everybody goes on", async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const gone = world.newcomer('Robin', tess.device);
    tess.log.admit(gone.certificate);
    await meet(world, tess, cleo, noor);
    const batches = written(tess);
    await tess.log.remove([gone.device.id]);
    await meet(world, tess, cleo, noor);
    const now = presentEpoch(tess);
    const intake = takeIn(epochsByTag([world.keys]), world.space, batches()[1] ?? new Uint8Array());
    if (intake.tag !== 'entry') throw new Error('an epoch stands under the one before it');
    const { kind, payload } = intake.entry.opened.body;
    expect(kind).toBe(entryKinds.epoch);
    await tell([tess, cleo, noor], forger(world, mal).seal(payload, { kind }));
    expect(counted(world, 'epoch/false-box')).toBe(3);
    await expectAtOne(world, tess, cleo, noor);
    for (const page of [tess, cleo, noor]) expect(opened(page)).toContain(now);
    expect(made(world, tess, cleo, noor)).toBeLessThanOrEqual(4);
  });
});

describe('an epoch by somebody who was removed', () => {
  test.each([2, highest])('with number %i is kept, and nobody writes under it', async (number) => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const hand = forger(world, mal);
    const early = hand.seal(updateBy(hand.client, 'early '));
    await tell([tess], early);
    await tess.log.remove([mal.id]);
    await meet(world, tess, cleo, noor);
    const now = presentEpoch(tess);
    // It calls its own maker removed, so that nothing but who made it speaks against it.
    const begun = beginEpoch(all, hand, {
      number,
      boxes: boxesFor(tess.device, cleo.device, noor.device),
      without: [mal.id],
      idBegins: '00',
    });
    const later = written(tess, cleo, noor);
    await tell([tess, cleo, noor], begun.entry);
    for (const page of [tess, cleo, noor]) expect(presentEpoch(page)).toBe(now);
    const late = hand.seal(updateBy(hand.client, 'too late'), { under: begun.keys });
    const report = await tess.log.accept([late]);
    expect(report).toMatchObject({ applied: 0, refused: 1, faults: ['refused/removed'] });
    expect(counted(world, 'entry/removed')).toBe(1);
    await expectAtOne(world, tess, cleo, noor);
    expect(areUnder(later(), begun.keys.epoch)).toBe(false);
    expect(made(world, tess, cleo, noor)).toBe(1);
  });
});
