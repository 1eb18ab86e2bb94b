import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { EntryHash, WriterId } from '../../../src/crdt/basics/id.ts';
import { openEntry, readEntryHeader, sealEntry } from '../../../src/crdt/sealing/entry.ts';
import type { DeleteRange } from '../../../src/crdt/sealing/delete-ranges.ts';
import type { EntryBody } from '../../../src/crdt/sealing/entry-body.ts';
import { waitingLimits } from '../../../src/crdt/sealing/waiting-limits.ts';
import { coverSizes } from '../../../src/crdt/sealing/cover-sizes.ts';
import { wholeCharacters, writeUpdate } from '../../../src/crdt/sealing/update-writer.ts';
import type { WorldPage } from '../../cast/sealed-world.ts';
import { couple, forger, updateBy, words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));
vi.setConfig({ testTimeout: 120_000 });

function deletesOf(doc: Y.Doc): readonly DeleteRange[] {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store);
  return [...clients].flatMap(([client, items]) =>
    items.map(({ clock, len }) => ({ client, clock, length: len })),
  );
}

describe('what a page writes', () => {
  test('a huge paste becomes several entries and reaches the other whole', async () => {
    const { world, tess, cleo } = await couple();
    const before = tess.stored().length;
    const paste = 'words and '.repeat(1_000_000);
    write(tess, 0, paste);
    tess.log.doc.getText('note').delete(3, 4);
    await world.exchange(tess, cleo);
    const sealed = tess.stored().slice(before);
    expect(sealed.length).toBeGreaterThan(2);
    expect(Math.max(...sealed.map((entry) => entry.length))).toBeLessThan(5 * 2 ** 20);
    expect(words(cleo)).toBe(paste.slice(0, 3) + paste.slice(7));
    expect(cleo.log.digest()).toBe(tess.log.digest());
  });

  test('a huge paste of characters of two units is cut between them', async () => {
    const { world, tess, cleo } = await couple();
    const paste = `a${'😀'.repeat(1_100_000)}`;
    write(tess, 0, paste);
    await world.exchange(tess, cleo);
    expect(words(cleo) === paste).toBe(true);
    expect(cleo.log.digest()).toBe(tess.log.digest());
  });

  test('can be cut anywhere into parts that say the same together', () => {
    const text = fc.array(fc.constantFrom('a', 'é', '😀', '👩‍👧', '語'), { minLength: 1 });
    fc.assert(
      fc.property(text, fc.array(fc.nat()), (pieces, at) => {
        const [doc, other] = [new Y.Doc(), new Y.Doc()];
        const note = doc.getText('note');
        for (const piece of pieces) note.insert(note.length, piece);
        note.delete(0, pieces[0]?.length ?? 0);
        const end = Y.getState(doc.store, doc.clientID);
        const cuts = at.map((clock) => wholeCharacters(doc, doc.clientID, clock % end));
        let from = 0;
        for (const to of [...cuts.sort((a, b) => a - b), end]) {
          const deletes = to === end ? deletesOf(doc) : [];
          Y.applyUpdate(other, writeUpdate(doc, [{ client: doc.clientID, from, to }], deletes));
          from = to;
        }
        expect(other.getText('note').toJSON()).toBe(note.toJSON());
      }),
    );
  });

  test('a listener that throws keeps nobody else from hearing, and nothing from being stored', async () => {
    const { world, tess, cleo } = await couple();
    tess.log.onEntries(() => {
      throw new Error('broken listener');
    });
    tess.log.doc.on('update', () => {
      throw new Error('broken listener');
    });
    const before = tess.stored().length;
    write(tess, 0, 'said');
    await world.exchange(tess, cleo);
    expect(tess.stored().length).toBe(before + 1);
    expect(words(cleo)).toBe('said');
    write(cleo, 4, ' and heard');
    await world.exchange(tess, cleo);
    expect(words(tess)).toBe('said and heard');
    expect(world.counts.get('sealed-log/listener-threw')).toBeGreaterThan(0);
  });
});

describe('kinds', () => {
  test.each([2, 4, 5, 7, 255])(
    'an entry of kind %i is kept, passed on and skipped',
    async (kind) => {
      const { world, tess, cleo } = await couple();
      const hand = forger(world, cleo.device);
      const entry = hand.seal(Uint8Array.of(1, 2, 3), { kind });
      const after = hand.seal(updateBy(hand.client, 'and on'));
      expect(await tess.log.accept([entry, after])).toMatchObject({ applied: 2, refused: 0 });
      await world.exchange(tess, cleo);
      expect(cleo.stored()).toEqual(expect.arrayContaining([entry, after]));
      expect(words(cleo)).toBe('and on');
      const again = world.page(tess.device);
      expect(await again.log.open({ entries: tess.stored() })).toMatchObject({ damaged: 0 });
      expect(words(again)).toBe('and on');
    },
  );
});

