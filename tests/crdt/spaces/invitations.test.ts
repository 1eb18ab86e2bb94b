import { expect, test } from 'vitest';
import type { Invitations } from '../../../src/crdt/spaces/workspace.ts';
import { ask, atDoor, given, simulatedAttune, start } from '../../cast/simulated-attune.ts';

const dayMs = 86_400_000;
const forClient = { part: 'client', forMs: dayMs } as const;

async function imaniAlone(seed: number) {
  const world = simulatedAttune(seed);
  const imani = await world.person('imani');
  const { invitations } = await start(imani, 'Imani');
  return { world, imani, invitations };
}
const shown = ({ list }: Invitations) =>
  list.get().map(({ part, state, createdMs, expiresMs }) => [part, state, expiresMs - createdMs]);

test('looking at an invitation twice makes one, whose time begins again', async () => {
  const { world, invitations } = await imaniAlone(41);
  const first = given(await invitations.create(forClient));
  await world.clock.advance(60_000);
  const again = given(await invitations.create(forClient));
  expect(again.id).toBe(first.id);
  expect(again.expiresMs).toBe(first.expiresMs + 60_000);
  expect(shown(invitations)).toEqual([['client', 'open', dayMs]]);
});

test('two askings at once make one invitation', async () => {
  const { invitations } = await imaniAlone(42);
  const both = await Promise.all([invitations.create(forClient), invitations.create(forClient)]);
  expect(both.map(given).map(({ id }) => id)).toEqual([given(both[0]).id, given(both[0]).id]);
  expect(shown(invitations)).toHaveLength(1);
});

test('another part or time changes an invitation that nobody has been given, and its link stays', async () => {
  const { invitations } = await imaniAlone(43);
  const { id } = given(await invitations.create(forClient));
  const link = invitations.link(id, 'https://attune.example');
  const changed = given(await invitations.create({ part: 'other', forMs: 2 * dayMs, instead: id }));
  expect(changed.id).toBe(id);
  expect(invitations.link(id, 'https://attune.example')).toBe(link);
  expect(shown(invitations)).toEqual([['other', 'open', 2 * dayMs]]);
});

test('one that was given to somebody is not offered again, and another part takes its place', async () => {
  const { invitations } = await imaniAlone(44);
  const first = given(await invitations.create(forClient));
  await invitations.markGiven(first.id);
  const second = given(await invitations.create(forClient));
  expect(second.id).not.toBe(first.id);
  await invitations.markGiven(second.id);
  const third = given(
    await invitations.create({ part: 'other', forMs: dayMs, instead: second.id }),
  );
  expect([first.id, second.id]).not.toContain(third.id);
  expect(new Map(invitations.list.get().map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [first.id, 'open'],
      [second.id, 'withdrawn'],
      [third.id, 'open'],
    ]),
  );
});

test('one at whose door somebody stood is not offered again', async () => {
  const { world, imani, invitations } = await imaniAlone(45);
  const first = given(await invitations.create(forClient));
  const link = invitations.link(first.id, 'https://attune.example') ?? '';
  await ask(await world.person('sam'), { link, name: 'Sam' });
  await world.until(() => atDoor(imani));
  await world.clock.advance(1_000);
  expect(given(await invitations.create(forClient)).id).not.toBe(first.id);
});

test('one that nobody was ever given leaves no row behind when it is taken back', async () => {
  const { invitations } = await imaniAlone(46);
  const { id } = given(await invitations.create(forClient));
  given(await invitations.withdraw(id));
  expect(shown(invitations)).toEqual([]);
});

test('on a full disk another part leaves the invitation as it was', async () => {
  const { imani, invitations } = await imaniAlone(47);
  const { id } = given(await invitations.create(forClient));
  await invitations.markGiven(id);
  imani.fillDisk(true);
  const refused = await invitations.create({ part: 'other', forMs: dayMs, instead: id });
  expect(refused).toEqual({ ok: false, error: 'full' });
  expect(shown(invitations)).toEqual([['client', 'open', dayMs]]);
});
