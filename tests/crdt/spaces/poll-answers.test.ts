import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { toHex, utf8 } from '../../../src/crdt/basics/bytes.ts';
import { SpaceId } from '../../../src/crdt/basics/id.ts';
import { answerSeal } from '../../../src/crdt/documents/polls/answer-seal.ts';
import { pollMethods } from '../../../src/crdt/documents/polls/methods/poll-methods.ts';
import type { PollAnswer } from '../../../src/crdt/documents/polls/types.ts';
import { openEntry, readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import { encodeBody } from '../../../src/crdt/sealing/entry-body.ts';
import { createSignedRecords } from '../../../src/crdt/spaces/signed-records.ts';
import { sealedAnswerRecords } from '../../../src/crdt/spaces/keyring-records.ts';
import { memoryVault } from '../../cast/memory-vault.ts';
import { searchBytes } from '../../cast/search-bytes.ts';
import type { PollDevice, PollWorld } from './poll-devices.ts';
import { pollWorld } from './poll-devices.ts';

const said = (word: string): PollAnswer => ({ sort: 'word', word });
const resting = ({ vault }: PollDevice): number => sealedAnswerRecords.list(vault.keyring).size;

function two({ devices }: PollWorld): readonly [PollDevice, PollDevice] {
  const [tess, sam] = devices;
  if (tess === undefined || sam === undefined) throw new Error('there are two');
  return [tess, sam];
}

/** Everything that a device ever got or holds, opened as far as its keys open it, by name. */
function everythingOf({ world }: PollWorld, device: PollDevice): ReadonlyMap<string, Uint8Array> {
  const { log } = device.page();
  const found = new Map<string, Uint8Array>();
  for (const [at, bytes] of device.page().stored().entries()) {
    found.set(`entry ${at}`, bytes);
    const header = readEntryHeader(bytes);
    if (header === undefined || header === 'newer') throw new Error('an entry has a header');
    const opened = openEntry(world.keys, header, bytes);
    if (opened === undefined) throw new Error('an entry opens');
    found.set(`entry ${at}, opened`, encodeBody(opened.body));
    found.set(`entry ${at}, its update`, opened.body.payload);
  }
  found.set('the document', Y.encodeStateAsUpdate(log.doc));
  found.set('the document, in the other spelling', Y.encodeStateAsUpdateV2(log.doc));
  const roots = [...log.doc.share.keys()].map((name) => [name, log.doc.getMap(name).toJSON()]);
  found.set('the document, as it reads', utf8(JSON.stringify(roots)));
  found.set('what is shown', utf8(JSON.stringify(device.polls().view.get())));
  return found;
}

/** Where an answer is found, as its word or as the bytes that are sealed. */
function traces(world: PollWorld, device: PollDevice, word: string): readonly string[] {
  const canonical = Buffer.from(pollMethods.word.bytes(said(word)));
  return [...everythingOf(world, device)].flatMap(([name, bytes]) => {
    const found = searchBytes(Buffer.from(bytes), { name, words: [word] }).length > 0;
    return found || Buffer.from(bytes).includes(canonical) ? [name] : [];
  });
}

describe('Tess answers a hidden poll and Sam has not yet', () => {
  test('and nothing of her answer is on his device, in no byte of any entry or of the document', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    expect(await tess.answers().send(id, said('overwhelmed'))).toEqual({
      ok: true,
      value: undefined,
    });
    await world.meet();
    tess.polls().verbs.reveal(id);
    await world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'hidden', answered: [tess.me], answers: [] });
    expect(everythingOf(world, sam).size).toBeGreaterThan(10);
    expect(traces(world, sam, 'overwhelmed')).toEqual([]);
    // Neither is it in what Tess has written down for others.
    expect(traces(world, tess, 'overwhelmed')).toEqual([]);
    expect(tess.answers().own(id)).toEqual(said('overwhelmed'));

    await sam.answers().send(id, said('calm'));
    await world.meet();
    expect(traces(world, sam, 'overwhelmed')).toEqual([]);
    tess.polls().verbs.reveal(id);
    await world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    // The same search finds it once it is open: a search that finds nothing anywhere would show nothing.
    expect(traces(world, sam, 'overwhelmed').length).toBeGreaterThan(4);
  });

  test('and asking to see them, also by somebody who forges the wish, opens nothing', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('overwhelmed'));
    await world.meet();
    const record: unknown = sam.page().log.doc.getMap('polls').get(id);
    if (record instanceof Y.Map) record.set('revealed', 1);
    await world.meet();
    expect(tess.poll(id)).toMatchObject({ stage: 'hidden', answers: [] });
    // He says that only Tess was asked: another poll, to which nothing was answered.
    if (record instanceof Y.Map)
      record.set('asks', { ...(record.get('asks') as object), asked: [tess.me] });
    await world.meet();
    expect(traces(world, sam, 'overwhelmed')).toEqual([]);
  });

  test('and whoever asked cannot make her device open by asking fewer people behind her back', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await sam.answers().send(id, said('overwhelmed'));
    await world.meet();
    const record: unknown = tess.page().log.doc.getMap('polls').get(id);
    if (record instanceof Y.Map) {
      record.set('asks', { ...(record.get('asks') as object), asked: [sam.me] });
      record.set('revealed', 1);
    }
    await world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'revealing', asked: [sam.me], answers: [] });
    expect(sam.answers().isLost(id, sam.me)).toBe(true);
    expect(traces(world, tess, 'overwhelmed')).toEqual([]);
  });

  test('and reloads the page before the answers are asked for: her answer is there, and opens by itself', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('overwhelmed'));
    await tess.reload();
    expect(tess.answers().own(id)).toEqual(said('overwhelmed'));
    expect(tess.answers().isLost(id, tess.me)).toBe(false);
    await sam.answers().send(id, said('calm'));
    await world.meet();
    sam.polls().verbs.reveal(id);
    await world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    expect(sam.poll(id).answers.map(({ answer }) => answer)).toEqual(
      expect.arrayContaining([said('overwhelmed'), said('calm')]),
    );
  });

  test('and her device loses it: that is said, and she can answer anew until the answers are asked for', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('overwhelmed'));
    await tess.reload({ vault: await memoryVault() });
    expect(tess.answers().own(id)).toBeUndefined();
    expect(tess.answers().isLost(id, tess.me)).toBe(true);
    expect(sam.answers().isLost(id, tess.me)).toBe(false);
    await tess.answers().send(id, said('better'));
    expect(tess.answers().isLost(id, tess.me)).toBe(false);
    await sam.answers().send(id, said('calm'));
    await world.meet();
    sam.polls().verbs.reveal(id);
    await world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    expect(traces(world, sam, 'overwhelmed')).toEqual([]);
  });

  test('and says something else before anybody sees it: what she said first is never opened, and forgotten', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('overwhelmed'));
    await tess.answers().send(id, said('tired'));
    await world.meet();
    expect(resting(tess)).toBe(1);
    expect(tess.answers().own(id)).toEqual(said('tired'));
    await sam.answers().send(id, said('calm'));
    await world.meet();
    sam.polls().verbs.reveal(id);
    await world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    expect(traces(world, sam, 'overwhelmed')).toEqual([]);
    expect(traces(world, sam, 'tired').length).toBeGreaterThan(4);
  });
});