describe('forged and replayed entries', () => {
  const flip = (text: string): string => (text.startsWith('a') ? 'b' : 'a') + text.slice(1);

  test('10,000 variants of true entries are refused or known already, and change nothing', async () => {
    const { world, tess, cleo } = await couple();
    for (let i = 0; i < 20; i += 1) {
      write(cleo, 0, `${i} `);
      cleo.log.flush();
    }
    await world.exchange(tess, cleo);
    const { random, keys } = world;
    const digest = tess.log.digest();
    const changes: readonly ((body: EntryBody) => Partial<EntryBody>)[] = [
      ({ previous }) => ({ previous: EntryHash.parse(flip(previous)) ?? previous }),
      ({ kind }) => ({ kind: kind + 1 + random.below(200) }),
      () => ({ needs: [['goals', random.below(9) + 2]] }),
      ({ payload }) => ({ payload: Uint8Array.from([...payload, 0]) }),
      ({ writer }) => ({ writer: WriterId.parse(flip(writer)) ?? writer }),
      () => ({ device: tess.device.id }),
    ];
    const originals = cleo.stored();
    const make = (): Uint8Array => {
      const bytes = random.pick(originals);
      const header = readEntryHeader(bytes);
      const opened =
        header === undefined || header === 'newer' ? undefined : openEntry(keys, header, bytes);
      if (opened === undefined || random.chance(0.1)) return bytes;
      const elsewhere = random.chance(0.2);
      return sealEntry({
        keys,
        feed: opened.header.feed,
        sequence: opened.header.sequence + (elsewhere ? 1 + random.below(99) : 0),
        body: elsewhere ? opened.body : { ...opened.body, ...random.pick(changes)(opened.body) },
        signer: { ...cleo.device.signer, sign: () => opened.signature },
        random,
      }).bytes;
    };
    let left = 10_000;
    for (let batch = 0; batch < 20; batch += 1) {
      const report = await tess.log.accept(Array.from({ length: 500 }, make));
      expect(report).toMatchObject({ applied: 0, waiting: 0 });
      left -= report.refused + report.duplicate;
    }
    expect(left).toBe(0);
    expect(tess.log.digest()).toBe(digest);
    expect(tess.log.twoHistories.get()).toEqual([]);
  });
});

describe('what waits', () => {
  test('of one device is bounded, the nearest entries stay, and words of others go on', async () => {
    const { world, tess, cleo } = await couple();
    const hand = forger(world, cleo.device);
    const first = hand.seal(Uint8Array.of(0, 0));
    const later = Array.from({ length: waitingLimits.entries + 200 }, () =>
      hand.seal(Uint8Array.of(0, 0)),
    );
    const report = await tess.log.accept(later);
    expect(report).toMatchObject({ applied: 0, waiting: waitingLimits.entries, refused: 200 });
    expect(report.faults).toEqual(['refused/too-many']);
    expect(report.offences).toHaveLength(200);
    expect(report.offences[0]).toEqual({ reason: 'too-many', of: cleo.device.id });
    expect(tess.log.waitingCount()).toBe(waitingLimits.entries);
    // On a disk they are whole all the same: nothing is told as damaged, and nothing is taken out.
    const again = world.page(tess.device);
    const opened = await again.log.open({ entries: [...tess.stored(), ...later] });
    expect(opened).toMatchObject({ damaged: 0, damagedRanges: [], damagedEntries: [] });
    write(tess, 0, 'meanwhile');
    await world.settle();
    expect(await tess.log.accept([first])).toMatchObject({ refused: 0 });
    expect(tess.log.waitingCount()).toBe(0);
    expect(words(tess)).toBe('meanwhile');
  });
});

describe('formatting', () => {
  test('is the same for everybody, in whatever order and parts entries come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(2 ** 31), async (seed) => {
        const { world, tess, cleo } = await couple(seed);
        const { random } = world;
        const format = (page: WorldPage): void => {
          const text = page.log.doc.getText('note');
          const at = random.below(text.length + 1);
          const length = 1 + random.below(5);
          const marks = { [random.pick(['bold', 'italic'])]: random.chance(0.6) ? true : null };
          if (at + length > text.length || random.chance(0.4)) text.insert(at, 'some ');
          else if (random.chance(0.3)) text.delete(at, length);
          else text.format(at, length, marks);
          page.log.flush();
        };
        for (let i = 0; i < 40; i += 1) {
          format(random.pick([tess, cleo]));
          if (random.chance(0.15)) await world.exchange(tess, cleo);
        }
        await world.exchange(tess, cleo);
        const third = world.page(tess.device);
        const waiting = [...tess.stored()];
        while (waiting.length > 0) {
          const batch = Array.from({ length: 1 + random.below(6) }, () =>
            waiting.splice(random.below(waiting.length), 1),
          );
          await third.log.accept(batch.flat());
        }
        expect(third.log.waitingCount()).toBe(0);
        expect(third.stored().length).toBe(tess.stored().length);
        const delta = (page: WorldPage): unknown => page.log.doc.getText('note').toDelta();
        expect(delta(cleo)).toEqual(delta(tess));
        expect(delta(third)).toEqual(delta(tess));
        expect(third.log.digest()).toBe(tess.log.digest());
      }),
      { numRuns: 40 },
    );
  });
});

describe('ten covers', () => {
  const { smallest } = coverSizes;
  afterEach(() => {
    coverSizes.smallest = smallest;
  });

  test('become one, which a newcomer reads instead of all of them', async () => {
    coverSizes.smallest = 12;
    const { world, tess, cleo } = await couple();
    for (let round = 0; round < 12; round += 1) {
      for (let i = 0; i < 14; i += 1) {
        write(tess, world.random.below(words(tess).length + 1), `${i} `);
        if (i % 5 === 4) tess.log.doc.getText('note').delete(0, 1);
        tess.log.flush();
      }
      tess.log.tidy();
      await world.exchange(tess, cleo);
    }
    const covers = tess.stored().length;
    expect(covers).toBeLessThan(20);
    expect(cleo.log.digest()).toBe(tess.log.digest());
    const { device, certificate } = world.newcomer('Noor', tess.device);
    tess.log.admit(certificate);
    const noor = world.page(device);
    await world.exchange(tess, noor);
    expect(noor.log.waitingCount()).toBe(0);
    expect(noor.log.digest()).toBe(tess.log.digest());
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(noor.log.doc));
    expect(again.getText('note').toJSON()).toBe(words(tess));
  });
});
