import type { DeviceId } from '../../src/crdt/basics/id.ts';
import type { SeededRandom } from './seeded-random.ts';
import { deriveEpochKeys, type EpochKeys } from '../../src/crdt/sealing/space-keys.ts';
import { sealedWorld, type SealedWorld, type WorldDevice, type WorldPage } from './sealed-world.ts';

/** One device of a life: its page, and whatever its store has been given so far. */
export interface LifeDevice {
  readonly device: WorldDevice;
  page: WorldPage;
  /** What it was given at the door. */
  readonly door: { readonly epochs: readonly EpochKeys[]; readonly chain: readonly Uint8Array[] };
}

/** People who write, let others in, remove each other, tidy, reload, and meet seldom and in pairs. */
export interface RemovalLife {
  readonly world: SealedWorld;
  readonly random: SeededRandom;
  readonly devices: LifeDevice[];
  /** How often what happened. */
  readonly counts: Record<
    'writes' | 'meetings' | 'removals' | 'admissions' | 'reloads' | 'tidyings',
    number
  >;
}

export const textOf = (page: WorldPage): string => page.log.doc.getText('note').toJSON();

/** Writes somewhere in the note, and now and then takes a few characters out of it. */
export function writeIn({ page }: LifeDevice, random: SeededRandom, words: string): void {
  const text = page.log.doc.getText('note');
  if (text.length > 6 && random.chance(0.2)) text.delete(random.below(text.length - 3), 3);
  else text.insert(random.below(text.length + 1), words);
  page.log.flush();
}

/** Hands a part of what one page lacks over to it, with gaps: the line was cut in the middle. */
async function handSome(from: LifeDevice, to: LifeDevice, random: SeededRandom): Promise<void> {
  const missing = to.page.log.missing(from.page.log.have());
  const entries = missing.flatMap((range) => from.page.log.read(range));
  await to.page.log.accept(entries.filter(() => random.chance(0.5)));
}

/** Hands all that one page lacks over to it, as long as that brings anything: whether the other belongs is not asked. */
export async function hand(from: LifeDevice, to: LifeDevice): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    const missing = to.page.log.missing(from.page.log.have());
    const entries = missing.flatMap((range) => from.page.log.read(range));
    if (entries.length === 0) return;
    const { applied, waiting } = await to.page.log.accept(entries);
    if (applied + waiting === 0) return;
  }
  throw new Error('two pages talk in circles');
}

/** Everybody hears everything, in a few rounds. */
export async function meetAll({ world, devices }: RemovalLife): Promise<void> {
  await world.settle();
  for (let round = 0; round < 6; round += 1) {
    for (const from of devices) for (const to of devices) if (from !== to) await hand(from, to);
    await world.settle();
  }
}

/** Opens a device anew from what rests of it. */
export async function reload(
  life: RemovalLife,
  one: LifeDevice,
  withSnapshot: boolean,
): Promise<void> {
  one.page.log.flush();
  const snapshot = withSnapshot ? one.page.log.snapshot() : undefined;
  const entries = one.page.stored();
  one.page.log.close();
  one.page = await arrive(life.world, one);
  one.page.keep(entries);
  await one.page.log.open({ entries, snapshot });
}

async function arrive(
  world: SealedWorld,
  { device, door }: Pick<LifeDevice, 'device' | 'door'>,
): Promise<WorldPage> {
  const { genesis, keys } = world;
  const page = world.page(device, { genesis, keys, later: door.epochs });
  if (door.chain.length > 0) await page.log.learn(door.chain);
  return page;
}

/** Lets somebody in, or a further device of the same person. */
export async function letIn(life: RemovalLife, by: LifeDevice): Promise<LifeDevice> {
  const { world, random, devices, counts } = life;
  const name = `device ${devices.length}`;
  const { device, certificate } = random.chance(0.5)
    ? world.newcomer(name, by.device)
    : world.furtherDevice(name, by.device);
  by.page.log.admit(certificate);
  const epochs = by.page.log.secrets
    .get()
    .filter(({ epoch }) => epoch !== world.keys.epoch)
    .map((one) => deriveEpochKeys({ space: world.space, ...one }));
  const door = { epochs, chain: by.page.log.roster.get().chainTo(device.id) };
  const one = { device, door, page: await arrive(world, { device, door }) };
  devices.push(one);
  counts.admissions += 1;
  return one;
}

/** A life of some steps, with three to five devices of two or three people to begin with, and so many at most. */
export async function liveWithRemovals(
  seed: number,
  { steps, devices: most }: { readonly steps: number; readonly devices: number },
): Promise<RemovalLife> {
  const world = sealedWorld(seed);
  const { random } = world;
  const founder: LifeDevice = {
    device: world.founder,
    page: world.page(world.founder),
    door: { epochs: [], chain: [] },
  };
  const counts = { writes: 0, meetings: 0, removals: 0, admissions: 0, reloads: 0, tidyings: 0 };
  const life: RemovalLife = { world, random, devices: [founder], counts };
  const beginWith = 3 + random.below(3);
  while (life.devices.length < beginWith) await letIn(life, random.pick(life.devices));
  await meetAll(life);
  const belongs = ({ device, page }: LifeDevice): boolean => page.log.roster.get().has(device.id);
  for (let step = 0; step < steps; step += 1) {
    const one = random.pick(life.devices);
    const roll = random.below(100);
    if (roll < 50) {
      writeIn(one, random, `${step} `);
      counts.writes += 1;
    } else if (roll < 80) {
      const other = random.pick(life.devices);
      if (other !== one)
        await (random.chance(0.3) ? handSome(one, other, random) : hand(one, other));
      counts.meetings += 1;
    } else if (roll < 86) {
      const others = one.page.log.roster.get().devices();
      const leaving: DeviceId[] = [random.pick(others).device];
      if (await one.page.log.remove(leaving)) counts.removals += 1;
    } else if (roll < 89) {
      if (belongs(one) && life.devices.length < most) await letIn(life, one);
    } else if (roll < 95) {
      await reload(life, one, random.chance(0.5));
      counts.reloads += 1;
    } else {
      one.page.log.tidy();
      counts.tidyings += 1;
    }
  }
  return life;
}
