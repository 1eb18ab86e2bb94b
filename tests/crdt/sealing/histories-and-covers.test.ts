import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { EntryHash } from '../../../src/crdt/basics/id.ts';
import { noHash } from '../../../src/crdt/sealing/entry-body.ts';
import { openEntry, readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import { feedIdOf } from '../../../src/crdt/sealing/feed.ts';
import type { AcceptReport } from '../../../src/crdt/sealing/log-reports.ts';
import { coverSizes } from '../../../src/crdt/sealing/cover-sizes.ts';
import type { SealedWorld, WorldPage } from '../../cast/sealed-world.ts';
import { deleteOnly, varint } from './by-hand.ts';
import { couple, forger, type Forger, updateBy, words, write } from './couple.ts';

function hashOf({ keys }: SealedWorld, bytes: Uint8Array): EntryHash {
  const header = readEntryHeader(bytes);
  const opened =
    header === undefined || header === 'newer' ? undefined : openEntry(keys, header, bytes);
  if (opened === undefined) throw new Error('an entry of this world opens');
  return opened.hash;
}

/** An update in which `client` writes `text` behind the first letter of another. */
function behind(other: number, client: number, text: string): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, updateBy(other, 'X'));
  const before = Y.encodeStateVector(doc);
  doc.clientID = client;
  doc.getText('note').insert(1, text);
  return Y.encodeStateAsUpdate(doc, before);
}

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

