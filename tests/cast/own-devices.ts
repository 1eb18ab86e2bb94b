import type { JoinRequest } from '../../src/crdt/spaces/joining.ts';
import type { Journal } from '../../src/crdt/spaces/journal.ts';
import type { MyDevices } from '../../src/crdt/spaces/my-devices.ts';
import type { PersonalSpace } from '../../src/crdt/spaces/personal-space.ts';
import type { Workspace } from '../../src/crdt/spaces/workspace.ts';
import { ask, atDoor, given } from './simulated-attune.ts';
import type { SimulatedPerson, SimulatedWorld } from './simulated-attune.ts';

const hourMs = 3_600_000;

/** The personal Space of whoever this browser belongs to. */
export const personalOf = async (person: SimulatedPerson): Promise<PersonalSpace> =>
  given(await person.attune().openPersonal());

/** The list of devices as one of them shows it. */
export async function devicesOf(person: SimulatedPerson, name = 'Laptop'): Promise<MyDevices> {
  const devices = await (await personalOf(person)).openDevices();
  devices.introduce({ name, kind: name === 'Phone' ? 'phone' : 'computer' });
  return devices;
}

/** The link of a new device, made on one that this person has. */
export async function deviceLink(person: SimulatedPerson): Promise<string> {
  const { links } = await devicesOf(person);
  const { id } = given(await links.create({ part: 'other', forMs: hourMs }));
  await links.markGiven(id);
  const link = links.link(id, 'https://attune.example');
  if (link === undefined) throw new Error('an open link has its text');
  return link;
}

/** Adds a browser to somebody's devices; resolves when it is one. */
export async function addDevice(
  world: SimulatedWorld,
  of: { readonly to: SimulatedPerson; readonly device: SimulatedPerson; readonly name?: string },
): Promise<JoinRequest> {
  const { to, device, name = 'Phone' } = of;
  const request = await ask(device, { link: await deviceLink(to), name });
  const door = await world.until(() => atDoor(to));
  const words = await world.until(() => {
    const state = request.state.get();
    return state.tag === 'words' && state.words;
  });
  if (door.tag !== 'device-at-door' || words.join() !== door.words.join()) {
    throw new Error('another one is at the door');
  }
  await door.letIn();
  await world.until(() => request.state.get().tag === 'added');
  return request;
}

/** The workspaces that are in a browser. */
export const workspacesOf = (person: SimulatedPerson) =>
  person
    .attune()
    .workspaces.get()
    .map(({ id }) => id);

/** The entries of the journal, as one device shows them. */
export const entriesOf = async (person: SimulatedPerson): Promise<Journal['entries']> =>
  (await (await personalOf(person)).openJournal()).entries;

/** Opens on another device what is open on one. */
export const openOn = async (
  person: SimulatedPerson,
  like: Pick<Workspace, 'id'>,
): Promise<Workspace> => given(await person.attune().openWorkspace(like.id));

/** The goals that a workspace shows. */
export const goalsIn = (workspace: Workspace) =>
  workspace.goals.view.get().goals.map(({ text }) => text);
