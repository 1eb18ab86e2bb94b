import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { agenda } from '../../../src/crdt/documents/agenda/agenda.ts';
import { agendaOf } from '../../../src/crdt/documents/agenda/agenda-of.ts';
import type { AgendaVerbs, AgendaView } from '../../../src/crdt/documents/agenda/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { simulatedClock } from '../../cast/simulated-clock.ts';
import type { SimulatedClock } from '../../cast/simulated-clock.ts';
import { converge, docOf, sync } from './replicas.ts';

const ana = MemberId.fromBytes(new Uint8Array(16).fill(1));
const sam = MemberId.fromBytes(new Uint8Array(16).fill(2));
const zoe = MemberId.fromBytes(new Uint8Array(16).fill(3));
const monday = RecordId.fromBytes(new Uint8Array(16).fill(4));
const friday = RecordId.fromBytes(new Uint8Array(16).fill(5));
const gone = RecordId.fromBytes(new Uint8Array(16).fill(9));

let clock: SimulatedClock;
let anasDoc: Y.Doc;
let samsDoc: Y.Doc;
let anas: AgendaVerbs;
let sams: AgendaVerbs;

const read = (doc: Y.Doc) =>
  agenda.read(doc, { authorOf: (client) => [undefined, ana, sam, zoe][client] });
const view = (doc: Y.Doc): AgendaView => read(doc).view;
const texts = (doc: Y.Doc): readonly string[] => view(doc).items.map(({ text }) => text);
const meet = (): void => sync(anasDoc, samsDoc);
const bring = (verbs: AgendaVerbs, text: string, session?: RecordId): RecordId => {
  const brought = verbs.add({ text, ...(session === undefined ? {} : { session }) });
  if (!brought.ok) throw new Error(`Not brought: ${brought.error}.`);
  return brought.value;
};

beforeEach(() => {
  clock = simulatedClock();
  anasDoc = docOf(1);
  samsDoc = docOf(2);
  anas = agenda.verbs(anasDoc, { by: ana, clock, random: seededRandom(1) });
  sams = agenda.verbs(samsDoc, { by: sam, clock, random: seededRandom(2) });
});

describe('bringing', () => {
  test('both bring something offline, and both see both, with who brought what', () => {
    bring(anas, 'How was the week', monday);
    bring(sams, 'Call with my sister');
    meet();
    expect(texts(anasDoc)).toEqual(texts(samsDoc));
    expect([...texts(anasDoc)].sort()).toEqual(['Call with my sister', 'How was the week']);
    const samsItem = view(anasDoc).items.find(({ created }) => created.by === sam);
    expect(samsItem).toMatchObject({ text: 'Call with my sister', session: undefined });
  });

  test('2,000 characters are taken, one more is handed back, and so are blanks: nothing is cut', () => {
    const full = 'x'.repeat(2000);
    const item = bring(anas, full);
    const before = view(anasDoc);
    expect(before.items[0]?.text).toBe(full);
    expect(anas.add({ text: `${full}x` })).toEqual({ ok: false, error: 'too-long' });
    expect(anas.add({ text: 'x'.repeat(100_000) })).toEqual({ ok: false, error: 'too-long' });
    expect(anas.add({ text: ' \n ' })).toEqual({ ok: false, error: 'empty' });
    expect(anas.edit(item, `${full}x`)).toEqual({ ok: false, error: 'too-long' });
    expect(anas.edit(item, '')).toEqual({ ok: false, error: 'empty' });
    expect(view(anasDoc)).toEqual(before);
  });

  test('a whole agenda is put behind what is there in one step, without what is empty, and taken back in one', () => {
    bring(anas, 'Sleep');
    const items = [{ text: 'Week', minutes: 10 }, { text: ' ' }, { text: 'Today', minutes: 25 }];
    anas.addAll(items, monday);
    expect(view(anasDoc).items).toMatchObject([
      { text: 'Sleep', minutes: undefined, session: undefined },
      { text: 'Week', minutes: 10, session: monday },
      { text: 'Today', minutes: 25, session: monday },
    ]);
    anas.undo();
    expect(texts(anasDoc)).toEqual(['Sleep']);
  });

  test('Sam ticks one of the items of a whole agenda, and Ana’s undo leaves none of them behind and loses nothing', () => {
    anas.addAll([{ text: 'Week' }, { text: 'Today' }], monday);
    meet();
    const [week] = view(samsDoc).items;
    if (week !== undefined) sams.setDone(week.id, true, monday);
    meet();
    anas.undo();
    meet();
    expect(texts(samsDoc)).toEqual([]);
    expect(
      view(samsDoc)
        .removed.map(({ text }) => text)
        .sort(),
    ).toEqual(['Today', 'Week']);
  });

  test('both type in one item at once and both words stay', () => {
    const item = bring(anas, 'call with my sister');
    meet();
    anas.edit(item, 'the call with my sister');
    meet();
    sams.edit(item, 'call with my older sister', 'call with my sister');
    expect(texts(samsDoc)).toEqual(['the call with my older sister']);
  });

  test('minutes are said, bounded, and unsaid', () => {
    const item = bring(anas, 'Sleep');
    const minutes = (): number | undefined => view(anasDoc).items[0]?.minutes;
    anas.setMinutes(item, 1000);
    expect(minutes()).toBe(240);
    anas.setMinutes(item, 0.2);
    expect(minutes()).toBe(1);
    anas.setMinutes(item, undefined);
    expect(minutes()).toBeUndefined();
    expect(read(anasDoc).oddities).toBe(0);
  });
});