describe('all have answered, and Sam is away', () => {
  test('Tess’s answer opens and his is waited for; he comes back and it opens by itself', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('heavy'));
    await sam.answers().send(id, said('calm'));
    await world.meet();
    tess.polls().verbs.reveal(id);
    await world.meet(tess);
    expect(tess.poll(id)).toMatchObject({
      stage: 'revealing',
      waitingFor: [sam.me],
      answers: [{ by: tess.me, answer: said('heavy') }],
    });
    await sam.reload();
    await world.meet();
    expect(tess.poll(id)).toMatchObject({ stage: 'open', waitingFor: [], doubted: [] });
    expect(tess.poll(id)).toEqual(sam.poll(id));
  });

  test('he says something else meanwhile, offline: it came too late, stays closed, and so does what he said first', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('heavy'));
    await sam.answers().send(id, said('overwhelmed'));
    await world.meet();
    tess.polls().verbs.reveal(id);
    await world.meet(tess);
    await sam.answers().send(id, said('unhurried'));
    await world.meet();
    expect(tess.poll(id)).toMatchObject({
      stage: 'open',
      answers: [{ by: tess.me }],
      doubted: [{ by: sam.me, why: 'late-or-changed' }],
    });
    expect(sam.poll(id)).toEqual(tess.poll(id));
    for (const word of ['overwhelmed', 'unhurried']) expect(traces(world, tess, word)).toEqual([]);
    expect(sam.answers().own(id)).toEqual(said('unhurried'));
  });

  test('what is open for all rests no longer in the keyring, and an own answer is still known', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('heavy'));
    await sam.answers().send(id, said('calm'));
    expect([tess, sam].map(resting)).toEqual([1, 1]);
    await world.meet();
    tess.polls().verbs.reveal(id);
    await world.meet();
    expect([tess, sam].map(resting)).toEqual([0, 0]);
    expect(sam.answers().own(id)).toEqual(said('calm'));
    expect(await sam.answers().send(id, said('late'))).toEqual({ ok: false, error: 'gone' });
    expect(resting(sam)).toBe(0);
  });

  test('an opening is written once, however often the page opens again', async () => {
    const world = await pollWorld(2);
    const [tess, sam] = two(world);
    const id = await world.ask({});
    await tess.answers().send(id, said('heavy'));
    await sam.answers().send(id, said('calm'));
    await world.meet();
    tess.polls().verbs.reveal(id);
    await world.meet();
    const before = Y.encodeStateVector(tess.page().log.doc);
    await sam.reload();
    await tess.reload();
    await world.meet();
    expect(Y.encodeStateVector(tess.page().log.doc)).toEqual(before);
  });
});

