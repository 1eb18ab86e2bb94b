import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { coverSizes } from '../../../src/crdt/sealing/cover-sizes.ts';
import { epochTagOf, readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import { deriveEpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import type { SealedWorld, WorldPage } from '../../cast/sealed-world.ts';
import { company, expectAlike, expectAtOne, meet, reopened, tell } from './company.ts';
import { forger, words, write } from './couple.ts';
import { beginEpoch, boxesFor, presentEpoch } from './epochs-of-mal.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

const { smallest } = coverSizes;
beforeAll(() => {
  coverSizes.smallest = 8;
});
afterAll(() => {
  coverSizes.smallest = smallest;
});

/** What of a page's own entries since then can be read with all the keys that another page holds. */
function readableBy(world: SealedWorld, page: WorldPage, entries: readonly Uint8Array[]): number {
  const tags = new Set(
    page.log.secrets
      .get()
      .map((one) => epochTagOf(deriveEpochKeys({ space: world.space, ...one }))),
  );
  return entries.filter((bytes) => {
    const header = readEntryHeader(bytes);
    return header !== undefined && header !== 'newer' && tags.has(header.epochTag);
  }).length;
}

test('what Cleo’s laptop wrote stays, though her phone, which she removes, has tidied it away and who removes it had not heard of that', async () => {
  const { world, tess, cleo, noor } = await company();
  const { device, certificate } = world.furtherDevice('phone', cleo.device);
  cleo.log.admit(certificate);
  const phone = world.page(device);
  await world.exchange(tess, cleo, noor, phone);
  // Noor is away from here on.
  for (let line = 0; line < 12; line += 1) {
    write(cleo, words(cleo).length, `line ${line}. `);
    await world.settle();
  }
  await world.exchange(tess, cleo, phone);
  const said = words(cleo);
  expect(phone.log.tidy().covers).toBe(1);
  await world.exchange(cleo, phone, tess);
  await noor.log.remove([phone.device.id]);
  await meet(world, noor, cleo);
  await meet(world, noor, cleo, tess);
  expectAlike([noor, cleo, tess]);
  expect(words(noor)).toBe(said);
  expect(noor.log.waitingCount()).toBe(0);
  await expectAtOne(world, noor, cleo, tess);
});

test('what Noor deleted late, and Cleo has tidied in good faith before she heard of the removal, is deleted for everybody', async () => {
  const { world, tess, cleo, noor } = await company();
  for (let line = 0; line < 12; line += 1) {
    write(cleo, words(cleo).length, `line ${line}. `);
    await world.settle();
  }
  await world.exchange(tess, cleo, noor);
  await tess.log.remove([noor.device.id]);
  noor.log.doc.getText('note').delete(words(noor).indexOf('line 3. '), 8);
  await world.exchange(noor, cleo);
  expect(cleo.log.tidy().covers).toBe(1);
  await meet(world, cleo, tess);
  expectAlike([cleo, tess]);
  expect(words(tess)).not.toContain('line 3. ');
  expect(words(tess)).toContain('line 4. ');
  await expectAtOne(world, cleo, tess);
});

test('whoever let somebody in notices alone that an epoch made meanwhile does not reach them', async () => {
  const { world, tess, cleo, noor, mal } = await company();
  const bo = world.newcomer('Bo', tess.device);
  tess.log.admit(bo.certificate);
  await tess.log.remove([mal.id]);
  await meet(world, tess, cleo, noor);
  const { device, certificate } = world.newcomer('Ada', noor.device);
  noor.log.admit(certificate);
  const later = noor.log.secrets
    .get()
    .map((one) => deriveEpochKeys({ space: world.space, ...one }));
  const { genesis, keys } = world;
  const ada = world.page(device, { genesis, keys, later });
  await meet(world, noor, ada);
  // Tess has not heard of Ada.
  await tess.log.remove([bo.device.id]);
  await meet(world, tess, cleo);
  const theirs = presentEpoch(tess);
  await noor.log.accept(tess.stored());
  await world.settle();
  expect(presentEpoch(noor)).not.toBe(theirs);
  write(noor, 0, 'for Ada too ');
  await world.settle();
  await ada.log.accept(noor.stored());
  expect(words(ada)).toBe('for Ada too ');
  await meet(world, tess, cleo, noor, ada);
  expectAlike([tess, cleo, noor, ada]);
});

test('an epoch that somebody gave to a removed device, not having heard of the removal, is written under no more', async () => {
  const { world, tess, cleo, noor, mal } = await company();
  const lost = world.page(mal);
  await world.exchange(tess, lost);
  await tess.log.remove([mal.id]);
  await meet(world, tess, cleo);
  const [removal] = tess.sealed().at(-1) ?? [];
  write(tess, 0, 'after that. ');
  await world.settle();
  // Noor hears of words under an epoch that leaves out somebody who belongs as far as she knows, and makes another.
  await tell([noor], ...tess.stored().filter((entry) => entry !== removal));
  expect(presentEpoch(noor)).not.toBe(presentEpoch(tess));
  await world.exchange(noor, lost);
  expect(lost.log.secrets.get().map(({ epoch }) => epoch)).toContain(presentEpoch(tess));
  await meet(world, tess, cleo, noor);
  const before = [tess, cleo, noor].map((page) => page.sealed().length);
  for (const page of [tess, cleo, noor]) write(page, 0, `${page.device.name} alone. `);
  await world.settle();
  const later = [tess, cleo, noor].flatMap((page, index) => page.sealed().slice(before[index]));
  expect(later.flat()).toHaveLength(3);
  expect(readableBy(world, lost, later.flat())).toBe(0);
  await expectAtOne(world, tess, cleo, noor);
});

test('to name an epoch that one cannot open gives it to nobody, and changes nothing', async () => {
  const all = await company();
  const { world, tess, cleo, noor, mal } = all;
  await tess.log.remove([mal.id]);
  await meet(world, tess, cleo, noor);
  const present = presentEpoch(tess);
  const hand = forger(world, mal);
  const claims = beginEpoch(all, hand, {
    boxes: boxesFor(mal),
    previous: [world.keys.epoch, present],
  });
  await tell([tess, cleo, noor], claims.entry);
  await meet(world, tess, cleo, noor);
  expect([tess, cleo, noor].map(presentEpoch)).toEqual([present, present, present]);
});

test('a removal that stands under an epoch by somebody who was removed since counts from the first moment after a reload', async () => {
  const { world, tess, cleo, noor, mal } = await company();
  const { device, certificate } = world.newcomer('Ada', tess.device);
  tess.log.admit(certificate);
  await world.exchange(tess, cleo, noor);
  const bad = world.page(mal);
  await world.exchange(tess, bad);
  // Tess is away: Mal begins an epoch, and Cleo removes Ada under it.
  await bad.log.remove([noor.device.id]);
  await world.exchange(bad, cleo);
  await cleo.log.remove([device.id]);
  await tess.log.remove([mal.id]);
  await meet(world, tess, cleo, noor, bad);
  const out = cleo.log.roster.get().removed();
  expect(out.map(({ device: id }) => id)).toContain(device.id);
  const again = await reopened(world, cleo, true);
  expect(again.log.roster.get().removed()).toEqual(out);
});
