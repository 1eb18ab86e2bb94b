import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DeviceId, MemberId } from '../../src/crdt/basics/id.ts';
import type {
  DocumentKind,
  ReadContext,
  WriteContext,
} from '../../src/crdt/documents/document-kind.ts';
import { seededRandom } from '../cast/seeded-random.ts';
import type { SeededRandom } from '../cast/seeded-random.ts';
import type { WorldPage } from '../cast/sealed-world.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { plantGarbage } from '../crdt/documents/garbage.ts';
import { converge, docOf, sync } from '../crdt/documents/replicas.ts';
import { couple } from '../crdt/sealing/couple.ts';

/** What a kind brings to the contract that every kind keeps. */
export interface KindUnderContract<View, Verbs> {
  readonly kind: DocumentKind<View, Verbs>;
  /** Does one thing drawn by chance, as a person might. */
  act(verbs: Verbs, view: View, random: SeededRandom): void;
  /** Every record of the view by name, each once: what must not appear twice or vanish. */
  records(view: View): readonly string[];
  /** A stored document of each past version (tests/vectors/documents) and what it must still show. */
  readonly stored: readonly { readonly file: string; readonly shows: unknown }[];
  /** Things that no build of ours would write, by name: each is put into a root that holds some records already. */
  readonly odd: Readonly<Record<string, (root: Y.Map<unknown>) => void>>;
}

const member = MemberId.fromBytes(new Uint8Array(16).fill(7));
const ownDevice = DeviceId.fromBytes(new Uint8Array(16).fill(7));
const reader: ReadContext = {
  authorOf: () => member,
  introducerOf: () => member,
  deviceOf: () => ownDevice,
};
const writer = (seed: number): WriteContext => ({
  by: member,
  device: ownDevice,
  clock: simulatedClock(),
  random: seededRandom(seed),
});
/** Reads as an open workspace does: who wrote what is what the signatures vouch for. */
const readerOn = ({ log }: WorldPage): ReadContext => ({
  authorOf: (client) => log.authorOf(client)?.member,
  deviceOf: (client) => log.authorOf(client)?.device,
  introducerOf: (known) => log.roster.get().introducerOf(known),
});

