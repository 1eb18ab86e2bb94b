// Loaded beforehand: simulated time runs on while a module is on its way.
import '../../../src/crdt/spaces/open-session-room.ts';
import { expect, test } from 'vitest';
import type { RecordId } from '../../../src/crdt/basics/id.ts';
import type { Poll, PollAnswer } from '../../../src/crdt/documents/polls/types.ts';
import type { SessionRoom } from '../../../src/crdt/spaces/session-room.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import { couple, given } from '../../cast/simulated-attune.ts';
import type { Couple } from '../../cast/simulated-attune.ts';

const rated = (value: number): PollAnswer => ({ sort: 'scale', value });
const pollIn = (room: SessionRoom, id: RecordId): Poll | undefined =>
  room.polls.view.get().polls.find((poll) => poll.id === id);

/** Imani has asked, and both have the question. */
async function asked({ world, hers, his }: Couple): Promise<{
  readonly id: RecordId;
  readonly herRoom: SessionRoom;
  readonly hisRoom: SessionRoom;
}> {
  const [herRoom, hisRoom] = [await hers.sessionRoom(), await his.sessionRoom()];
  const id = herRoom.polls.verbs.ask({
    question: 'How heavy was today?',
    sort: 'scale',
    options: [],
    hidden: true,
    withoutNames: false,
    asked: [hers.me, his.me],
  });
  await world.until(() => pollIn(hisRoom, id) !== undefined);
  return { id, herRoom, hisRoom };
}
const saved = ({ world }: Couple, workspace: Workspace): Promise<boolean> =>
  world.until(() => workspace.saving.get().tag === 'saved');

test('Sam answers, closes the page and comes back to another one: his answer opens by itself', async () => {
  const two = await couple(71);
  const { world, sam, hers, his } = two;
  const { id, herRoom, hisRoom } = await asked(two);
  given(await hisRoom.pollAnswers.send(id, rated(3)));
  given(await herRoom.pollAnswers.send(id, rated(8)));
  await world.until(() => pollIn(herRoom, id)?.stage === 'ready');
  await saved(two, his);
  await sam.close();
  herRoom.polls.verbs.reveal(id);
  await world.until(() => pollIn(herRoom, id)?.answers.length === 1);
  expect(pollIn(herRoom, id)).toMatchObject({ stage: 'revealing', waitingFor: [his.me] });

  await sam.reload();
  // Nothing but the workspace is opened: no page of his needs the session room.
  given(await sam.attune().openWorkspace(hers.id));
  await world.until(() => pollIn(herRoom, id)?.stage === 'open');
  expect(pollIn(herRoom, id)).toMatchObject({ doubted: [], results: { lowest: 3, highest: 8 } });
});

test('in two tabs of one browser the answer is known in both, and opens once', async () => {
  const two = await couple(72);
  const { world, sam, hers, his } = two;
  const { id, herRoom, hisRoom } = await asked(two);
  const tab = given(await (await sam.anotherTab()).openWorkspace(hers.id));
  const tabRoom = await tab.sessionRoom();
  given(await hisRoom.pollAnswers.send(id, rated(3)));
  await world.until(() => tabRoom.pollAnswers.own(id) !== undefined);
  expect(tabRoom.pollAnswers.isLost(id, his.me)).toBe(false);
  given(await tabRoom.pollAnswers.send(id, rated(4)));
  await world.until(() => JSON.stringify(hisRoom.pollAnswers.own(id)) === JSON.stringify(rated(4)));
  given(await herRoom.pollAnswers.send(id, rated(8)));
  await world.until(() => pollIn(herRoom, id)?.seals.get(his.me)?.length === 2);
  herRoom.polls.verbs.reveal(id);
  await world.until(() => pollIn(herRoom, id)?.stage === 'open');
  await world.clock.advance(5_000);
  for (const room of [herRoom, hisRoom, tabRoom])
    expect(pollIn(room, id)).toMatchObject({ doubted: [], results: { lowest: 4, highest: 8 } });
});

test('where nothing more can be kept a hidden answer is not given, and can be given later', async () => {
  const two = await couple(73);
  const { world, sam, his } = two;
  const { id, herRoom, hisRoom } = await asked(two);
  sam.fillDisk(true);
  expect(await hisRoom.pollAnswers.send(id, rated(3))).toEqual({ ok: false, error: 'full' });
  await world.clock.advance(2_000);
  expect(pollIn(herRoom, id)?.answered).toEqual([]);
  expect(hisRoom.pollAnswers.own(id)).toBeUndefined();
  sam.fillDisk(false);
  given(await hisRoom.pollAnswers.send(id, rated(3)));
  await world.until(() => pollIn(herRoom, id)?.answered.length === 1);
  expect(pollIn(herRoom, id)?.answered).toEqual([his.me]);
});

test('whoever leaves a workspace takes the sealed answers off this device with it', async () => {
  const two = await couple(74);
  const { world, sam, hers, his } = two;
  const { id, hisRoom } = await asked(two);
  const before = sam.records.records.size;
  given(await hisRoom.pollAnswers.send(id, rated(3)));
  expect(sam.records.records.size).toBe(before + 1);
  await saved(two, his);
  given(await sam.attune().leaveWorkspace(hers.id));
  await world.clock.advance(1_000);
  // The wrappers of the vault and the device's own appearance are all that may rest.
  expect(sam.records.records.size).toBeLessThan(before);
  expect([...sam.disk.names()]).toEqual([]);
});
