import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeviceId } from '../../../src/crdt/basics/id.ts';
import {
  encodeIssuedCertificate,
  issueCertificate,
} from '../../../src/crdt/sealing/certificate.ts';
import { entryKinds } from '../../../src/crdt/sealing/entry-body.ts';
import { asManyAsAreNamed } from '../../../src/crdt/sealing/epoch-entry.ts';
import { staying } from '../../../src/crdt/sealing/making-removals.ts';
import { encodeRemoval, removalSizes } from '../../../src/crdt/sealing/removal.ts';
import { rosterSizes } from '../../../src/crdt/sealing/roster-sizes.ts';
import { sealedWorld, type WorldDevice, type WorldPage } from '../../cast/sealed-world.ts';
import { company, type Company, expectAlike, expectAtOne, meet, tell } from './company.ts';
import { type Forger, forger, updateBy, words, write } from './couple.ts';
import { made, presentEpoch } from './epochs-of-mal.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

const sizes = { ...rosterSizes };
const removing = { ...removalSizes };
const { atMost } = staying;
beforeEach(() => {
  rosterSizes.places = 12;
});
afterEach(() => {
  Object.assign(rosterSizes, sizes);
  Object.assign(removalSizes, removing);
  staying.atMost = atMost;
});

/** Somebody lets in a device, in an entry of this hand's. */
function lettingIn(
  { world }: Company,
  [by, hand]: readonly [WorldDevice, Forger],
  certified = world.newcomer('puppet', by),
): { readonly entry: Uint8Array; readonly device: WorldDevice } {
  const { device, certificate } = certified;
  const issued = issueCertificate(world.space, by.signer, certificate);
  const entry = hand.seal(encodeIssuedCertificate(issued), { kind: entryKinds.certificate });
  return { entry, device };
}

interface Crowd {
  readonly puppets: readonly WorldDevice[];
  readonly entries: readonly Uint8Array[];
}

/** Mal lets in puppets, and some of these let in more; where only one `lets` in, it is Mal alone. */
function crowdOf(all: Company, count: number, lets = 4): Crowd {
  const { world, mal } = all;
  const hands: (readonly [WorldDevice, Forger])[] = [[mal, forger(world, mal)]];
  const puppets: WorldDevice[] = [];
  const entries: Uint8Array[] = [];
  while (puppets.length < count) {
    const by = hands[world.random.below(Math.min(hands.length, lets))];
    if (by === undefined) break;
    const { device, entry } = lettingIn(all, by);
    puppets.push(device);
    entries.push(entry);
    hands.push([device, forger(world, device)]);
  }
  return { puppets, entries };
}

const present = ({ log }: WorldPage): readonly DeviceId[] =>
  log.roster
    .get()
    .devices()
    .map(({ device }) => device);

function expectPresent(pages: readonly WorldPage[], ...devices: readonly WorldDevice[]): void {
  for (const page of pages) {
    for (const { id, name } of devices) expect(present(page), name).toContain(id);
    expect(present(page).length).toBeLessThanOrEqual(rosterSizes.places);
  }
}