describe('ticking', () => {
  test('Sam sees in which session an item was done; ticked again it stays there, unticked it is open', async () => {
    const item = bring(anas, 'Sleep', monday);
    anas.setDone(item, true, monday);
    const doneMs = clock.nowMs();
    await clock.advance(1000);
    anas.setDone(item, true, friday);
    meet();
    expect(view(samsDoc).items[0]).toMatchObject({ done: true, doneMs, doneIn: monday });
    sams.setDone(item, false, friday);
    expect(view(samsDoc).items[0]).toMatchObject({
      done: false,
      doneMs: undefined,
      doneIn: undefined,
    });
  });
});

describe('order', () => {
  const bringFour = (): readonly RecordId[] =>
    ['one', 'two', 'three', 'four'].map((text) => bring(anas, text));

  test('an item is put right before another, and at the end', () => {
    const [one, two, , four] = bringFour();
    if (one === undefined || two === undefined || four === undefined) return;
    anas.place(four, two);
    expect(texts(anasDoc)).toEqual(['one', 'four', 'two', 'three']);
    anas.place(one, undefined);
    expect(texts(anasDoc)).toEqual(['four', 'two', 'three', 'one']);
  });

  test('put where it stands, or before what is not there, it leaves no trace', () => {
    const [one, two, three] = bringFour();
    if (one === undefined || two === undefined || three === undefined) return;
    anas.park(three);
    let writes = 0;
    anasDoc.on('update', () => (writes += 1));
    anas.place(one, two);
    anas.place(one, one);
    anas.place(one, gone);
    anas.place(one, three);
    expect(writes).toBe(0);
  });

  test('both move one item at once: it is there once, at one place for both', () => {
    const [one, two, three, four] = bringFour();
    meet();
    if (one === undefined || three === undefined || two === undefined) return;
    anas.place(one, three);
    sams.place(one, undefined);
    sams.place(two, four);
    meet();
    expect(texts(anasDoc)).toEqual(texts(samsDoc));
    expect([...texts(anasDoc)].sort()).toEqual(['four', 'one', 'three', 'two']);
  });
});

