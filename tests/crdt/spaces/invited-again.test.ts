import { describe, expect, test, vi } from 'vitest';
// In the simulated world no time passes while code is fetched.
import '../../../src/crdt/spaces/keeping.ts';
import { changeLocks, says } from '../../cast/changing-locks.ts';
import { goalsIn, openOn, workspacesOf } from '../../cast/own-devices.ts';
import { ask, atDoor, couple, invite } from '../../cast/simulated-attune.ts';
import type { Couple } from '../../cast/simulated-attune.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

/** Sam has written, and Imani reads it. */
async function bothWithWords(seed: number): Promise<Couple> {
  const two = await couple(seed);
  says(two.his, 'Before');
  await two.world.until(() => goalsIn(two.hers).includes('Before'));
  return two;
}

/** Sam has closed his page; then Imani changes the locks for him and writes on. */
async function takenOutWhileAway(seed: number): Promise<Couple> {
  const two = await bothWithWords(seed);
  await two.sam.close();
  await two.world.clock.advance(10_000);
  await changeLocks(two.hers, two.his);
  says(two.hers, 'While he was out');
  return two;
}

/** Imani invites Sam once more, and lets him in. */
async function invitedAgain({ world, imani, sam, hers }: Couple): Promise<void> {
  const request = await ask(sam, { link: await invite(hers), name: 'Sam' });
  await (await world.until(() => atDoor(imani))).letIn();
  await world.until(() => request.state.get().tag === 'let-in');
}

/** What Sam has in the workspace, opened in the same browser. */
async function isBackIn(two: Couple): Promise<void> {
  const { world, sam, hers, his } = two;
  expect(workspacesOf(sam)).toEqual([his.id]);
  await sam.reload();
  const back = await openOn(sam, his);
  await world.until(() => back.connection.get().tag === 'connected');
  expect(back.concerns.get()).toEqual([]);
  await world.until(() => goalsIn(back).includes('While he was out'));
  expect(goalsIn(back)).toContain('Before');
  says(back, 'Here again');
  await world.until(() => goalsIn(hers).includes('Here again'));
  says(hers, 'Good');
  await world.until(() => goalsIn(back).includes('Good'));
  expect(hers.connection.get()).toEqual({ tag: 'connected', members: [back.me] });
  await sam.reload();
  const later = await openOn(sam, his);
  await world.until(() => later.connection.get().tag === 'connected');
  expect(goalsIn(later)).toEqual(expect.arrayContaining(['Before', 'Here again', 'Good']));
  expect(later.me).not.toBe(his.me);
  // Nobody has taken what he wrote while he was out, and it does not stay on his page alone.
  for (const one of [hers, later]) expect(goalsIn(one)).not.toContain('For himself');
}

describe('Imani has changed the locks for Sam, and invites him again', () => {
  test('while his page says that he is out: the link brings him back in, and both read each other', async () => {
    const two = await bothWithWords(611);
    const { world, hers, his } = two;
    await changeLocks(hers, his);
    await world.until(() => his.connection.get().tag === 'removed');
    says(hers, 'While he was out');
    says(his, 'For himself');
    await world.clock.advance(20_000);
    await invitedAgain(two);
    await isBackIn(two);
  });

  test('and he was away, and has been told since', async () => {
    const two = await takenOutWhileAway(612);
    const { world, sam, his } = two;
    await sam.reload();
    const told = await openOn(sam, his);
    await world.until(() => told.connection.get().tag === 'removed');
    says(told, 'For himself');
    await sam.attune().closeWorkspace();
    await invitedAgain(two);
    await isBackIn(two);
  });

  test('and he has heard nothing of it: the link is the first that he opens', async () => {
    const two = await takenOutWhileAway(613);
    const { world, sam } = two;
    await world.clock.advance(10_000);
    await sam.reload();
    await invitedAgain(two);
    await isBackIn(two);
  });

  test('and once more, after another change of the locks', async () => {
    const two = await bothWithWords(614);
    const { world, sam, hers, his } = two;
    await changeLocks(hers, his);
    await world.until(() => his.connection.get().tag === 'removed');
    await invitedAgain(two);
    await sam.reload();
    const second = await openOn(sam, his);
    await world.until(() => second.connection.get().tag === 'connected');
    await changeLocks(hers, second);
    await world.until(() => second.connection.get().tag === 'removed');
    says(hers, 'While he was out');
    await world.clock.advance(20_000);
    await invitedAgain(two);
    await isBackIn(two);
    expect(hers.members.view.get().members.map(({ name }) => name)).toEqual(['Imani', 'Sam']);
  });

  test('and what cannot be stored leaves him out, with the request going on', async () => {
    const two = await couple(615);
    const { world, imani, sam, hers, his } = two;
    await changeLocks(hers, his);
    await world.until(() => his.connection.get().tag === 'removed');
    const request = await ask(sam, { link: await invite(hers), name: 'Sam' });
    const door = await world.until(() => atDoor(imani));
    sam.fillDisk(true);
    await door.letIn();
    await world.clock.advance(30_000);
    expect(request.state.get().tag).not.toBe('let-in');
    expect(his.connection.get()).toEqual({ tag: 'removed' });
    sam.fillDisk(false);
    await world.until(() => request.state.get().tag === 'let-in');
    await sam.reload();
    const back = await openOn(sam, his);
    await world.until(() => back.connection.get().tag === 'connected');
  });
});