describe('what true devices show of somebody who takes the app apart', () => {
  test('an answer that Sam exchanges once he has read Tess’s, and one that Zoë did not seal, do not count', async () => {
    const world = await pollWorld(3);
    const [tess, sam] = two(world);
    const [, , zoe] = world.devices;
    if (zoe === undefined) return;
    const id = await world.ask({});
    for (const [at, device] of world.devices.entries())
      await device.answers().send(id, said(`word ${at}`));
    await world.meet();
    // Sam's and Zoë's own apps are put aside: their hands write what they like.
    const [samsVault, zoesVault] = [await memoryVault(), await memoryVault()];
    await sam.reload({ vault: samsVault });
    await zoe.reload({ vault: zoesVault });
    tess.polls().verbs.reveal(id);
    await world.meet();
    expect(tess.poll(id).waitingFor).toHaveLength(2);
    const late = {
      poll: sam.poll(id),
      by: sam.me,
      answer: said('agreed'),
      salt: utf8('0123456789abcdef'),
    };
    const record: unknown = sam.page().log.doc.getMap('polls').get(id);
    const seals: unknown = record instanceof Y.Map ? record.get('seals') : undefined;
    if (seals instanceof Y.Map) seals.set(`${sam.me}:2:${toHex(answerSeal(late))}`, true);
    zoe.polls().verbs.open(id, {
      answer: said('word 2'),
      salt: new Uint8Array(16),
      signature: new Uint8Array(64),
      saw: new Map(),
    });
    await world.meet();
    for (const device of world.devices) {
      expect(device.poll(id)).toMatchObject({ stage: 'open', answers: [{ by: tess.me }] });
      expect(new Map(device.poll(id).doubted.map(({ by, why }) => [by, why]))).toEqual(
        new Map([
          [sam.me, 'late-or-changed'],
          [zoe.me, 'unlike-its-seal'],
        ]),
      );
    }
  });

  test('what Tess signed here is signed by nobody in another Space, and here not by Sam', async () => {
    const here = await pollWorld(2, 5);
    const [tess, sam] = two(here);
    const { log, device } = tess.page();
    const { signer } = device;
    const message = utf8('an answer');
    const { sign, isSigned } = createSignedRecords({ id: here.world.space, log, signer });
    const signature = sign(message);
    expect(isSigned({ by: tess.me, message, signature })).toBe(true);
    expect(isSigned({ by: sam.me, message, signature })).toBe(false);
    const id = SpaceId.random(here.world.random);
    const elsewhere = createSignedRecords({ id, log, signer });
    expect(elsewhere.isSigned({ by: tess.me, message, signature })).toBe(false);
  });
});

test('twelve answer one poll, eleven at once and the last later, and all twelve are read by all', async () => {
  const world = await pollWorld(12);
  const id = await world.ask({ sort: 'scale' });
  for (const [at, device] of world.devices.entries())
    if (at > 0) await device.answers().send(id, { sort: 'scale', value: at % 11 });
  await world.meet();
  const [tess] = two(world);
  tess.polls().verbs.reveal(id);
  await world.meet();
  expect(tess.poll(id)).toMatchObject({ stage: 'hidden', answers: [] });
  await tess.answers().send(id, { sort: 'scale', value: 5 });
  tess.polls().verbs.reveal(id);
  await world.meet();
  for (const device of world.devices) {
    expect(device.poll(id)).toMatchObject({ stage: 'open', doubted: [], waitingFor: [] });
    expect(device.poll(id).answers).toHaveLength(12);
  }
}, 60_000);

test('a poll is closed in the very moment in which an answer is kept: it is not sent, and not kept either', async () => {
  const world = await pollWorld(2);
  const [, sam] = two(world);
  const id = await world.ask({});
  const sending = sam.answers().send(id, said('calm'));
  for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
  sam.polls().verbs.setClosed(id, true);
  expect(await sending).toEqual({ ok: false, error: 'gone' });
  expect(sam.poll(id).answered).toEqual([]);
  expect(resting(sam)).toBe(0);
});

test('nothing is sent to a poll that is gone, closed, or asks somebody else, and nothing stays in the keyring', async () => {
  const world = await pollWorld(2);
  const [tess, sam] = two(world);
  const closed = await world.ask({});
  tess.polls().verbs.setClosed(closed, true);
  const others = await world.ask({ asked: [tess.me] });
  const gone = await world.ask({});
  tess.polls().verbs.remove(gone);
  await world.meet();
  for (const id of [closed, others, gone])
    expect(await sam.answers().send(id, said('calm'))).toEqual({ ok: false, error: 'gone' });
  const open = await world.ask({ hidden: false });
  expect(await sam.answers().send(open, { sort: 'scale', value: 3 })).toEqual({
    ok: false,
    error: 'gone',
  });
  expect(await sam.answers().send(open, said('calm'))).toEqual({ ok: true, value: undefined });
  await world.meet();
  expect(tess.poll(open).answers).toEqual([{ by: sam.me, answer: said('calm') }]);
  expect(resting(sam)).toBe(0);
});