describe('“Not today”', () => {
  test('Sam parks an item and it is in no list for anybody; brought back, it comes up next', () => {
    const item = bring(sams, 'My father', monday);
    bring(sams, 'Sleep', monday);
    meet();
    expect(sams.park(item)).toBe(true);
    meet();
    expect(texts(anasDoc)).toEqual(['Sleep']);
    expect(view(anasDoc).removed).toEqual([]);
    expect(read(anasDoc).oddities).toBe(0);
    expect(sams.unpark(item)).toBe(true);
    meet();
    expect(view(anasDoc).items).toMatchObject([
      { text: 'My father', session: undefined },
      { text: 'Sleep', session: monday },
    ]);
  });

  test('what is not there is neither parked nor brought back, and what is parked is there for no other verb', () => {
    const item = bring(sams, 'My father', monday);
    expect(sams.unpark(item)).toBe(false);
    expect(sams.park(gone)).toBe(false);
    expect(sams.unpark(gone)).toBe(false);
    sams.park(item);
    expect(sams.park(item)).toBe(false);
    let writes = 0;
    samsDoc.on('update', () => (writes += 1));
    sams.edit(item, 'Something else');
    sams.setMinutes(item, 5);
    sams.setDone(item, true, monday);
    sams.place(item, undefined);
    sams.remove(item);
    sams.restore(item);
    expect(writes).toBe(0);
  });

  test('Ana removes an item while Sam parks it: she sees no trace of it, and Sam can still bring it back', () => {
    const item = bring(sams, 'My father', monday);
    meet();
    anas.remove(item);
    sams.park(item);
    meet();
    expect(view(anasDoc)).toEqual({ items: [], removed: [] });
    sams.unpark(item);
    meet();
    expect(texts(anasDoc)).toEqual(['My father']);
  });

  test('whatever Sam and Ana did before and take back or bring again, what Sam parked stays unseen', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed);
        const docs = [docOf(1), docOf(2)] as const;
        const hands = docs.map((doc, at) =>
          agenda.verbs(doc, { by: at === 0 ? ana : sam, clock, random }),
        );
        const [first, second] = hands;
        if (first === undefined || second === undefined) return;
        const item = bring(random.pick(hands), 'My father', monday);
        sync(...docs);
        for (let step = 0; step < 6; step += 1) {
          const verbs = random.pick(hands);
          random.pick<() => unknown>([
            () => verbs.edit(item, `My father ${step}`),
            () => verbs.setMinutes(item, step + 1),
            () => verbs.setDone(item, random.chance(0.5), friday),
            () => verbs.place(item, undefined),
            () => verbs.remove(item),
            () => verbs.restore(item),
            () => bring(verbs, 'Sleep'),
            () => sync(...docs),
          ])();
        }
        sync(...docs);
        second.park(item);
        for (let step = 0; step < 14; step += 1) {
          random.pick<() => unknown>([
            () => random.pick(hands).undo(),
            () => random.pick(hands).redo(),
            () => sync(...docs),
          ])();
          const shown = view(docs[1]);
          expect([...shown.items, ...shown.removed].map(({ id }) => id)).not.toContain(item);
        }
        sync(...docs);
        for (const doc of docs) {
          const shown = view(doc);
          expect([...shown.items, ...shown.removed].map(({ id }) => id)).not.toContain(item);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('parking and bringing back are no steps of undo', () => {
    const item = bring(sams, 'My father');
    sams.edit(item, 'My father, again');
    sams.park(item);
    sams.unpark(item);
    expect(sams.undo()).toBe(true);
    expect(texts(samsDoc)).toEqual(['My father']);
  });
});

describe('three people with one agenda', () => {
  const slots = [
    { id: monday, atMs: 1, isOver: true },
    { id: friday, atMs: 2, isOver: false },
  ];

  test('whatever they do at once, all see the same, and nothing is lost or there twice on any agenda', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = seededRandom(seed);
        const docs = [docOf(1), docOf(2), docOf(3)];
        const hands = docs.map((doc, at) =>
          agenda.verbs(doc, { by: [ana, sam, zoe][at] ?? ana, clock, random }),
        );
        const made = new Set<RecordId>();
        const hidden = new Set<RecordId>();
        for (let round = 0; round < 5; round += 1) {
          docs.forEach((doc, at) => {
            const verbs = hands[at];
            if (verbs === undefined) return;
            for (let times = random.below(6); times > 0; times -= 1) {
              const { items } = view(doc);
              const item = items[random.below(items.length + 1)];
              const other = items[random.below(items.length + 1)];
              if (item === undefined || random.chance(0.2)) {
                const session = random.pick([{}, { session: monday }, { session: friday }]);
                const brought = verbs.add({ text: 'Sleep', ...session });
                if (brought.ok) made.add(brought.value);
                continue;
              }
              random.pick<() => unknown>([
                () => verbs.place(item.id, other?.id),
                () => verbs.place(item.id, other?.id),
                () => verbs.edit(item.id, `${item.text} more`, item.text),
                () => verbs.setDone(item.id, random.chance(0.7), random.pick([monday, friday])),
                () => verbs.setMinutes(item.id, 5),
              ])();
              if (random.chance(0.05) && verbs.park(item.id)) hidden.add(item.id);
            }
          });
          if (random.chance(0.5)) sync(random.pick(docs), random.pick(docs));
        }
        converge(docs);
        const [first, ...others] = docs.map(view);
        if (first === undefined) return;
        for (const other of others) expect(other).toEqual(first);
        const ids = first.items.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(ids)).toEqual(new Set([...made].filter((id) => !hidden.has(id))));
        const sources = { items: first.items, sessions: slots, clients: [sam, zoe] };
        const shown = agendaOf({ ...sources, session: friday }).map(({ item }) => item.id);
        expect(new Set(shown).size).toBe(shown.length);
        const open = first.items.filter(({ done }) => !done).map(({ id }) => id);
        expect(shown).toEqual(expect.arrayContaining(open));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('both close one session offline, and what was not done there is on the next agenda once', () => {
    const item = bring(sams, 'My father', monday);
    meet();
    // Closing writes nothing here: whose agenda an item stands on is computed.
    anas.edit(item, 'My father, later');
    sams.place(item, undefined);
    meet();
    const lines = agendaOf({
      items: view(anasDoc).items,
      sessions: slots,
      session: friday,
      clients: [],
    });
    expect(lines).toMatchObject([{ item: { text: 'My father, later' }, carriedFrom: monday }]);
  });
});

test('verbs on an item that is gone do nothing', () => {
  expect(anas.edit(gone, 'x')).toEqual({ ok: true, value: undefined });
  anas.setMinutes(gone, 5);
  anas.setDone(gone, true, monday);
  anas.place(gone, undefined);
  anas.remove(gone);
  anas.restore(gone);
  expect(anas.undo()).toBe(false);
  expect(view(anasDoc)).toEqual({ items: [], removed: [] });
  expect(Y.encodeStateVector(anasDoc)).toEqual(Y.encodeStateVector(new Y.Doc()));
});
