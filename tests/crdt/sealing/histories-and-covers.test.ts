import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { noHash } from '../../../src/crdt/sealing/entry-body.ts';
import { couple, forger, updateBy, words } from './couple.ts';

describe('two histories', () => {
  test('everybody ends with the same one, is told, and keeps both as proof', async () => {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const one = hand.seal(updateBy(hand.client, 'I agree'));
    const other = hand.seal(updateBy(hand.client, 'I refuse'), { sequence: 1, previous: noHash });
    const third = world.page(tess.device);
    await third.log.open({ entries: tess.stored() });
    await tess.log.accept([one]);
    await third.log.accept([other]);
    await world.exchange(tess, third);
    expect(words(tess)).toBe(words(third));
    expect(tess.log.digest()).toBe(third.log.digest());
    expect(tess.log.twoHistories.get()).toHaveLength(1);
    expect(third.log.twoHistories.get()).toEqual(tess.log.twoHistories.get());
    expect(tess.log.rebuilt.get() + third.log.rebuilt.get()).toBe(1);
    expect([...tess.stored()]).toEqual(expect.arrayContaining([one, other]));
    const rebuilt = tess.log.rebuilt.get() === 1 ? tess : third;
    rebuilt.log.doc.getText('note').insert(0, 'go on: ');
    await world.exchange(tess, third);
    expect(words(tess)).toMatch(/^go on: I /);
    expect(words(third)).toBe(words(tess));
  });
});

describe('a cover', () => {
  async function covering(lie: (payload: Uint8Array) => Uint8Array): Promise<{
    readonly faults: readonly string[];
    readonly words: string;
    readonly kept: boolean;
  }> {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const truth = updateBy(hand.client, 'I owe you 5');
    const original = hand.seal(truth);
    await tess.log.accept([original]);
    const position = [...tess.log.have().positions].find(([, at]) => at.sequence === 1);
    const [feed, at] = position ?? [];
    if (feed === undefined || at === undefined) throw new Error('nothing was applied');
    const all = [...tess.log.have().positions].map(([id]) => id);
    const own = all.at(-1) ?? feed;
    const cover = forger(world, cleo.device).seal(lie(truth), {
      kind: 1,
      covers: [
        {
          feed: own,
          device: cleo.device.id,
          writer: hand.writer,
          from: 1,
          to: 1,
          hash: tess.log.have().positions.get(own)?.hash ?? at.hash,
          client: hand.client,
          firstClock: 0,
          endClock: 11,
        },
      ],
    });
    const report = await tess.log.accept([cover]);
    return { faults: report.faults, words: words(tess), kept: tess.log.keeps(original) };
  }

  test('that says the same lets the original go', async () => {
    expect(await covering((truth) => truth)).toEqual({
      faults: [],
      words: 'I owe you 5',
      kept: false,
    });
  });

  test('that says something else is named, and the original stays', async () => {
    const outcome = await covering((truth) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, truth);
      return updateBy([...doc.store.clients.keys()][0] ?? 0, 'I owe you 0');
    });
    expect(outcome.faults).toHaveLength(1);
    expect(outcome.faults[0]).toMatch(/^cover\/untrue\//);
    expect(outcome).toMatchObject({ words: 'I owe you 5', kept: true });
  });

  test('that deletes what the original did not is named, and nothing is deleted', async () => {
    const outcome = await covering((truth) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, truth);
      doc.getText('note').delete(0, 11);
      return Y.encodeStateAsUpdate(doc);
    });
    expect(outcome.faults).toHaveLength(1);
    expect(outcome).toMatchObject({ words: 'I owe you 5', kept: true });
  });

  test('that calls living words gone lets nothing go', async () => {
    const outcome = await covering((truth) => {
      const { structs } = Y.decodeUpdate(truth);
      const doc = new Y.Doc();
      doc.clientID = structs[0]?.id.client ?? 0;
      doc.getText('note').insert(0, 'I owe you 5');
      doc.getText('note').delete(0, 11);
      const update = Y.encodeStateAsUpdate(doc);
      const deletes = Y.encodeStateAsUpdate(new Y.Doc()).subarray(1);
      const { structs: gone } = Y.decodeUpdate(update);
      const encoder = new Y.UpdateEncoderV1();
      encoder.writeLen(1);
      encoder.writeLen(gone.length);
      encoder.writeClient(doc.clientID);
      encoder.writeLen(0);
      for (const struct of gone) struct.write(encoder, 0);
      return Uint8Array.from([...encoder.toUint8Array(), ...deletes]);
    });
    expect(outcome).toMatchObject({ words: 'I owe you 5', kept: true });
  });
});
