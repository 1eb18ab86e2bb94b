import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { staying } from '../../../src/crdt/sealing/making-removals.ts';
import { rosterSizes } from '../../../src/crdt/sealing/roster-sizes.ts';
import type { Roster } from '../../../src/crdt/sealing/roster.ts';
import {
  type LifeDevice,
  liveWithRemovals,
  meetAll,
  type RemovalLife,
  textOf,
  writeIn,
} from '../../cast/removal-life.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));
vi.setConfig({ testTimeout: 3_600_000 });

/*
 * Lives as in removal-lives.test.ts in a Space with fewer places than devices, which the devices beyond it do not know of until
 * they hear it. Words that wait are those of devices beyond: what they lean on may be gone.
 */

const usual = { places: rosterSizes.places, staying: staying.atMost };
beforeAll(() => {
  rosterSizes.places = 4;
  staying.atMost = 2;
});
afterAll(() => {
  rosterSizes.places = usual.places;
  staying.atMost = usual.staying;
});

const lives = Number(process.env['REMOVAL_LIVES'] ?? 12);
const firstSeed = Number(process.env['REMOVAL_SEED'] ?? 1);

const rosterOf = ({ page }: LifeDevice): Roster => page.log.roster.get();
const here = (one: LifeDevice): string =>
  rosterOf(one)
    .devices()
    .map(({ device }) => device)
    .join();

/** Those who have one roster, in which there is nobody else. */
function thoseLeft({ devices }: RemovalLife, seed: number): readonly LifeDevice[] {
  const agreeing = devices.filter((one) =>
    devices.every((other) => !rosterOf(one).has(other.device.id) || here(other) === here(one)),
  );
  expect(new Set(agreeing.map(here)).size, `seed ${seed}: rosters that all in them have`).toBe(1);
  const [first] = agreeing;
  return first === undefined ? [] : devices.filter(({ device }) => rosterOf(first).has(device.id));
}

function expectAgreement(life: RemovalLife, seed: number): readonly LifeDevice[] {
  const left = thoseLeft(life, seed);
  const [first] = left;
  if (first === undefined) throw new Error(`seed ${seed}: nobody is left`);
  expect(left.length).toBeLessThanOrEqual(rosterSizes.places);
  for (const one of left) {
    const who = `seed ${seed}: ${one.device.name} as ${first.device.name}`;
    const [log, other] = [one.page.log, first.page.log];
    expect(log.epoch.get().epoch, `${who}, epoch`).toBe(other.epoch.get().epoch);
    expect(textOf(one.page), `${who}, words`).toBe(textOf(first.page));
    expect(log.digest(), `${who}, digest`).toBe(other.digest());
    expect(log.waitingCount(), `${who}, waiting`).toBe(other.waitingCount());
  }
  return left;
}

test('whoever has a place and stays ends with the same words under the same epoch', async () => {
  let crowded = 0;
  for (let seed = firstSeed; seed < firstSeed + lives; seed += 1) {
    const life = await liveWithRemovals(seed, { steps: 60, devices: 7 });
    await meetAll(life);
    const left = expectAgreement(life, seed);
    for (const one of left) writeIn(one, life.random, `after ${one.device.name} `);
    await meetAll(life);
    expect(expectAgreement(life, seed)).toEqual(left);
    if (left.some((one) => rosterOf(one).beyond().length > 0)) crowded += 1;
  }
  expect(crowded).toBeGreaterThan(lives / 4);
});
