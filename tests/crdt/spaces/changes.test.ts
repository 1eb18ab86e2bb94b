// Loaded beforehand: simulated time runs on while a module is on its way.
import '../../../src/crdt/spaces/open-session-room.ts';
import { expect, test } from 'vitest';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';
import { couple, given } from '../../cast/simulated-attune.ts';

/** What is told as new, oldest first. */
const news = (workspace: Workspace): readonly string[] =>
  workspace.changes
    .get()
    .map(({ what, title }) => `${what} ${title}`)
    .reverse();

test('who came in and what they wrote is news until it was seen, also after a reload', async () => {
  const { world, imani, hers, his } = await couple(51);
  await world.until(() => news(hers).length === 1);
  const goal = his.goals.verbs.add({ text: 'Walk outside', why: '' });
  await world.clock.advance(1_000);
  his.notes.verbs.add('Tuesday');
  await world.until(() => news(hers).length === 3);
  expect(news(hers)).toEqual([
    'member-joined Sam',
    'goal-added Walk outside',
    'note-added Tuesday',
  ]);
  await hers.markSeen({ stillShown: false });
  expect(news(hers)).toEqual([]);

  await world.clock.advance(5_000);
  his.goals.verbs.edit(goal, { text: 'Walk to the river' });
  await world.until(() => news(hers).length === 1);
  expect(news(hers)).toEqual(['goal-changed Walk to the river']);
  await world.until(() => hers.saving.get().tag === 'saved');
  await imani.reload();
  const again = given(await imani.attune().openWorkspace(hers.id));
  expect(news(again)).toEqual(['goal-changed Walk to the river']);
});

test('news of what stands on the page of a session tells which one, as long as it is there', async () => {
  const { world, hers, his } = await couple(56);
  const [herRoom, hisRoom] = [await hers.sessionRoom(), await his.sessionRoom()];
  await hers.markSeen({ stillShown: false });
  const session = hisRoom.sessions.verbs.plan({
    startsMs: [world.clock.nowMs() + 3_600_000],
    minutes: 50,
    how: 'video',
  });
  const question = {
    sort: 'scale',
    options: [],
    hidden: false,
    withoutNames: false,
    asked: [hers.me, his.me],
  } as const;
  hisRoom.polls.verbs.ask({ ...question, question: 'How is today?', session });
  hisRoom.polls.verbs.ask({ ...question, question: 'How was your week?' });
  const placed = (): readonly (readonly [string, unknown])[] =>
    hers.changes.get().map(({ title, session: on }) => [title, on] as const);
  await world.until(() => placed().length === 3);
  expect(placed()).toContainEqual(['How is today?', session]);
  expect(placed()).toContainEqual(['How was your week?', undefined]);
  expect(hers.changes.get()).toContainEqual(
    expect.objectContaining({ what: 'session-added', session }),
  );
  herRoom.sessions.verbs.remove(session);
  await world.until(() => placed().length === 2);
  expect(placed()).toContainEqual(['How is today?', undefined]);
});

test('what one writes oneself is no news', async () => {
  const { hers } = await couple(52);
  await hers.markSeen({ stillShown: false });
  hers.goals.verbs.add({ text: 'Walk outside', why: '' });
  expect(news(hers)).toEqual([]);
});

test('a newcomer has missed nothing, and learns what is new from then on', async () => {
  const { world, sam, hers, his } = await couple(53);
  hers.goals.verbs.add({ text: 'Walk outside', why: '' });
  await world.until(() => his.goals.view.get().goals.length === 1);
  expect(news(his)).toEqual([]);
  await his.markSeen({ stillShown: false });
  hers.goals.verbs.add({ text: 'Sleep', why: '' });
  await world.until(() => his.goals.view.get().goals.length === 2);
  expect(news(his)).toEqual(['goal-added Sleep']);
  await world.until(() => his.saving.get().tag === 'saved');
  await sam.reload();
  expect(news(given(await sam.attune().openWorkspace(his.id)))).toEqual(['goal-added Sleep']);
});

test('a page that is put aside keeps showing its news, and the next one does not tell it again', async () => {
  const { world, imani, hers, his } = await couple(54);
  his.goals.verbs.add({ text: 'Walk outside', why: '' });
  await world.until(() => news(hers).length === 2);
  await hers.markSeen({ stillShown: true });
  his.notes.verbs.add('Tuesday');
  await world.until(() => news(hers).length === 3);
  await world.until(() => hers.saving.get().tag === 'saved');
  await imani.reload();
  const again = given(await imani.attune().openWorkspace(hers.id));
  expect(news(again)).toEqual(['note-added Tuesday']);
});

test('whoever starts a workspace or asks to come in has the browser asked to keep it', async () => {
  const { imani, sam } = await couple(55);
  expect([imani.askedToKeep(), sam.askedToKeep()]).toEqual([1, 1]);
});
