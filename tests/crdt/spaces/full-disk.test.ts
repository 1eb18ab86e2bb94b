import { expect, test } from 'vitest';
import {
  ask,
  atDoor,
  couple,
  given,
  invite,
  simulatedAttune,
  start,
} from '../../cast/simulated-attune.ts';

test('letting in on a full disk says that it did not work, and works once there is room', async () => {
  const world = simulatedAttune(31);
  const [imani, sam] = [await world.person('imani'), await world.person('sam')];
  const request = await ask(sam, { link: await invite(await start(imani, 'Imani')), name: 'Sam' });
  const door = await world.until(() => atDoor(imani));
  imani.fillDisk(true);
  expect(await door.letIn()).toBe(false);
  expect(atDoor(imani)?.id).toBe(door.id);
  imani.fillDisk(false);
  expect(await atDoor(imani)?.letIn()).toBe(true);
  await world.until(() => request.state.get().tag === 'let-in');
});

test('of two at the door with one link only one is let in, and of the other it is said', async () => {
  const world = simulatedAttune(32);
  const imani = await world.person('imani');
  const link = await invite(await start(imani, 'Imani'));
  await ask(await world.person('sam'), { link, name: 'Sam' });
  await ask(await world.person('noor'), { link, name: 'Noor' });
  const doors = await world.until(
    () => imani.attune().doors.get().length === 2 && imani.attune().doors.get(),
  );
  const both = Promise.all(doors.map(async (door) => door.tag !== 'device-added' && door.letIn()));
  await world.clock.advance(1_000);
  expect(await both).toEqual([true, false]);
});

test('a link whose taking back could not be kept is told as open still', async () => {
  const world = simulatedAttune(33);
  const imani = await world.person('imani');
  const { invitations } = await start(imani, 'Imani');
  const { id } = given(await invitations.create({ part: 'client', forMs: 86_400_000 }));
  imani.fillDisk(true);
  expect((await invitations.withdraw(id)).ok).toBe(false);
  expect(invitations.list.get().map(({ state }) => state)).toEqual(['open']);
  imani.fillDisk(false);
  expect((await invitations.withdraw(id)).ok).toBe(true);
  expect(invitations.link(id, 'https://attune.example')).toBeUndefined();
});

test('a request whose giving up could not be kept goes on', async () => {
  const world = simulatedAttune(34);
  const [imani, sam] = [await world.person('imani'), await world.person('sam')];
  const request = await ask(sam, { link: await invite(await start(imani, 'Imani')), name: 'Sam' });
  await world.until(() => atDoor(imani));
  sam.fillDisk(true);
  expect((await request.giveUp()).ok).toBe(false);
  expect(sam.attune().joins.get()).toEqual([request]);
  sam.fillDisk(false);
  expect((await request.giveUp()).ok).toBe(true);
  expect(sam.attune().joins.get()).toEqual([]);
});

test('a workspace whose keys could not be taken away stays, open and whole', async () => {
  const { world, sam, his } = await couple(35);
  await world.until(() => his.saving.get().tag === 'saved');
  sam.fillDisk(true);
  expect(await sam.attune().leaveWorkspace(his.id)).toEqual({ ok: false, error: 'kept' });
  expect(sam.attune().workspaces.get()).toHaveLength(1);
  expect(sam.storesAtRest()).toBe(1);
  sam.fillDisk(false);
  his.goals.verbs.add({ text: 'Walk outside', why: '' });
  await world.until(() => his.saving.get().tag === 'saved');
  expect(await sam.attune().leaveWorkspace(his.id)).toEqual({ ok: true, value: undefined });
  expect(sam.attune().workspaces.get()).toEqual([]);
  expect(sam.storesAtRest()).toBe(0);
});
