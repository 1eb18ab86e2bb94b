import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { coverSizes } from '../../../src/crdt/sealing/cover-sizes.ts';
import { entryKinds } from '../../../src/crdt/sealing/entry-body.ts';
import { readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import { epochTagOf } from '../../../src/crdt/sealing/entry.ts';
import { takeIn, epochsByTag } from '../../../src/crdt/sealing/entry-intake.ts';
import { deriveEpochKeys } from '../../../src/crdt/sealing/space-keys.ts';
import {
  hand,
  letIn,
  type LifeDevice,
  liveWithRemovals,
  meetAll,
  reload,
  type RemovalLife,
  textOf,
  writeIn,
} from '../../cast/removal-life.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));
vi.setConfig({ testTimeout: 3_600_000 });

const { smallest } = coverSizes;
beforeAll(() => {
  coverSizes.smallest = 12;
});
afterAll(() => {
  coverSizes.smallest = smallest;
});

const ordinary = { steps: 70, devices: 7 };
const long = { steps: 220, devices: 9 };

const lives = Number(process.env['REMOVAL_LIVES'] ?? 12);
const firstSeed = Number(process.env['REMOVAL_SEED'] ?? 1);

const rosterText = ({ page }: LifeDevice): string =>
  page.log.roster
    .get()
    .devices()
    .map(({ device }) => device)
    .join();

/**
 * Those who are left: a roster that everybody in it has. Somebody removed may not know of it: what removed them can be sealed
 * under an epoch that they never had.
 */
function thoseLeft({ devices }: RemovalLife, seed: number): readonly LifeDevice[] {
  const byRoster = new Map(devices.map((one) => [rosterText(one), one.page.log.roster.get()]));
  const agreed = [...byRoster].filter(([text, roster]) =>
    devices.filter(({ device }) => roster.has(device.id)).every((one) => rosterText(one) === text),
  );
  const [first] = agreed;
  if (first === undefined || agreed.length > 1) {
    const views = devices.map(
      (one) =>
        `${one.device.name} ${one.device.id.slice(0, 4)}: ${rosterText(one)
          .split(',')
          .map((id) => id.slice(0, 4))
          .join()}`,
    );
    throw new Error(
      `seed ${seed}: ${agreed.length} rosters that all in them have\n${views.join('\n')}`,
    );
  }
  return devices.filter(({ device }) => first[1].has(device.id));
}

function expectAgreement(life: RemovalLife, seed: number): readonly LifeDevice[] {
  const remaining = thoseLeft(life, seed);
  const [first] = remaining;
  if (first === undefined) throw new Error(`seed ${seed}: nobody is left`);
  for (const one of remaining) {
    const who = `seed ${seed}: ${one.device.name} as ${first.device.name}`;
    expect(rosterText(one), `${who}, roster`).toBe(rosterText(first));
    expect(one.page.log.epoch.get().epoch, `${who}, epoch`).toBe(first.page.log.epoch.get().epoch);
    expect(textOf(one.page), `${who}, words`).toBe(textOf(first.page));
    expect(one.page.log.digest(), `${who}, digest`).toBe(first.page.log.digest());
    expect(one.page.log.waitingCount(), `${who}, waiting`).toBe(0);
  }
  return remaining;
}

async function oneLife(seed: number, length = ordinary): Promise<RemovalLife> {
  const life = await liveWithRemovals(seed, length);
  await meetAll(life);
  const remaining = expectAgreement(life, seed);
  const removed = life.devices.filter((one) => !remaining.includes(one));

  // What those who stay write from here on is closed to all who have been removed, whatever they have ever held.
  const before = remaining.map(({ page }) => page.sealed().length);
  for (const one of remaining) writeIn(one, life.random, `after ${one.device.name} `);
  const words = remaining.map(({ page }) => textOf(page));
  for (const one of removed) writeIn(one, life.random, 'I am still here ');
  await meetAll(life);
  expectAgreement(life, seed);
  const later = remaining.flatMap(({ page }, index) => page.sealed().slice(before[index]).flat());
  expect(later.length).toBeGreaterThan(0);
  for (const { page, device } of removed) {
    const keys = page.log.secrets
      .get()
      .map((one) => deriveEpochKeys({ space: life.world.space, ...one }));
    const tags = keys.map(epochTagOf);
    const epochs = epochsByTag(keys);
    for (const bytes of later) {
      const header = readEntryHeader(bytes);
      if (header === undefined || header === 'newer') throw new Error('an entry has a header');
      const what = `seed ${seed}: ${device.name} reads what was written after its removal`;
      const intake = takeIn(epochs, life.world.space, bytes);
      // What begins an epoch is sealed under an earlier one; it says who is there, and gives the secret to nobody else.
      if (intake.tag === 'entry')
        expect(intake.entry.opened.body.kind, what).toBe(entryKinds.epoch);
      else expect(tags, what).not.toContain(header.epochTag);
    }
  }
  expect(words.length).toBe(remaining.length);
  for (const { page } of remaining) expect(textOf(page)).not.toContain('I am still here');

  // And all of it rests: opened anew, with a snapshot or without, everybody has the same again.
  const digest = remaining[0]?.page.log.digest();
  for (const one of remaining) {
    await reload(life, one, life.random.chance(0.5));
    expect(one.page.log.digest(), `seed ${seed}: ${one.device.name} opened anew`).toBe(digest);
  }
  await meetAll(life);
  expectAgreement(life, seed);

  // Whoever comes in now, and meets one of them only, has it as well.
  const host = life.random.pick(remaining);
  const newcomer = await letIn(life, host);
  for (let round = 0; round < 3; round += 1) {
    await hand(host, newcomer);
    await hand(newcomer, host);
  }
  expectAgreement({ ...life, devices: [host, newcomer] }, seed);
  await meetAll(life);
  expectAgreement(life, seed);
  return life;
}

test('an answer to somebody whose certificate lies beyond a cut keeps nobody waiting', async () => {
  await oneLife(1025);
});

test('whoever stays ends with the same words, whoever was removed reads and writes nothing any more', async () => {
  const sums = { removals: 0, admissions: 0, tidyings: 0 };
  for (let seed = firstSeed; seed < firstSeed + lives; seed += 1) {
    const { counts } = await oneLife(seed);
    sums.removals += counts.removals;
    sums.admissions += counts.admissions;
    sums.tidyings += counts.tidyings;
  }
  expect(sums.removals).toBeGreaterThan(lives);
});

test.each([22, 30, 92, 114])(
  'so it is in a long life among many who remove each other, seed %i',
  async (seed) => {
    await oneLife(seed, long);
  },
);