const shuffled = <T>({ world }: Company, items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, at: world.random.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

describe('somebody who lets in more devices than there are places', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'locks nobody out when Tess removes him, in whatever order each hears of it, %i',
    async (seed) => {
      const all = await company(seed);
      const { world, tess, cleo, noor, mal } = all;
      const pages = [tess, cleo, noor];
      const { entries } = crowdOf(all, 40);
      for (const page of pages) {
        for (const entry of shuffled(all, entries)) await page.log.accept([entry]);
      }
      expectPresent(pages, tess.device, cleo.device, noor.device, mal);
      await expectAtOne(world, ...pages);
      expect(await tess.log.remove([mal.id])).toBe(true);
      const again = await expectAtOne(world, ...pages);
      expectPresent([...pages, ...again], tess.device, cleo.device, noor.device);
      expect(made(world, ...pages)).toBe(1);
      expect(presentEpoch(tess)).not.toBe(world.keys.epoch);
    },
  );

  test('locks nobody out when Tess removes somebody else, and Cleo a third at the same time', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    const robin = world.newcomer('Robin', tess.device);
    tess.log.admit(robin.certificate);
    await meet(world, tess, cleo, noor);
    await tell([tess, cleo, noor], ...crowdOf(all, 40).entries);
    await tess.log.remove([noor.device.id]);
    await cleo.log.remove([robin.device.id]);
    await expectAtOne(world, tess, cleo);
    expectPresent([tess, cleo], tess.device, cleo.device, all.mal);
    write(tess, 0, 'only us ');
    await meet(world, tess, cleo, noor);
    expect(words(noor)).not.toContain('only us ');
  });

  test('after he was removed takes no place from whom he had let in before', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const pages = [tess, cleo, noor];
    const before = lettingIn(all, [mal, forger(world, mal)], world.furtherDevice('lamp', mal));
    const lamp = world.page(before.device);
    await tell([...pages, lamp], before.entry);
    await meet(world, ...pages, lamp);
    await lamp.log.remove([noor.device.id]);
    await meet(world, tess, cleo, lamp);
    await tess.log.remove([mal.id]);
    const { entries } = crowdOf(all, 40, 1);
    await tell(shuffled(all, [tess, cleo, lamp]), ...shuffled(all, entries));
    await expectAtOne(world, tess, cleo, lamp);
    expectPresent([tess, cleo, lamp], tess.device, cleo.device, before.device);
    // What the lamp has done holds.
    expect(present(tess)).not.toContain(noor.device.id);
  });

  test('is gone with most of them, and whom he had let in before stays', async () => {
    staying.atMost = 3;
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const pages = [tess, cleo, noor];
    const before = lettingIn(all, [mal, forger(world, mal)], world.furtherDevice('lamp', mal));
    const lamp = world.page(before.device);
    await tell([...pages, lamp], before.entry);
    await meet(world, ...pages, lamp);
    await tell(pages, ...crowdOf(all, 40, 1).entries);
    await tess.log.remove([mal.id]);
    await expectAtOne(world, ...pages);
    expectPresent(pages, tess.device, cleo.device, noor.device, before.device);
    expect(present(tess)).toHaveLength(6);
    await expectAtOne(world, ...pages, lamp);
  });

  test('is removed even by somebody whom he let in himself in the midst of them', async () => {
    rosterSizes.places = sizes.places;
    staying.atMost = 3;
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const pages = [tess, cleo, noor];
    const by = [mal, forger(world, mal)] as const;
    const letIn = (count: number) => Array.from({ length: count }, () => lettingIn(all, by));
    const before = letIn(6);
    const own = lettingIn(all, by, world.furtherDevice('lamp', mal));
    const lamp = world.page(own.device);
    const entries = [...before, own, ...letIn(6)].map(({ entry }) => entry);
    await tell([...pages, lamp], ...entries);
    await meet(world, ...pages, lamp);
    expect(await lamp.log.remove([mal.id])).toBe(true);
    await expectAtOne(world, ...pages, lamp);
    expectPresent([...pages, lamp], lamp.device, ...before.map(({ device }) => device));
    expect(present(tess)).toHaveLength(3 + 6 + 1);
  });

  test('has puppets without a place whose removals say nothing', async () => {
    const all = await company();
    const { world, tess, cleo, noor } = all;
    const pages = [tess, cleo, noor];
    const { puppets, entries } = crowdOf(all, 40);
    await tell(pages, ...entries);
    const outside = puppets.filter(({ id }) => !present(tess).includes(id));
    expect(outside.length).toBeGreaterThan(20);
    for (const puppet of outside) {
      const payload = encodeRemoval({ devices: [noor.device.id], cuts: new Map() });
      await tell(pages, forger(world, puppet).seal(payload, { kind: entryKinds.removal }));
    }
    await expectAtOne(world, ...pages);
    expectPresent(pages, tess.device, cleo.device, noor.device);
  });

  test('keeps their words with everybody, and neither they nor he read what comes after a removal', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const pages = [tess, cleo, noor];
    const { puppets, entries } = crowdOf(all, 40);
    const outside = puppets.at(-1);
    if (outside === undefined) throw new Error('there is a crowd');
    const hand = forger(world, outside);
    await tell(pages, ...shuffled(all, entries), hand.seal(updateBy(hand.client, 'boo ')));
    await tess.log.remove([noor.device.id]);
    await expectAtOne(world, tess, cleo);
    expect(words(tess)).toContain('boo ');
    const [his, theirs] = [world.page(mal), world.page(outside)];
    await meet(world, tess, cleo, his, theirs);
    write(tess, 0, 'with him ');
    await meet(world, tess, cleo, his, theirs);
    expect(words(his)).toContain('with him ');
    expect(words(theirs)).not.toContain('with him ');
    await tess.log.remove([mal.id]);
    write(tess, 0, 'quiet ');
    await meet(world, tess, cleo, his, theirs);
    expect(words(cleo)).toContain('quiet ');
    for (const page of [his, theirs]) expect(words(page)).not.toContain('quiet ');
  });
});

