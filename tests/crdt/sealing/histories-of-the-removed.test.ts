import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { EntryHash } from '../../../src/crdt/basics/id.ts';
import { noHash } from '../../../src/crdt/sealing/entry-body.ts';
import { openEntry, readEntryHeader } from '../../../src/crdt/sealing/entry.ts';
import type { SealedWorld, WorldPage } from '../../cast/sealed-world.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { company, type Company, expectAlike, meet } from './company.ts';
import { forger, words, write } from './couple.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));
vi.setConfig({ testTimeout: 600_000 });

function hashOf({ keys }: SealedWorld, bytes: Uint8Array): EntryHash {
  const header = readEntryHeader(bytes);
  const opened =
    header === undefined || header === 'newer' ? undefined : openEntry(keys, header, bytes);
  if (opened === undefined) throw new Error('an entry of this world opens');
  return opened.hash;
}

/** One feed of Mal's, told to some in one way and to others in another. */
interface ForkedFeed {
  readonly common: readonly Uint8Array[];
  /** Both go on from what is common. */
  readonly branches: readonly [readonly Uint8Array[], readonly Uint8Array[]];
}

/** Mal writes so many entries that everybody is told alike, and then so many of each history. */
function fork(
  { world, mal }: Company,
  lengths: { readonly common: number; readonly one: number; readonly other: number },
): ForkedFeed {
  const hand = forger(world, mal);
  const tellOf = (
    doc: Y.Doc,
    after: { readonly sequence: number; readonly previous: EntryHash },
    told: readonly string[],
  ): readonly Uint8Array[] => {
    const entries: Uint8Array[] = [];
    let { sequence, previous } = after;
    for (const text of told) {
      const before = Y.encodeStateVector(doc);
      doc.getText('note').insert(doc.getText('note').length, text);
      sequence += 1;
      const bytes = hand.seal(Y.encodeStateAsUpdate(doc, before), { sequence, previous });
      previous = hashOf(world, bytes);
      entries.push(bytes);
    }
    return entries;
  };
  const numbered = (name: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${name}${index} `);
  const doc = new Y.Doc();
  doc.clientID = hand.client;
  const common = tellOf(doc, { sequence: 0, previous: noHash }, numbered('all', lengths.common));
  const last = common.at(-1);
  const after = {
    sequence: common.length,
    previous: last === undefined ? noHash : hashOf(world, last),
  };
  const goOn = (name: string, count: number): readonly Uint8Array[] => {
    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
    own.clientID = hand.client;
    return tellOf(own, after, numbered(name, count));
  };
  return { common, branches: [goOn('one', lengths.one), goOn('other', lengths.other)] };
}

/** What each of the three has heard, written and done before they meet again. */
interface Part {
  readonly history: 0 | 1;
  readonly heard: number;
  readonly answers: boolean;
  readonly removes: boolean;
}

const part = (removes: boolean) =>
  fc.record({
    history: fc.constantFrom<0 | 1>(0, 1),
    heard: fc.nat(4),
    answers: fc.boolean(),
    removes: removes ? fc.constant(true) : fc.boolean(),
  });

const told = fc.record({
  lengths: fc.record({
    common: fc.nat(2),
    one: fc.integer({ min: 1, max: 3 }),
    other: fc.integer({ min: 1, max: 3 }),
  }),
  parts: fc.tuple(part(true), part(false), part(false)),
  seed: fc.nat(10_000),
});

/** A seed for each of three pages: the order in which entries come there, and in which batches. */
const orders = fc.array(fc.nat(10_000), { minLength: 3, maxLength: 3 });

function inBatches(
  entries: readonly Uint8Array[],
  seed: number | undefined,
): readonly (readonly Uint8Array[])[] {
  const random = seededRandom(seed ?? 0);
  const left = [...entries];
  const batches: Uint8Array[][] = [];
  while (left.length > 0) {
    const batch: Uint8Array[] = [];
    for (let size = 1 + random.below(5); size > 0; size -= 1) {
      batch.push(...left.splice(random.below(left.length), 1));
    }
    batches.push(batch);
  }
  return batches;
}

/** Lives in which it once came to different things. */
const met: readonly [
  {
    lengths: { common: number; one: number; other: number };
    parts: [Part, Part, Part];
    seed: number;
  },
  number[],
][] = [
  // What the history that counts begins with had been refused, and nobody offered it again.
  [
    {
      lengths: { common: 0, one: 1, other: 2 },
      parts: [
        { history: 0, heard: 0, answers: false, removes: true },
        { history: 0, heard: 1, answers: false, removes: true },
        { history: 1, heard: 2, answers: true, removes: false },
      ],
      seed: 0,
    },
    [0, 0, 8],
  ],
  // What had been seen beyond a limit hid what was lacking before it once everything had been read anew.
  [
    {
      lengths: { common: 1, one: 1, other: 3 },
      parts: [
        { history: 0, heard: 0, answers: true, removes: true },
        { history: 1, heard: 1, answers: false, removes: true },
        { history: 0, heard: 1, answers: false, removes: true },
      ],
      seed: 0,
    },
    [1, 0, 0],
  ],
  // A history that had been tried in vain under one limit was not tried under the next.
  [
    {
      lengths: { common: 1, one: 2, other: 2 },
      parts: [
        { history: 1, heard: 1, answers: true, removes: true },
        { history: 1, heard: 2, answers: true, removes: false },
        { history: 0, heard: 0, answers: false, removes: false },
      ],
      seed: 0,
    },
    [0, 696, 2092],
  ],
];

/** Everybody hears what they hear, answers and removes. */
async function live(
  { world, tess, cleo, noor, mal }: Company,
  { common, branches }: ForkedFeed,
  parts: readonly Part[],
): Promise<void> {
  for (const [index, page] of [tess, cleo, noor].entries()) {
    const own = parts[index];
    if (own === undefined) continue;
    await page.log.accept([...common, ...branches[own.history].slice(0, own.heard)]);
    if (own.answers) write(page, Math.max(0, words(page).length - 2), `(${page.device.name})`);
    page.log.flush();
    if (own.removes) expect(await page.log.remove([mal.id])).toBe(true);
    await world.settle();
  }
}

/** All entries that there are, in an order and in batches of its own to each page; then they meet. */
async function hearAll(
  { world }: Company,
  pages: readonly WorldPage[],
  { entries, inOrder }: { entries: readonly Uint8Array[]; inOrder: readonly number[] },
): Promise<void> {
  const all = [...new Set([...entries, ...pages.flatMap((page) => page.stored())])];
  for (const [index, page] of pages.entries()) {
    for (const batch of inBatches(all, inOrder[index])) await page.log.accept(batch);
  }
  await meet(world, ...pages);
  expectAlike(pages);
}

const runs = { numRuns: Number(process.env['HISTORIES'] ?? 40), interruptAfterTimeLimit: 240_000 };

describe('two histories of a device that is removed', () => {
  test('come to the same for everybody, in whatever order they hear of them and of the removal', async () => {
    await fc.assert(
      fc.asyncProperty(told, orders, async ({ lengths, parts, seed }, inOrder) => {
        const all = await company(seed);
        const { world, tess, cleo, noor } = all;
        const feed = fork(all, lengths);
        await live(all, feed, parts);
        const pages = [tess, cleo, noor];
        await hearAll(all, pages, { entries: feed.branches.flat(), inOrder });
        // And somebody who has been away all the time, or only now has a device.
        const late = inOrder.map(() => world.page(cleo.device));
        const entries = pages.flatMap((page) => page.stored());
        await hearAll(all, late, { entries, inOrder });
        await meet(world, tess, ...late);
        expectAlike([tess, ...late]);
      }),
      { ...runs, examples: [...met] },
    );
  });

  test('come to what whoever removed it had heard, where nobody has built on more', async () => {
    await fc.assert(
      fc.asyncProperty(told, orders, async ({ lengths, parts, seed }, inOrder) => {
        const all = await company(seed);
        const pages = [all.tess, all.cleo, all.noor];
        const feed = fork(all, lengths);
        const quiet = parts.map((own, index) => ({ ...own, answers: false, removes: index === 0 }));
        await live(all, feed, quiet);
        const heard = words(all.tess);
        await hearAll(all, pages, { entries: feed.branches.flat(), inOrder });
        for (const page of pages) {
          expect(words(page)).toBe(heard);
          expect(page.log.waitingCount()).toBe(0);
        }
      }),
      runs,
    );
  });
});
