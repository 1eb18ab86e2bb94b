import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sealedWorld } from '../../cast/sealed-world.ts';
import { deleteOnly, leaningOn, manyGone, nested, varint } from './by-hand.ts';
import { couple, forger, updateBy, words, write } from './couple.ts';

const goneStructs = (client: number, clock: number, length: number): Uint8Array =>
  Uint8Array.from([1, 1, ...varint(client), ...varint(clock), 0, ...varint(length), 0]);

describe('what a member with true keys tries', () => {
  test("words under another's clientID are refused", async () => {
    const { world, tess, cleo } = await couple();
    write(tess, 0, 'mine');
    await world.exchange(tess, cleo);
    const hand = forger(world, cleo.device);
    const report = await tess.log.accept([hand.seal(updateBy(tess.log.doc.clientID, 'I consent'))]);
    expect(report).toMatchObject({ applied: 0, refused: 1, faults: ['refused/foreign-client'] });
    // Whoever hands this over has not looked at it.
    expect(report.offences).toEqual([{ reason: 'foreign-client', of: undefined }]);
    expect(words(tess)).toBe('mine');
  });

  test("an entry in another device's name is refused, and in another's feed", async () => {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const update = updateBy(hand.client, 'I consent');
    const asTess = await tess.log.accept([hand.seal(update, { device: tess.device })]);
    expect(asTess.faults).toEqual(['refused/foreign-client']);
    const nothing = await tess.log.accept([
      hand.seal(Uint8Array.of(0, 0), { device: tess.device }),
    ]);
    expect(nothing.faults).toEqual(['refused/signature']);
    expect(nothing.offences).toEqual([{ reason: 'signature', of: tess.device.id }]);
    const other = forger(world, cleo.device).writer;
    const elsewhere = await tess.log.accept([hand.seal(update, { feedOf: other })]);
    expect(elsewhere.faults).toEqual(['refused/feed']);
  });

  test('an entry of another Space or epoch does not open here', async () => {
    const { tess } = await couple();
    const elsewhere = sealedWorld(2);
    const hand = forger(elsewhere, elsewhere.founder);
    const report = await tess.log.accept([hand.seal(updateBy(hand.client, 'stray'))]);
    expect(report).toMatchObject({ applied: 0, waiting: 1 });
  });

  test('deleting what nobody has written yet waits for ever and touches nothing', async () => {
    const { world, tess, cleo } = await couple();
    write(tess, 0, 'abc');
    await world.exchange(tess, cleo);
    const hand = forger(world, cleo.device);
    const bomb = deleteOnly(tess.log.doc.clientID, 0, 2 ** 40);
    expect(await tess.log.accept([hand.seal(bomb)])).toMatchObject({ applied: 0, waiting: 1 });
    write(tess, 3, 'def');
    await world.exchange(tess, cleo);
    expect(words(tess)).toBe('abcdef');
    expect(words(cleo)).toBe('abcdef');
    expect(tess.log.doc.store.pendingDs).toBeNull();
  });

  test.each([
    [
      'gone structs for the clocks of another',
      (_mine: number, other: number) => goneStructs(other, 0, 50),
    ],
    ['a Skip struct', (mine: number) => Uint8Array.from([1, 1, ...varint(mine), 0, 10, 5, 0])],
    ['a subdocument', (mine: number) => subdocument(mine)],
    ['a struct of no length', (mine: number) => goneStructs(mine, 0, 0)],
    ['a first clock that is not the next', (mine: number) => goneStructs(mine, 5, 1)],
    [
      'a count of 2^50 structs',
      (mine: number) => Uint8Array.from([1, ...varint(2 ** 50), ...varint(mine), 0]),
    ],
    ['a million gone structs and more', (mine: number) => manyGone(mine, 2 ** 20 + 1)],
    ['bytes behind the end', (mine: number) => Uint8Array.from([...updateBy(mine, 'x'), 0])],
    [
      '27 bytes with a run as long as numbers go',
      () =>
        Uint8Array.from([
          0, 0, 3, 138, 0, 255, 255, 255, 255, 255, 255, 255, 127, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0,
          1, 0, 0,
        ]),
    ],
    ['nothing at all', () => new Uint8Array()],
  ])('%s is refused', async (_what, payload: (mine: number, other: number) => Uint8Array) => {
    const { world, tess, cleo } = await couple();
    write(tess, 0, 'still here');
    await world.exchange(tess, cleo);
    const hand = forger(world, cleo.device);
    const report = await tess.log.accept([hand.seal(payload(hand.client, tess.log.doc.clientID))]);
    expect(report).toMatchObject({ applied: 0, refused: 1 });
    expect(words(tess)).toBe('still here');
    expect(tess.log.waitingCount()).toBe(0);
  });

  test.each([65, 6_000])('of types nested %i deep none lies deeper than 64', async (depth) => {
    const { world, tess, cleo } = await couple();
    write(tess, 0, 'still here');
    await world.exchange(tess, cleo);
    const hand = forger(world, cleo.device);
    const entry = hand.seal(nested(hand.client, depth));
    expect(await tess.log.accept([entry])).toMatchObject({ applied: 1, refused: 0 });
    let deepest = 0;
    let type: unknown = tess.log.doc.getArray('deep').get(0);
    for (; type instanceof Y.Array; type = type.get(0)) deepest += 1;
    expect(deepest).toBe(64);
    await world.exchange(tess, cleo);
    expect(words(cleo)).toBe('still here');
    expect(cleo.log.digest()).toBe(tess.log.digest());
  });

  test('types nested 64 deep are accepted', async () => {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    expect(await tess.log.accept([hand.seal(nested(hand.client, 64))])).toMatchObject({
      applied: 1,
    });
  });

  test('two entries that lean on each other in a circle stay out of the live document', async () => {
    const { world, tess, cleo } = await couple();
    const [a, b] = [forger(world, cleo.device), forger(world, cleo.device)];
    const entries = [a.seal(leaningOn(a.client, b.client)), b.seal(leaningOn(b.client, a.client))];
    expect(await tess.log.accept(entries)).toMatchObject({ applied: 0, waiting: 2 });
    expect(tess.log.doc.store.pendingStructs).toBeNull();
  });

  test('a stranger who got hold of the keys stays unread until somebody lets him in', async () => {
    const { world, tess } = await couple();
    const { device, certificate } = world.newcomer('Sol', world.founder);
    const hand = forger(world, device);
    const entry = hand.seal(updateBy(hand.client, 'let me in'));
    expect(await tess.log.accept([entry])).toMatchObject({ applied: 0, waiting: 1 });
    expect(words(tess)).toBe('');
    tess.log.admit(certificate);
    await world.settle();
    // The growing roster sends the log to look again by itself, in its own time.
    await expect.poll(() => words(tess)).toBe('let me in');
  });

  test('nobody can be let in under the id of somebody else', async () => {
    const { world, tess, cleo } = await couple();
    const impostor = world.newcomer('Mal', cleo.device);
    const certificate = { ...impostor.certificate, member: tess.device.member };
    expect(() => cleo.log.admit(certificate)).toThrow(RangeError);
  });
});

function subdocument(client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('m').set('sub', new Y.Doc());
  return Y.encodeStateAsUpdate(doc);
}