/** The suite that every kind of document runs. */
export function documentKindContract<View, Verbs>(under: KindUnderContract<View, Verbs>): void {
  const { kind } = under;
  const view = (doc: Y.Doc): View => kind.read(doc, reader).view;
  const play = (doc: Y.Doc, random: SeededRandom, times: number): void => {
    const verbs = kind.verbs(doc, { ...writer(0), random });
    for (let i = 0; i < times; i += 1) under.act(verbs, view(doc), random);
  };

  describe(`the kind "${kind.id}"`, () => {
    test('an empty document shows nothing, counts nothing odd, and reading writes nothing', () => {
      const doc = new Y.Doc();
      const reading = kind.read(doc, reader);
      kind.verbs(doc, writer(1));
      expect(under.records(reading.view)).toEqual([]);
      expect(reading).toMatchObject({ version: 0, oddities: 0 });
      expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(new Y.Doc()));
    });

    test('whatever a peer has put there, it is read without a throw and the verbs go on working', () => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const random = seededRandom(seed);
          const doc = docOf(1);
          play(doc, random, 3);
          for (let i = 0; i < 12; i += 1) plantGarbage(doc, kind.id, random);
          kind.read(doc, reader);
          play(doc, random, 6);
          kind.read(doc, { authorOf: () => undefined, nowMs: Date.UTC(2030, 0) });
        }),
        { numRuns: 80 },
      );
    }, 60_000);

    test.each(Object.entries(under.odd))(
      '%s is counted once, and the rest is shown',
      (_, plant) => {
        const doc = docOf(1);
        play(doc, seededRandom(3), 12);
        const before = kind.read(doc, reader);
        expect(before.oddities).toBe(0);
        doc.transact(() => plant(doc.getMap(kind.id)), 'sealed');
        const after = kind.read(doc, reader);
        expect(after.oddities).toBe(1);
        const names = under.records(before.view);
        expect(names).not.toEqual([]);
        expect(under.records(after.view)).toEqual(expect.arrayContaining([...names]));
      },
    );

    test('what three people do at once, seen in any order, ends the same for all, nothing twice or lost', () => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const random = seededRandom(seed);
          const docs = [docOf(1), docOf(2), docOf(3)];
          for (let round = 0; round < 4; round += 1) {
            for (const doc of docs) play(doc, random, random.below(6));
            if (random.chance(0.5)) sync(random.pick(docs), random.pick(docs));
          }
          converge(docs);
          const [first, ...others] = docs.map(view);
          for (const other of others) expect(other).toEqual(first);
          if (first === undefined) return;
          const names = under.records(first);
          expect(new Set(names).size).toBe(names.length);
          expect(kind.read(docs[0] ?? docOf(9), reader).oddities).toBe(0);
        }),
        { numRuns: 40 },
      );
    }, 60_000);

    test('two people write, it is sealed and stored, and a page opens it to the same', async () => {
      const random = seededRandom(4);
      const { world, tess, cleo } = await couple(4);
      for (let round = 0; round < 3; round += 1) {
        for (const { log, device } of [tess, cleo]) {
          const verbs = kind.verbs(log.doc, {
            ...writer(0),
            by: device.member,
            device: device.id,
            random,
          });
          for (let i = 0; i < 8; i += 1) under.act(verbs, view(log.doc), random);
        }
        await world.exchange(tess, cleo);
      }
      const later = world.page(world.founder);
      await later.log.open({ entries: [...tess.stored()] });
      const written = kind.read(tess.log.doc, readerOn(tess));
      expect(under.records(written.view)).not.toEqual([]);
      for (const page of [cleo, later]) {
        expect(page.log.waitingCount()).toBe(0);
        expect(kind.read(page.log.doc, readerOn(page))).toEqual(written);
      }
    });

    test('a document of a newer version is read, says so, and no verb touches it', () => {
      const doc = docOf(1);
      play(doc, seededRandom(5), 20);
      const names = under.records(view(doc));
      doc.getMap(kind.id).set(`v${kind.version + 1}`, true);
      const before = Y.encodeStateAsUpdate(doc);
      const reading = kind.read(doc, reader);
      expect(reading.version).toBe(kind.version + 1);
      expect(under.records(reading.view)).toEqual(names);
      let refused = 0;
      const random = seededRandom(6);
      for (let i = 0; i < 20; i += 1) {
        try {
          under.act(kind.verbs(doc, writer(i)), reading.view, random);
        } catch (problem) {
          expect(String(problem)).toContain('newer version');
          refused += 1;
        }
      }
      expect(refused).toBeGreaterThan(0);
      expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    });

    test('an older build writing at the same time cannot lower the version', () => {
      const newer = docOf(1);
      const older = docOf(2);
      newer.getMap(kind.id).set(`v${kind.version + 1}`, true);
      play(older, seededRandom(7), 10);
      converge([newer, older]);
      expect(kind.read(newer, reader).version).toBe(kind.version + 1);
      expect(kind.read(older, reader).version).toBe(kind.version + 1);
    });

    test('fields that this build does not know are kept', () => {
      const doc = docOf(1);
      const root = doc.getMap(kind.id);
      play(doc, seededRandom(8), 10);
      root.set('from-later', { words: 'kept' });
      for (const record of root.values()) {
        if (record instanceof Y.Map) record.set('from-later', 'kept too');
      }
      const records = [...root.values()].filter((record) => record instanceof Y.Map);
      play(doc, seededRandom(9), 40);
      expect(root.get('from-later')).toEqual({ words: 'kept' });
      for (const record of records) {
        if (record._item?.deleted === false) expect(record.get('from-later')).toBe('kept too');
      }
    });

    for (const { file, shows } of under.stored) {
      test(`the stored document ${file} still opens`, () => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, readFileSync(new URL(`../vectors/documents/${file}`, import.meta.url)));
        const reading = kind.read(doc, reader);
        expect(reading.oddities).toBe(0);
        expect(reading.view).toMatchObject(shows as object);
      });
    }
  });
}
