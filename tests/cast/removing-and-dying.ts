import type { SpaceId } from '../../src/crdt/basics/id.ts';
import type { Workspace } from '../../src/crdt/spaces/workspace.ts';
import type { Outside, PageDeath } from './mortal-page.ts';
import {
  addDevice,
  devicesOf,
  entriesOf,
  goalsIn,
  personalOf,
  workspacesOf,
} from './own-devices.ts';
import { restingSpace } from './resting-space.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { ask, atDoor, couple, given, invite, start } from './simulated-attune.ts';
import type { Couple, SimulatedPerson } from './simulated-attune.ts';

type Named = readonly [string, SimulatedPerson];

/** People who share one workspace or two, one of whom takes somebody out. */
export interface RemovingLife extends Couple {
  readonly random: SeededRandom;
  /** Browsers of those who stay, the remover first. */
  readonly staying: readonly [Named, ...Named[]];
  /** The browser that is taken out. */
  readonly lost: SimulatedPerson;
  readonly shared: readonly SpaceId[];
  /** Undefined where no two own devices are among those who stay. */
  readonly personal: SpaceId | undefined;
  /** Takes it out, unless that has happened. */
  remove(): Promise<unknown>;
}

/** How often each thing is touched while somebody is taken out and the others learn of it, about. */
const about: Record<Outside, number> = { disk: 8, network: 100 };

/** Somewhere in what follows. */
export const someDeath = (random: SeededRandom): PageDeath => {
  const of = random.chance(0.6) ? 'disk' : 'network';
  return { of, at: random.below(about[of]), when: random.chance(0.5) ? 'before' : 'after' };
};

const workspaceOn = async (person: SimulatedPerson, id: SpaceId): Promise<Workspace> =>
  given(await person.attune().openWorkspace(id));

async function joins(life: Couple, [name, who]: Named, to: Workspace): Promise<void> {
  const request = await ask(who, { link: await invite(to), name });
  await (await life.world.until(() => atDoor(life.imani))).letIn();
  await life.world.until(() => request.state.get().tag === 'let-in');
}

/** Sam removes his phone, with a tablet or without. */
async function ownDeviceLost(two: Couple, random: SeededRandom): Promise<RemovingLife> {
  const { world, imani, sam, his } = two;
  const shared = [his.id];
  const phone = await world.person('phone');
  await addDevice(world, { to: sam, device: phone });
  const others: Named[] = [['imani', imani]];
  if (random.chance(0.5)) {
    const tablet = await world.person('tablet');
    await addDevice(world, { to: sam, device: tablet, name: 'Tablet' });
    others.push(['tablet', tablet]);
  }
  if (random.chance(0.5)) {
    const second = await start(imani, 'Imani');
    await joins(two, ['Sam', sam], second);
    shared.push(second.id);
  }
  const own = [sam, phone, ...others.slice(1).map(([, person]) => person)];
  for (const person of own) {
    await world.until(() => shared.every((id) => workspacesOf(person).includes(id)));
  }
  return {
    ...two,
    random,
    staying: [['sam', sam], ...others],
    lost: phone,
    shared,
    personal: (await personalOf(sam)).id,
    async remove() {
      const devices = await devicesOf(sam);
      const lost = devices.list.get().find(({ name }) => name === 'Phone');
      return lost && devices.remove(lost.id);
    },
  };
}

/** Imani changes the locks for Ben, who is with her and Sam; Sam may have a phone, which stays. */
async function memberLost(two: Couple, random: SeededRandom): Promise<RemovingLife> {
  const { world, imani, sam, hers, his } = two;
  const ben = await world.person('ben');
  await joins(two, ['Ben', ben], hers);
  const staying: [Named, ...Named[]] = [
    ['imani', imani],
    ['sam', sam],
  ];
  let personal: SpaceId | undefined;
  if (random.chance(0.4)) {
    const phone = await world.person('phone');
    await addDevice(world, { to: sam, device: phone });
    await world.until(() => workspacesOf(phone).includes(his.id));
    staying.push(['phone', phone]);
    personal = (await personalOf(sam)).id;
  }
  const bens = await workspaceOn(ben, his.id);
  return {
    ...two,
    random,
    staying,
    lost: ben,
    shared: [his.id],
    personal,
    async remove() {
      const locks = await (await workspaceOn(imani, his.id)).locks();
      return locks.gone.get().has(bens.me) ? undefined : locks.change(bens.me);
    },
  };
}

