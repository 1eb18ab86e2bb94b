import { expect, test } from 'vitest';
import { invariant } from '../../../src/crdt/basics/invariant.ts';
import type { RecordId } from '../../../src/crdt/basics/id.ts';
import type { PollAnswer } from '../../../src/crdt/documents/polls/types.ts';
import type { PollDevice, PollWorld } from './poll-devices.ts';
import { pollWorld } from './poll-devices.ts';

const said = (word: string): PollAnswer => ({ sort: 'word', word });

async function threeAsked(): Promise<{
  readonly world: PollWorld;
  readonly id: RecordId;
  readonly tess: PollDevice;
  readonly sam: PollDevice;
  readonly zoe: PollDevice;
}> {
  const world = await pollWorld(3);
  const [tess, sam, zoe] = world.devices;
  invariant(tess && sam && zoe, 'there are three');
  return { world, id: await world.ask({}), tess, sam, zoe };
}
async function changeLocks(by: PollDevice, member: PollDevice): Promise<void> {
  const { log } = by.page();
  const devices = log.roster.get().devices();
  await log.remove(devices.flatMap((one) => (one.member === member.me ? [one.device] : [])));
}

test('Tess takes Zoë out and asks to see the answers: Sam’s stays closed until he says so himself', async () => {
  const { world, id, tess, sam, zoe } = await threeAsked();
  await tess.answers().send(id, said('heavy'));
  await sam.answers().send(id, said('calm'));
  await world.meet();
  expect(sam.poll(id).stage).toBe('hidden');
  await changeLocks(tess, zoe);
  await world.meet(tess, sam);
  expect(sam.poll(id)).toMatchObject({ stage: 'ready', gone: [zoe.me] });
  tess.polls().verbs.reveal(id);
  await world.meet(tess, sam);
  await sam.reload();
  await world.meet(tess, sam);
  for (const device of [tess, sam]) {
    expect(device.poll(id)).toMatchObject({
      stage: 'revealing',
      waitingFor: [sam.me],
      answers: [{ by: tess.me, answer: said('heavy') }],
    });
  }
  sam.polls().verbs.reveal(id);
  await world.meet(tess, sam);
  for (const device of [tess, sam]) {
    expect(device.poll(id)).toMatchObject({ stage: 'open', doubted: [], gone: [zoe.me] });
    expect(device.poll(id).answers).toHaveLength(2);
  }
});

test('what Zoë had opened before she was taken out still counts, signed and with her name', async () => {
  const { world, id, tess, sam, zoe } = await threeAsked();
  for (const [at, device] of world.devices.entries())
    await device.answers().send(id, said(`word ${at}`));
  await world.meet();
  tess.polls().verbs.reveal(id);
  await world.meet();
  expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
  await changeLocks(tess, zoe);
  await world.meet(tess, sam);
  expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [], gone: [] });
  expect(sam.poll(id).answers.map(({ by }) => by)).toContain(zoe.me);
});

test('what Zoë had sealed and not opened keeps nobody waiting, and the others’ answers open by themselves', async () => {
  const { world, id, tess, sam, zoe } = await threeAsked();
  for (const [at, device] of world.devices.entries())
    await device.answers().send(id, said(`word ${at}`));
  await world.meet();
  await changeLocks(tess, zoe);
  tess.polls().verbs.reveal(id);
  await world.meet(tess, sam);
  expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [], gone: [zoe.me] });
  expect(sam.poll(id).answers).toHaveLength(2);
});
