import type { Workspace } from '../../src/crdt/spaces/workspace.ts';
import { openOn } from './own-devices.ts';
import { ask, atDoor, couple, given, invite } from './simulated-attune.ts';
import type { Couple, SimulatedPerson } from './simulated-attune.ts';

/** Three people in one workspace. */
export interface WithBen extends Couple {
  readonly ben: SimulatedPerson;
  readonly bens: Workspace;
}

/** Ben is in Imani's and Sam's workspace, and everybody has it open. */
export async function withBen(seed: number, name = 'ben'): Promise<WithBen> {
  const two = await couple(seed);
  const { world, imani, hers } = two;
  const ben = await world.person(name);
  const request = await ask(ben, { link: await invite(hers), name: 'Ben' });
  await (await world.until(() => atDoor(imani))).letIn();
  await world.until(() => request.state.get().tag === 'let-in');
  const bens = await openOn(ben, hers);
  await world.until(() => bens.members.view.get().members.length === 3);
  await world.until(() => two.his.members.view.get().members.length === 3);
  return { ...two, ben, bens };
}

/** Writes a goal. */
export const says = (workspace: Workspace, text: string): void => {
  workspace.goals.verbs.add({ text, why: '' });
};

/** Takes somebody out of the workspace. */
export const changeLocks = async (workspace: Workspace, whom: Workspace): Promise<void> => {
  given(await (await workspace.locks()).change(whom.me));
};