describe('a removal of more devices than one entry names', () => {
  test('removes them all, in one batch', async () => {
    rosterSizes.places = sizes.places;
    removalSizes.devices = 3;
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    const { puppets, entries } = crowdOf(all, 7);
    await tell([tess, cleo, noor], ...entries);
    const before = tess.sealed().length;
    expect(await tess.log.remove([mal.id, ...puppets.map(({ id }) => id)])).toBe(true);
    expect(
      tess
        .sealed()
        .slice(before)
        .map((batch) => batch.length),
    ).toEqual([4]);
    await expectAtOne(world, tess, cleo, noor);
    expect(present(cleo)).toHaveLength(3);
    expectAlike([tess, cleo, noor]);
  });

  test('or of somebody with more feeds than one entry names, is a removal all the same', async () => {
    const all = await company();
    const { world, tess, cleo, noor, mal } = all;
    removalSizes.cuts = 2;
    for (let i = 0; i < 5; i += 1) {
      const hand = forger(world, mal);
      await tell([tess, cleo, noor], hand.seal(updateBy(hand.client, `feed ${i} `)));
    }
    expect(await tess.log.remove([mal.id])).toBe(true);
    await expectAtOne(world, tess, cleo, noor);
    expect(present(cleo)).not.toContain(mal.id);
  });
});

test('an epoch names no more removed devices than others read, and first those that have to be named', () => {
  const { random } = sealedWorld();
  const devices = Array.from({ length: 100_002 }, () => DeviceId.random(random));
  const last = devices.slice(-2);
  const named = asManyAsAreNamed(devices, (device) => last.includes(device));
  expect(named).toHaveLength(100_000);
  expect(named.slice(0, 2)).toEqual(last);
  expect(asManyAsAreNamed(devices.slice(2), () => false)).toEqual(devices.slice(2));
});

test('in any order of arrival, a page that opens anew has the same places as one that heard of it bit by bit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), fc.nat(3), async (seed, removals) => {
      const all = await company(seed);
      const { world, tess, cleo, noor, mal } = all;
      const pages = [tess, cleo, noor];
      const { puppets, entries } = crowdOf(all, 30);
      const parts = pages.map(() => shuffled(all, entries));
      for (let at = 0; at < entries.length; at += 6) {
        for (const [index, page] of pages.entries()) {
          await page.log.accept(parts[index]?.slice(at, at + 6) ?? []);
        }
      }
      for (let i = 0; i < removals; i += 1) {
        const page = world.random.pick(pages);
        const who = world.random.pick([mal, ...puppets]);
        await page.log.remove([who.id]);
      }
      const again = await expectAtOne(world, ...pages);
      expectPresent([...pages, ...again], tess.device, cleo.device, noor.device);
    }),
    { numRuns: 12 },
  );
});
