import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { coverSizes } from '../../../src/crdt/sealing/cover-sizes.ts';
import { sealedWorld, type SealedWorld, type WorldPage } from '../../cast/sealed-world.ts';
import { words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

const { smallest } = coverSizes;
beforeAll(() => {
  coverSizes.smallest = 8;
});
afterAll(() => {
  coverSizes.smallest = smallest;
});

/** Writes so many entries of one word each, at the end. */
function say(page: WorldPage, ...spoken: readonly string[]): void {
  for (const word of spoken) {
    write(page, words(page).length, `${word} `);
    page.log.flush();
  }
}

const some = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(index));

/** Lets a further device of its own member, or somebody else, in; it has heard of nothing but its own chain yet. */
async function letIn(
  world: SealedWorld,
  by: WorldPage,
  as: 'device' | 'person',
): Promise<WorldPage> {
  const { device, certificate } =
    as === 'device'
      ? world.furtherDevice('further', by.device)
      : world.newcomer('newcomer', by.device);
  by.log.admit(certificate);
  const page = world.page(device);
  await page.log.learn(by.log.roster.get().chainTo(device.id));
  return page;
}

const roster = ({ log }: WorldPage): readonly string[] =>
  log.roster
    .get()
    .devices()
    .map(({ device }) => device);

function expectSame(page: WorldPage, as: WorldPage): void {
  expect(page.log.waitingCount()).toBe(0);
  expect(page.log.digest()).toBe(as.log.digest());
  expect(roster(page)).toEqual(roster(as));
}

/** Whoever comes in now, and whoever opens this device anew from what rests of it, reads what it says. */
async function expectReadable(world: SealedWorld, page: WorldPage): Promise<void> {
  const again = world.page(page.device);
  await again.log.open({ entries: page.stored() });
  expectSame(again, page);
  for (const as of ['device', 'person'] as const) {
    const newcomer = await letIn(world, page, as);
    await world.exchange(page, newcomer);
    expectSame(newcomer, page);
  }
  const digest = page.log.digest();
  await page.log.rebuild();
  expect(page.log.digest()).toBe(digest);
}

describe('what has been tidied can be read by whoever comes in', () => {
  test('though a device was let in behind words that are in one cover with its own', async () => {
    const world = sealedWorld();
    const first = world.page(world.founder);
    say(first, 'before');
    const phone = await letIn(world, first, 'device');
    const ben = world.page(world.founder);
    await world.exchange(first, phone, ben);
    say(phone, ...some(8));
    await world.exchange(phone, ben);
    expect(ben.log.tidy()).toEqual({ covers: 1, letGo: 9 });
    await expectReadable(world, ben);
  });

  test('though somebody was let in behind words, and the cover over these leans on theirs', async () => {
    const world = sealedWorld();
    const first = world.page(world.founder);
    say(first, 'before');
    const cleo = await letIn(world, first, 'person');
    await world.exchange(first, cleo);
    say(cleo, 'hello');
    const second = world.page(world.founder);
    await world.exchange(first, cleo, second);
    say(second, ...some(7));
    const tess = world.page(world.founder);
    await world.exchange(second, tess);
    expect(tess.log.tidy()).toEqual({ covers: 1, letGo: 8 });
    await expectReadable(world, tess);
  });
});

describe('a certificate that a removed device wrote too late lets nobody in while it waits', () => {
  test.each(['before', 'after'])('when it comes %s the removal', async (when) => {
    const world = sealedWorld();
    const ben = world.page(world.founder);
    const phone = await letIn(world, ben, 'device');
    const laptop = await letIn(world, ben, 'device');
    await world.exchange(ben, phone, laptop);
    say(phone, 'said in time');
    await world.exchange(ben, phone, laptop);
    await ben.log.remove([phone.device.id]);

    say(phone, 'said too late');
    const puppet = await letIn(world, phone, 'device');
    await world.exchange(phone, puppet);
    say(puppet, 'I am new here');
    // What came in front of the certificate stays away, so it can only wait.
    const late = phone.sealed().slice(-1).flat();
    if (when === 'before') {
      expect(await laptop.log.accept(late)).toMatchObject({ applied: 0, waiting: 1 });
      await laptop.log.accept(puppet.stored());
      await world.exchange(ben, laptop);
    } else {
      await world.exchange(ben, laptop);
      await laptop.log.accept([...late, ...puppet.stored()]);
    }
    await world.exchange(ben, laptop);
    expect(roster(laptop)).toEqual(roster(ben));
    expect(roster(laptop)).not.toContain(puppet.device.id);
    expect(words(laptop)).toBe('said in time ');
    expect(laptop.log.waitingCount()).toBe(0);

    say(laptop, 'only us');
    await world.exchange(ben, laptop, phone, puppet);
    expect(words(ben)).toBe('said in time only us ');
    for (const page of [phone, puppet]) expect(words(page)).not.toContain('only us');
    expect(ben.log.epoch.get().epoch).toBe(laptop.log.epoch.get().epoch);
  });
});
