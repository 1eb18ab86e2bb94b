import { expect, test } from 'vitest';
import { leftRecords } from '../../../src/crdt/spaces/own-device-records.ts';
import { createVault } from '../../../src/crdt/vault/create-vault.ts';
import { addDevice, goalsIn, openOn, workspacesOf } from '../../cast/own-devices.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import {
  ask,
  atDoor,
  couple,
  given,
  invite,
  type SimulatedPerson,
} from '../../cast/simulated-attune.ts';

/** The workspaces that were taken off a browser and are not to come back by themselves, as its keyring has them at rest. */
async function leftOn({ records }: SimulatedPerson): Promise<readonly string[]> {
  const options = { records: records.open(), random: seededRandom(1), count: () => undefined };
  const vault = given(await createVault(options).open());
  return vault === undefined ? [] : [...leftRecords.list(vault.keyring).keys()];
}

test('Sam has taken a workspace off his phone, and follows a new invitation there: it is back, and stays', async () => {
  const { world, imani, sam, hers, his } = await couple(111);
  const phone = await world.person('phone');
  await addDevice(world, { to: sam, device: phone });
  await world.until(() => workspacesOf(phone).includes(his.id));
  given(await phone.attune().leaveWorkspace(his.id));
  await world.clock.advance(60_000);
  expect(workspacesOf(phone)).toEqual([]);
  expect(await leftOn(phone)).toEqual([his.id]);

  const request = await ask(phone, { link: await invite(hers), name: 'Sam' });
  await (await world.until(() => atDoor(imani))).letIn();
  await world.until(() => request.state.get().tag === 'let-in');
  expect(workspacesOf(phone)).toEqual([his.id]);
  expect(await leftOn(phone)).toEqual([]);

  await phone.reload();
  const onPhone = await openOn(phone, his);
  onPhone.goals.verbs.add({ text: 'Back again', why: '' });
  await world.until(() => goalsIn(hers).includes('Back again'));
  await world.until(() => goalsIn(his).includes('Back again'));
  await world.clock.advance(60_000);
  expect(workspacesOf(phone)).toEqual([his.id]);

  // Taken off once more it is gone once more.
  given(await phone.attune().leaveWorkspace(his.id));
  await world.clock.advance(60_000);
  await phone.reload();
  await world.clock.advance(60_000);
  expect(workspacesOf(phone)).toEqual([]);
  expect(await leftOn(phone)).toEqual([his.id]);
});

test('an invitation that is not kept leaves the workspace as it was: taken off', async () => {
  const { world, imani, sam, hers, his } = await couple(112);
  const phone = await world.person('phone');
  await addDevice(world, { to: sam, device: phone });
  await world.until(() => workspacesOf(phone).includes(his.id));
  given(await phone.attune().leaveWorkspace(his.id));
  const request = await ask(phone, { link: await invite(hers), name: 'Sam' });
  const door = await world.until(() => atDoor(imani));
  phone.fillDisk(true);
  await door.letIn();
  await world.clock.advance(30_000);
  expect(request.state.get().tag).not.toBe('let-in');
  expect(workspacesOf(phone)).toEqual([]);
  expect(await leftOn(phone)).toEqual([his.id]);
  phone.fillDisk(false);
  await world.until(() => request.state.get().tag === 'let-in');
  expect(workspacesOf(phone)).toEqual([his.id]);
  expect(await leftOn(phone)).toEqual([]);
});
