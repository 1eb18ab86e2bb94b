import { describe, expect, test } from 'vitest';
import type { JoinRequest } from '../../../src/crdt/spaces/joining.ts';
import type { MyDevices } from '../../../src/crdt/spaces/my-devices.ts';
import type { PersonalSpace } from '../../../src/crdt/spaces/personal-space.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import {
  ask,
  atDoor,
  couple,
  given,
  invite,
  simulatedAttune,
  start,
} from '../../cast/simulated-attune.ts';
import type { SimulatedPerson, SimulatedWorld } from '../../cast/simulated-attune.ts';

const hourMs = 3_600_000;

const personalOf = async (person: SimulatedPerson): Promise<PersonalSpace> =>
  given(await person.attune().openPersonal());

const devicesOf = async (person: SimulatedPerson, name = 'Laptop'): Promise<MyDevices> => {
  const devices = await (await personalOf(person)).openDevices();
  devices.introduce({ name, kind: name === 'Phone' ? 'phone' : 'computer' });
  return devices;
};

/** The link of a new device, made on one that this person has. */
async function deviceLink(person: SimulatedPerson): Promise<string> {
  const { links } = await devicesOf(person);
  const { id } = given(await links.create({ part: 'other', forMs: hourMs }));
  await links.markGiven(id);
  const link = links.link(id, 'https://attune.example');
  if (link === undefined) throw new Error('an open link has its text');
  return link;
}

/** Adds a browser to somebody's devices; resolves when it is one. */
async function addDevice(
  world: SimulatedWorld,
  { to, device, name = 'Phone' }: { to: SimulatedPerson; device: SimulatedPerson; name?: string },
): Promise<JoinRequest> {
  const request = await ask(device, { link: await deviceLink(to), name });
  const door = await world.until(() => atDoor(to));
  expect(door.tag).toBe('device-at-door');
  const words = await world.until(() => {
    const state = request.state.get();
    return state.tag === 'words' && state.words;
  });
  expect(words).toEqual(door.words);
  expect(await door.letIn()).toBe(true);
  await world.until(() => request.state.get().tag === 'added');
  return request;
}

const workspacesOf = (person: SimulatedPerson) =>
  person
    .attune()
    .workspaces.get()
    .map(({ id }) => id);

const entriesOf = async (person: SimulatedPerson) => {
  const { entries } = await (await personalOf(person)).openJournal();
  return entries;
};

const openOn = async (person: SimulatedPerson, like: Workspace): Promise<Workspace> =>
  given(await person.attune().openWorkspace(like.id));

const goalsIn = (workspace: Workspace) => workspace.goals.view.get().goals.map(({ text }) => text);

describe('Sam adds his phone', () => {
  test('and finds his journal and every workspace there, as the same member with keys of its own', async () => {
    const { world, sam, hers, his } = await couple(91);
    const journal = await entriesOf(sam);
    journal.verbs.setMood(journal.verbs.add({ day: '2026-11-26' }), 'lighter');
    his.goals.verbs.add({ text: 'Sleep', why: '' });

    const phone = await world.person('phone');
    await addDevice(world, { to: sam, device: phone });
    const there = await entriesOf(phone);
    await world.until(() => there.view.get().entries[0]?.mood === 'lighter');
    await world.until(() => workspacesOf(phone).includes(his.id));

    const onPhone = await openOn(phone, his);
    expect(onPhone.me).toBe(his.me);
    await world.until(() => goalsIn(onPhone).includes('Sleep'));
    onPhone.goals.verbs.add({ text: 'Walk', why: '' });
    await world.until(() => goalsIn(hers).includes('Walk'));
    await world.until(() => goalsIn(his).includes('Walk'));
    // One person, whichever device they write on.
    expect(hers.members.view.get().members.map(({ name }) => name)).toEqual(['Imani', 'Sam']);
    const walk = hers.goals.view.get().goals.find(({ text }) => text === 'Walk');
    expect(walk?.created.by).toBe(his.me);

    const list = (await devicesOf(phone, 'Phone')).list.get();
    expect(list.map(({ name, kind, isThis }) => ({ name, kind, isThis }))).toEqual([
      { name: 'Phone', kind: 'phone', isThis: true },
      { name: 'Laptop', kind: 'computer', isThis: false },
    ]);
    expect((await devicesOf(phone)).awaited.get()).toBe(0);
  });
});