/** One life up to the moment in which somebody is about to be taken out: everybody has a word of everybody. */
export async function beforeRemoving(seed: number): Promise<RemovingLife> {
  const random = seededRandom(seed * 7_919);
  const two = await couple(seed);
  const life = await (random.chance(0.65) ? ownDeviceLost : memberLost)(two, random);
  await everybodyWrites(life, [...life.staying, ['lost', life.lost]], 'before');
  return life;
}

/** Those who stay have each workspace open for a while, as many of them as one page shows at a time. */
export async function everybodyOpens({ world, shared, staying }: RemovingLife): Promise<void> {
  for (const id of shared) {
    for (const [, person] of staying) await workspaceOn(person, id);
    await world.clock.advance(30_000);
  }
}

/** Everybody writes a word into every workspace, and all of them read it. */
export async function everybodyWrites(
  { world, shared }: RemovingLife,
  people: readonly Named[],
  when: string,
): Promise<void> {
  for (const id of shared) {
    const places: Workspace[] = [];
    for (const [name, person] of people) {
      const place = await workspaceOn(person, id);
      place.goals.verbs.add({ text: `${when} ${name}`, why: '' });
      places.push(place);
    }
    const words = people.map(([name]) => `${when} ${name}`);
    await world
      .until(() => places.every((place) => words.every((word) => goalsIn(place).includes(word))))
      .catch((problem: unknown) => {
        const lacking = places.map((place, at) => {
          const name = people[at]?.[0] ?? '';
          return `${name} lacks ${words.filter((word) => !goalsIn(place).includes(word)).join()}`;
        });
        throw new Error(lacking.join('; '), { cause: problem });
      });
  }
}

/** Who was taken out goes on writing wherever it can. */
export async function thiefWrites({ lost, shared, personal }: RemovingLife): Promise<void> {
  for (const id of shared) {
    const place = await workspaceOn(lost, id);
    place.goals.verbs.add({ text: 'Written by a thief', why: '' });
  }
  if (personal === undefined) return;
  const journal = await entriesOf(lost);
  journal.verbs.add({ day: '2026-01-01' });
}

/** All devices of those who stay, as their rosters must have them, and no other, under one epoch and with the same words. */
export async function disagreements(life: RemovingLife): Promise<readonly string[]> {
  const found: string[] = [];
  const { shared, personal, staying, lost } = life;
  const own = staying.filter(([name]) => ['sam', 'tablet', 'phone'].includes(name));
  const spaces = [
    ...shared.map((id) => ({ id, people: staying })),
    ...(personal === undefined ? [] : [{ id: personal, people: own }]),
  ];
  for (const { id, people } of spaces) {
    const what = id === personal ? 'personal' : 'workspace';
    const rests = await Promise.all(people.map(([, person]) => restingSpace(person, id)));
    const ids = rests.map((one) => one.own).sort();
    const out =
      id === personal && !isOwnDeviceLost(life) ? [] : [(await restingSpace(lost, id)).own];
    for (const [at, one] of rests.entries()) {
      const name = `${what} of ${people[at]?.[0] ?? ''}`;
      if ([...one.devices].sort().join() !== ids.join()) found.push(`${name}: another roster`);
      if (one.removed.join() !== out.join()) found.push(`${name}: ${one.removed.length} removed`);
      if (one.epoch !== rests[0]?.epoch) found.push(`${name}: another epoch`);
      if (one.digest !== rests[0]?.digest) found.push(`${name}: other words`);
      if (one.waiting > 0) found.push(`${name}: ${one.waiting} waiting`);
    }
  }
  return found;
}

const isOwnDeviceLost = ({ staying }: RemovingLife): boolean => staying[0][0] === 'sam';
