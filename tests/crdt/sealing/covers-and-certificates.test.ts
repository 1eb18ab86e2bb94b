import fc from 'fast-check';
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

/** Somebody's second page begins behind words of the first, and lets a device in before it goes on: those first words lean on a cover. */
async function wordsInFront() {
  const world = sealedWorld();
  const first = world.page(world.founder);
  const second = world.page(world.founder);
  say(first, 'one');
  await world.exchange(first, second);
  say(second, 'two');
  await letIn(world, second, 'device');
  say(second, ...some(7));
  return { world, first, second };
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

  test('though words that stay out of the cover lean on words that are in it, in front of others of theirs', async () => {
    const { world, first, second } = await wordsInFront();
    const ben = world.page(world.founder);
    await world.exchange(first, second, ben);
    expect(ben.log.tidy()).toEqual({ covers: 1, letGo: 8 });
    await expectReadable(world, ben);
  });

  test('though two devices have tidied at once, each over words in front of the other cover', async () => {
    const world = sealedWorld();
    const first = world.page(world.founder);
    const phone = await letIn(world, first, 'device');
    say(first, ...some(6));
    const ben = world.page(world.founder);
    await world.exchange(first, phone, ben);
    say(phone, ...some(3));
    say(ben, ...some(4));
    await world.exchange(phone, ben);
    expect(ben.log.tidy()).toEqual({ covers: 1, letGo: 9 });
    expect(phone.log.tidy()).toEqual({ covers: 1, letGo: 10 });
    await world.exchange(phone, ben);
    await expectReadable(world, ben);
    await expectReadable(world, phone);
  });

  test('though two devices have tidied at once, and somebody holds a part of the words that lean on others in both covers', async () => {
    const world = sealedWorld();
    const first = world.page(world.founder);
    const phone = await letIn(world, first, 'device');
    say(first, ...some(6));
    const ben = world.page(world.founder);
    await world.exchange(first, phone, ben);
    say(phone, ...some(3));
    say(ben, ...some(4));
    const away = world.page(world.founder);
    await away.log.accept(ben.sealed().flat().slice(0, 2));
    expect(away.log.waitingCount()).toBe(2);
    await world.exchange(phone, ben);
    expect(ben.log.tidy().covers).toBe(1);
    expect(phone.log.tidy().covers).toBe(1);
    await world.exchange(phone, ben);
    await world.exchange(ben, away);
    expectSame(away, ben);
    await expectReadable(world, away);
  });

  test('though somebody holds words already whose beginning waits for others in the cover over them', async () => {
    const { world, first, second } = await wordsInFront();
    const away = world.page(world.founder);
    await away.log.accept(second.sealed().flat());
    expect(away.log.waitingCount()).toBe(9);
    const ben = world.page(world.founder);
    await world.exchange(first, second, ben);
    expect(ben.log.tidy()).toEqual({ covers: 1, letGo: 8 });
    await world.exchange(ben, away);
    expectSame(away, ben);
    expect(away.log.have()).toEqual(ben.log.have());
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

test('whoever lets in whom, writes and tidies, alone or at once: all of it can be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2 ** 31), async (seed) => {
      const world = sealedWorld(seed);
      const { random } = world;
      const first = world.page(world.founder);
      const pages = [
        first,
        await letIn(world, first, 'device'),
        await letIn(world, first, 'person'),
      ];
      await world.exchange(...pages);
      for (let step = 0; step < 120; step += 1) {
        const page = random.pick(pages);
        const roll = random.below(100);
        if (roll < 60) {
          write(page, random.below(words(page).length + 1), `${step} `);
          page.log.flush();
        } else if (roll < 65) {
          const text = page.log.doc.getText('note');
          if (text.length > 3) text.delete(random.below(text.length - 2), 2);
          page.log.flush();
        } else if (roll < 80) {
          await world.exchange(page, random.pick(pages));
        } else if (roll < 90) {
          page.log.tidy();
        } else if (roll < 93 && pages.length < 7) {
          pages.push(await letIn(world, page, random.pick(['device', 'person'] as const)));
        } else if (roll < 97) {
          // Opened anew, it goes on in another feed.
          const again = world.page(page.device);
          await again.log.learn(page.log.roster.get().chainTo(page.device.id));
          again.keep(page.stored());
          await again.log.open({ entries: page.stored() });
          expect(again.log.waitingCount()).toBe(page.log.waitingCount());
          pages[pages.indexOf(page)] = again;
        } else {
          // The line is cut in the middle.
          const { log } = random.pick(pages);
          const entries = page.log.missing(log.have()).flatMap((range) => log.read(range));
          await page.log.accept(entries.filter(() => random.chance(0.5)));
        }
      }
      await world.exchange(...pages);
      for (const page of pages)
        expectSame(page, first.log === page.log ? page : (pages[0] ?? page));
      const giver = random.pick(pages);
      const fresh = world.page(world.founder);
      const left = [...giver.stored()];
      while (left.length > 0) await fresh.log.accept(left.splice(random.below(left.length), 1));
      expectSame(fresh, giver);
    }),
    { numRuns: 30 },
  );
});