describe('a second history of what others have built on', () => {
  /** Cleo's hand, its first entry, and another first entry that would count by its hash alone. */
  async function forked(seed: number): Promise<
    Awaited<ReturnType<typeof couple>> & {
      readonly one: Uint8Array;
      readonly other: Uint8Array;
      /** The second entry of the history that began with `one`. */
      readonly afterOne: Uint8Array;
    }
  > {
    const both = await couple(seed);
    const { world, cleo } = both;
    const hand = forger(world, cleo.device);
    const one = hand.seal(updateBy(hand.client, 'hi'));
    let other = one;
    for (let kind = 7; hashOf(world, other) >= hashOf(world, one); kind += 1) {
      other = hand.seal(Uint8Array.of(0, 0), { sequence: 1, previous: noHash, kind });
    }
    const previous = hashOf(world, one);
    const afterOne = hand.seal(Uint8Array.of(0, 0), { sequence: 2, previous, kind: 7 });
    return { ...both, one, other, afterOne };
  }

  test('takes no word of theirs away, on their own page, on others and after a reload', async () => {
    const { world, tess, cleo, one, other } = await forked(5);
    await tess.log.accept([one]);
    write(tess, 2, ' there');
    await world.settle();
    tess.log.doc.getText('elsewhere').insert(0, 'quite another thing');
    await world.settle();
    await cleo.log.accept([other]);
    await tess.log.accept([other]);
    expect(words(tess)).toBe('hi there');
    expect(tess.log.twoHistories.get()).toHaveLength(1);
    await world.exchange(tess, cleo);
    expect(words(cleo)).toBe('hi there');
    const again = world.page(tess.device);
    await again.log.open({ entries: tess.stored() });
    for (const page of [tess, cleo, again]) {
      expect(page.log.doc.getText('elsewhere').toJSON()).toBe('quite another thing');
      expect(page.log.waitingCount()).toBe(0);
      expect(page.log.digest()).toBe(tess.log.digest());
    }
  });

  test('is seen by a page that was opened from a snapshot, and read alike by all', async () => {
    const { world, tess, one, other, afterOne } = await forked(7);
    await tess.log.accept([one, afterOne]);
    const again = world.page(tess.device);
    const snapshot = tess.log.snapshot();
    expect(await again.log.open({ entries: tess.stored(), snapshot })).toMatchObject({
      fromSnapshot: true,
    });
    await again.log.accept([other]);
    await tess.log.accept([other]);
    await world.exchange(tess, again);
    expect(again.log.twoHistories.get()).toHaveLength(1);
    expect(words(again)).toBe(words(tess));
    expect(again.log.digest()).toBe(tess.log.digest());
  });

  test('counts alike for everybody when what it builds on comes late', async () => {
    const { world, tess, cleo } = await couple(2);
    const hand = forger(world, cleo.device);
    const before = forger(world, cleo.device);
    const first = before.seal(updateBy(before.client, 'X'));
    const one = hand.seal(updateBy(hand.client, 'high'));
    let other = one;
    for (let i = 100; hashOf(world, other) >= hashOf(world, one); i += 1) {
      other = hand.seal(behind(before.client, hand.client, String(i)), {
        sequence: 1,
        previous: noHash,
      });
    }
    const late = world.page(tess.device);
    await late.log.open({ entries: tess.stored() });
    for (const entry of [first, one, other]) await tess.log.accept([entry]);
    for (const entry of [one, other, first]) await late.log.accept([entry]);
    await world.exchange(tess, late);
    expect(words(late)).toBe(words(tess));
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

describe('a cover that does not count', () => {
  const { smallest } = coverSizes;
  afterEach(() => {
    coverSizes.smallest = smallest;
  });

  async function coveredByHand(
    cover: (client: number, original: Uint8Array) => Uint8Array,
  ): Promise<{
    readonly world: SealedWorld;
    readonly cleo: WorldPage;
    readonly hand: Forger;
    readonly original: Uint8Array;
    readonly report: AcceptReport;
  }> {
    const { world, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const { client, writer } = hand;
    const truth = updateBy(client, 'I owe you 5');
    const original = hand.seal(truth);
    await cleo.log.accept([original]);
    const owner = { device: cleo.device.id, writer };
    const feed = feedIdOf(world.space, owner);
    const hash = cleo.log.have().positions.get(feed)?.hash ?? noHash;
    const range = { feed, ...owner, from: 1, to: 1, hash, client, firstClock: 0, endClock: 11 };
    const sealed = forger(world, cleo.device).seal(cover(client, truth), {
      kind: 1,
      covers: [range],
    });
    const report = await cleo.log.accept([sealed]);
    return { world, cleo, hand, original, report };
  }

  async function reopened(world: SealedWorld, page: WorldPage): Promise<WorldPage> {
    const again = world.page(page.device);
    const opened = await again.log.open({ entries: page.stored(), snapshot: page.log.snapshot() });
    expect(opened.fromSnapshot).toBe(true);
    return again;
  }

  test('because it lies deletes nothing after a reload either, when its author tidies', async () => {
    coverSizes.smallest = 5;
    const { world, cleo, report } = await coveredByHand((_client, truth) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, truth);
      doc.getText('note').delete(0, 11);
      return Y.encodeStateAsUpdate(doc);
    });
    expect(report.faults[0]).toMatch(/^cover\/untrue\//);
    for (let i = 0; i < 6; i += 1) {
      write(cleo, 0, '.');
      cleo.log.flush();
    }
    const again = await reopened(world, cleo);
    expect(again.log.tidy().covers).toBeGreaterThan(0);
    await world.settle();
    const newcomer = world.page(world.founder);
    await world.exchange(again, newcomer);
    expect(words(newcomer)).toBe('......I owe you 5');
  });

  test('yet, for what it calls gone is not, counts after a reload once that is gone', async () => {
    const { world, cleo, hand, original, report } = await coveredByHand((client) =>
      Uint8Array.from([1, 1, ...varint(client), 0, 0, 11, 0]),
    );
    expect(report.faults).toEqual([]);
    const again = await reopened(world, cleo);
    expect(again.log.keeps(original)).toBe(true);
    await again.log.accept([hand.seal(deleteOnly(hand.client, 0, 11))]);
    expect(words(again)).toBe('');
    expect(again.log.keeps(original)).toBe(false);
  });
});
