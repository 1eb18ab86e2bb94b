import { describe, expect, test, vi } from 'vitest';
import { digestOf } from '../../../src/crdt/sealing/digest.ts';
import { hostileWords, openHostilePage, wordsAside } from '../../cast/hostile-page.ts';
import { liveAtRandom } from '../../cast/random-life.ts';
import { createReplicaWorld, type Page, type ReplicaWorld } from '../../cast/replica-world.ts';

/*
 * The same lives and attacks on the true build and on builds that lack one defence each. A defence whose loss
 * nobody notices here would be one that nothing in the suite holds in place.
 */

const build = vi.hoisted(() => ({ verifies: true, repairs: true, compares: true }));

vi.mock('../../../src/crdt/sealing/signing.ts', async () => {
  const native = await import('../../cast/native-signing.ts');
  return {
    ...native,
    verifySignatureNow: (signed: Parameters<typeof native.verifySignatureNow>[0]) =>
      !build.verifies || native.verifySignatureNow(signed),
    verifySignature: (signed: Parameters<typeof native.verifySignature>[0]) =>
      build.verifies ? native.verifySignature(signed) : Promise.resolve(true),
  };
});

vi.mock(import('../../../src/crdt/peers/exchange.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    createExchange({ source, ...rest }) {
      const missing: typeof source.missing = (theirs) =>
        build.repairs ? source.missing(theirs) : [];
      return original.createExchange({
        ...rest,
        source: {
          have: () => source.have(),
          missing,
          read: (range) => source.read(range),
          digestToCompare: () => source.digestToCompare(),
          accept: (entries) => source.accept(entries),
          onEntries: (listener) => source.onEntries(listener),
        },
      });
    },
  };
});

vi.mock(import('../../../src/crdt/sealing/cover-truth.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    compareCover: (context, cover) =>
      build.compares ? original.compareCover(context, cover) : 'same',
  };
});

/** What can be seen after a life: of everybody's, only what all pages agree on. */
interface Outcome {
  /** The same entries and the same words for everybody. */
  readonly settled: boolean;
  /** Somebody was shown words in the name of somebody who did not write them. */
  readonly forgedShown: boolean;
  /** Everybody reads what was promised, and nobody what was put in its place. */
  readonly promiseStands: boolean;
  /** Somebody noticed that copies of the same feeds read differently. */
  readonly differenceTold: boolean;
  /** Everybody names the feed with two histories. */
  readonly liarNamed: boolean;
  /** What every honest page wrote last is on every page. */
  readonly honestWordsKept: boolean;
  /** The device whose disk was damaged said so, and the one whose disk was erased has all again. */
  readonly diskRestored: boolean;
}

const good: Outcome = {
  settled: true,
  forgedShown: false,
  promiseStands: true,
  differenceTold: false,
  liarNamed: true,
  honestWordsKept: true,
  diskRestored: true,
};

/** One life of four people, one of whom attacks in the midst of it and once more when all is quiet. */
async function liveUnderAttack(seed: number): Promise<{ outcome: Outcome; world: ReplicaWorld }> {
  const world = await createReplicaWorld({ seed, devices: 4 });
  await world.settles(20_000);
  const [founder, second, third, member] = world.pages;
  if (!founder || !second || !third || !member) throw new Error('a world of four');
  const hostile = await openHostilePage(world, member);
  const victim = founder.space().device;
  hostile.forge(victim);
  hostile.replay();
  hostile.reorder();
  await liveAtRandom(world);
  // Lines that were cut come back first: a promise that reached nobody would be none.
  await world.settles(20_000);

  for (const page of world.pages) page.goals().add({ text: `kept ${page.name}`, why: '' });
  hostile.forge(victim);
  hostile.replay();
  hostile.truncate();
  hostile.reorder();
  // By now others may have closed the door on such a page: it waits until it is listened to again.
  await world.clock.advance(70_000);
  await hostile.erase();
  const feed = hostile.tellTwoHistories();
  await world.settles(30_000);
  const damaged = await damageDisk(second);
  await eraseDisk(third);
  const settled = await world.settles(60_000);
  await hostile.close();

  const shown = world.pages.map((page) => ({
    aside: wordsAside(page),
    goals: JSON.stringify(page.space().log.doc.getMap('goals').toJSON()),
    digest: digestOf(page.space().log.doc),
    liars: page
      .space()
      .concerns.all.get()
      .map(({ id }) => id),
  }));
  const outcome: Outcome = {
    settled,
    forgedShown: shown.some(({ aside }) => aside.includes(hostileWords.forged)),
    promiseStands: shown.every(
      ({ aside }) =>
        aside.includes(hostileWords.promised) && !aside.includes(hostileWords.rewritten),
    ),
    differenceTold: shown.some(({ liars }) => liars.includes('unequal')),
    liarNamed: shown.every(({ liars }) => liars.some((liar) => liar === feed)),
    honestWordsKept: shown.every(({ goals }) =>
      world.pages.every(({ name }) => goals.includes(`kept ${name}`)),
    ),
    diskRestored: damaged && shown.every(({ digest }) => digest === shown[0]?.digest),
  };
  await world.close();
  return { outcome, world };
}

/** Turns a bit of the middle entry on the disk of a page's device; whether opening it again says so. */
async function damageDisk(page: Page): Promise<boolean> {
  await page.close();
  const { disk } = page.stores;
  for (const name of disk.names()) {
    const entries = disk.entries(name);
    disk.flipByte(name, Math.floor(entries.length / 2), 100);
  }
  await page.open();
  return page
    .space()
    .concerns.all.get()
    .some(({ what }) => what === 'damaged');
}

async function eraseDisk(page: Page): Promise<void> {
  await page.close();
  for (const name of page.stores.disk.names()) await page.stores.erase(name);
  await page.open();
}

const seeds = [1, 2, 3];

vi.setConfig({ testTimeout: 120_000 });

describe('lives among which a member forges, replays, reorders, truncates and erases', () => {
  test.each(seeds)('end well for everybody on the true build (seed %i)', async (seed) => {
    const { outcome, world } = await liveUnderAttack(seed);
    expect(outcome).toEqual(good);
    expect(world.counts.get('entry/signature')).toBeGreaterThan(0);
    // An entry that was cut short no longer opens, or is too short to be one.
    const [shut = 0, stump = 0] = ['entry/seal', 'entry/not-an-entry'].map((code) =>
      world.counts.get(code),
    );
    expect(shut + stump).toBeGreaterThan(0);
    expect(world.counts.get('cover/untrue')).toBeGreaterThan(0);
    expect(world.counts.get('sealed-log/two-histories')).toBeGreaterThan(0);
  });

  test.each(seeds)('show forged words on a build without verification (seed %i)', async (seed) => {
    const outcome = await without('verifies', seed);
    expect(outcome.forgedShown).toBe(true);
  });

  test.each(seeds)(
    "never settle on a build without the exchange's repair (seed %i)",
    async (seed) => {
      const outcome = await without('repairs', seed);
      expect(outcome).toMatchObject({
        settled: false,
        honestWordsKept: false,
        diskRestored: false,
      });
    },
  );

  test.each(seeds)('lose a promise on a build that does not compare (seed %i)', async (seed) => {
    const outcome = await without('compares', seed);
    expect(outcome).toMatchObject({ promiseStands: false, differenceTold: true });
  });
});

/** A life on a build that lacks one defence. */
async function without(defence: keyof typeof build, seed: number): Promise<Outcome> {
  build[defence] = false;
  try {
    return (await liveUnderAttack(seed)).outcome;
  } finally {
    build[defence] = true;
  }
}
