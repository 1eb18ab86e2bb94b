// Loaded beforehand: simulated time runs on while a module is on its way.
import '../../../src/crdt/spaces/open-session-room.ts';
import { expect, test } from 'vitest';
import type { PlanDraft } from '../../../src/crdt/spaces/plan-drafts.ts';
import { searchBytes } from '../../cast/search-bytes.ts';
import { couple, given } from '../../cast/simulated-attune.ts';

const draft: PlanDraft = {
  date: 'next Tuesday',
  time: '3',
  minutes: '',
  how: 'phone',
  every: 'week',
  times: '8',
  template: 'review',
};

test('a plan that Imani left half-typed is there after the page was loaded anew, and only on her device', async () => {
  const { world, imani, hers, his } = await couple(91);
  const room = await hers.sessionRoom();
  expect(room.planDrafts.get()).toBeUndefined();
  room.planDrafts.keep(draft);
  await world.clock.advance(1_000);
  await imani.reload();
  const again = await given(await imani.attune().openWorkspace(hers.id)).sessionRoom();
  expect(again.planDrafts.get()).toEqual(draft);
  expect((await his.sessionRoom()).planDrafts.get()).toBeUndefined();

  again.planDrafts.keep(undefined);
  await world.clock.advance(1_000);
  await imani.reload();
  const last = await given(await imani.attune().openWorkspace(hers.id)).sessionRoom();
  expect(last.planDrafts.get()).toBeUndefined();
});

test('a half-typed plan rests as one sealed record, and goes with the workspace for ever', async () => {
  const { world, imani, hers } = await couple(92);
  const { planDrafts } = await hers.sessionRoom();
  const before = imani.records.records.size;
  planDrafts.keep(draft);
  await world.clock.advance(1_000);
  expect(imani.records.records.size).toBe(before + 1);
  const rests = Buffer.concat([...imani.records.records.values()]);
  expect(searchBytes(rests, { name: 'the keyring', words: ['Tuesday', 'plan-drafts'] })).toEqual(
    [],
  );
  given(await imani.attune().leaveWorkspace(hers.id));
  planDrafts.keep(draft);
  await world.clock.advance(1_000);
  expect(imani.records.records.size).toBeLessThan(before);
});
