import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MemberId, RecordId } from '../../../src/crdt/basics/id.ts';
import { agendaOf } from '../../../src/crdt/documents/agenda/agenda-of.ts';
import type { SessionSlot } from '../../../src/crdt/documents/agenda/agenda-of.ts';
import type { AgendaItem } from '../../../src/crdt/documents/agenda/types.ts';

const idOf = (nth: number): RecordId => RecordId.fromBytes(new Uint8Array(16).fill(nth));
const memberOf = (nth: number): MemberId => MemberId.fromBytes(new Uint8Array(16).fill(nth));
const imani = memberOf(1);
const sam = memberOf(2);
const zoe = memberOf(3);
const [s1, s2, s3] = [idOf(101), idOf(102), idOf(103)];
const gone = idOf(199);

const item = (nth: number, fields: Partial<AgendaItem> = {}): AgendaItem => ({
  id: idOf(nth),
  text: `item ${nth}`,
  minutes: undefined,
  session: undefined,
  done: false,
  doneMs: undefined,
  doneIn: undefined,
  from: undefined,
  created: { by: imani, atMs: nth },
  changed: { by: imani, atMs: nth },
  ...fields,
});
const brought = (nth: number, by: MemberId, session?: RecordId): AgendaItem =>
  item(nth, { created: { by, atMs: nth }, session });
const done = (nth: number, session: RecordId | undefined, doneIn: RecordId): AgendaItem =>
  item(nth, { session, done: true, doneMs: nth, doneIn });

/** Sessions in a row; how many of them are over. */
const row = (over: number, ids: readonly RecordId[] = [s1, s2, s3]): readonly SessionSlot[] =>
  ids.map((id, nth) => ({ id, atMs: nth * 1000, isOver: nth < over }));
const agenda = (
  items: readonly AgendaItem[],
  sessions: readonly SessionSlot[],
  session: RecordId | undefined,
) =>
  agendaOf({ items, sessions, session, clients: [] }).map((line) => ({
    nth: line.item.created.atMs,
    from: line.carriedFrom,
    on: line.carriedOn,
  }));

describe('where an item stands', () => {
  test('brought for a session it stands there, and on no other', () => {
    const items = [item(1, { session: s2 })];
    expect(agenda(items, row(0), s1)).toEqual([]);
    expect(agenda(items, row(0), s2)).toEqual([{ nth: 1, from: undefined, on: false }]);
    expect(agenda(items, row(0), s3)).toEqual([]);
  });

  test('brought for whichever comes next, it stands on the first that is not over', () => {
    const items = [item(1)];
    expect(agenda(items, row(1), s1)).toEqual([]);
    expect(agenda(items, row(1), s2)).toEqual([{ nth: 1, from: undefined, on: false }]);
    expect(agenda(items, row(1), s3)).toEqual([]);
  });

  test('not done in a session that is over, it goes on to the next, and both say so', () => {
    const items = [item(1, { session: s1 })];
    expect(agenda(items, row(1), s1)).toEqual([{ nth: 1, from: undefined, on: true }]);
    expect(agenda(items, row(1), s2)).toEqual([{ nth: 1, from: s1, on: false }]);
    expect(agenda(items, row(1), s3)).toEqual([]);
  });

  test('over two sessions it is still said to come from the one it was brought for', () => {
    const items = [item(1, { session: s1 })];
    expect(agenda(items, row(2), s2)).toEqual([{ nth: 1, from: s1, on: true }]);
    expect(agenda(items, row(2), s3)).toEqual([{ nth: 1, from: s1, on: false }]);
  });

  test('done, it ends where it was done and goes no further', () => {
    const items = [done(1, s1, s2)];
    expect(agenda(items, row(2), s1)).toEqual([{ nth: 1, from: undefined, on: true }]);
    expect(agenda(items, row(2), s2)).toEqual([{ nth: 1, from: s1, on: false }]);
    expect(agenda(items, row(2), s3)).toEqual([]);
  });

  test('done in another session than it was brought for, or brought for none, it stands where it was done', () => {
    expect(agenda([done(1, s3, s1)], row(1), s1)).toHaveLength(1);
    expect(agenda([done(1, s3, s1)], row(1), s3)).toEqual([]);
    expect(agenda([done(1, undefined, s1)], row(1), s1)).toHaveLength(1);
    expect(agenda([done(1, undefined, s1)], row(1), s2)).toEqual([]);
  });

  test('brought for whichever comes next, it stood on the one that was closed after, and goes on from there', () => {
    const closed = row(2).map((slot, nth) => ({
      ...slot,
      closedMs: slot.isOver ? (nth + 1) * 10 : undefined,
    }));
    const [before, between, after] = [item(5), item(15), item(25)];
    const items = [before, between, after];
    expect(agenda(items, closed, s1)).toEqual([{ nth: 5, from: undefined, on: true }]);
    expect(agenda(items, closed, s2)).toEqual([
      { nth: 5, from: s1, on: true },
      { nth: 15, from: undefined, on: true },
    ]);
    expect(agenda(items, closed, s3)).toEqual([
      { nth: 5, from: s1, on: false },
      { nth: 15, from: s2, on: false },
      { nth: 25, from: undefined, on: false },
    ]);
    expect(agenda([done(5, undefined, s2)], closed, s1)).toEqual([
      { nth: 5, from: undefined, on: true },
    ]);
    expect(agenda([done(5, undefined, s2)], closed, s3)).toEqual([]);
  });

  test('brought for a session that is gone, it stands on the first that is not over', () => {
    expect(agenda([item(1, { session: gone })], row(1), s2)).toEqual([
      { nth: 1, from: undefined, on: false },
    ]);
  });

  test('done in a session that is gone, it stands where it was brought and goes no further', () => {
    expect(agenda([done(1, s1, gone)], row(2), s1)).toEqual([
      { nth: 1, from: undefined, on: false },
    ]);
    expect(agenda([done(1, s1, gone)], row(2), s3)).toEqual([]);
  });

  test('with every session over, what is open waits for one that is not planned yet', () => {
    const items = [item(1, { session: s2 }), item(2), done(3, s1, s3)];
    expect(agenda(items, row(3), s3)).toEqual([
      { nth: 1, from: s2, on: true },
      { nth: 3, from: s1, on: false },
    ]);
    expect(agenda(items, row(3), undefined)).toEqual([
      { nth: 1, from: s2, on: false },
      { nth: 2, from: undefined, on: false },
    ]);
    expect(agenda(items, row(2), undefined)).toEqual([]);
    expect(agenda([item(1)], [], undefined)).toEqual([{ nth: 1, from: undefined, on: false }]);
  });

  test('left over from the last session while only an earlier one is still to come, it goes there', () => {
    const sessions = row(0).map((slot) => ({ ...slot, isOver: slot.id !== s1 }));
    const items = [item(1, { session: s2 })];
    expect(agenda(items, sessions, s1)).toEqual([{ nth: 1, from: s2, on: false }]);
    expect(agenda(items, sessions, s2)).toEqual([{ nth: 1, from: undefined, on: true }]);
    expect(agenda(items, sessions, s3)).toEqual([{ nth: 1, from: s2, on: true }]);
  });

  test('a session that is not there has no agenda', () => {
    expect(agenda([item(1)], row(0), gone)).toEqual([]);
  });

  test('sessions that begin at one moment are in order of their ids, however they are given', () => {
    const sessions = row(0).map((slot) => ({ ...slot, atMs: 5 }));
    expect(agenda([item(1)], [...sessions].reverse(), s1)).toHaveLength(1);
  });
});

describe('first items of clients', () => {
  const order = (items: readonly AgendaItem[], session: RecordId, over = 0): readonly string[] =>
    agendaOf({ items, sessions: row(over), session, clients: [sam, zoe] }).map(
      ({ item: one, pinned }) => `${pinned ? '*' : ''}${one.created.atMs}`,
    );
  const items = [1, 2, 3, 4, 5].map((nth) =>
    brought(nth, [imani, zoe, zoe, sam, sam][nth - 1] ?? imani, s1),
  );

  test('the first of each stands at the top, in turn from session to session, and the rest in order', () => {
    expect(order(items, s1)).toEqual(['*4', '*2', '1', '3', '5']);
    expect(order(items, s2, 1)).toEqual(['*2', '*4', '1', '3', '5']);
    expect(order(items, s3, 2)).toEqual(['*4', '*2', '1', '3', '5']);
  });

  test('a client who brought nothing leaves no gap, and ticking the first does not bring up the second', () => {
    expect(order([brought(1, imani, s1), brought(2, zoe, s1)], s1)).toEqual(['*2', '1']);
    const ticked = { ...brought(1, sam, s1), done: true, doneMs: 1, doneIn: s1 };
    expect(order([brought(2, imani, s1), ticked, brought(3, sam, s1)], s1)).toEqual([
      '*1',
      '2',
      '3',
    ]);
  });
});

const sessionIds = [s1, s2, s3, idOf(104), idOf(105)];
const slots = fc.subarray(sessionIds).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        atMs: fc.nat({ max: 3 }),
        isOver: fc.boolean(),
        closedMs: fc.option(fc.nat({ max: 9 }), { nil: undefined }),
      }),
    ),
  ),
);
const maybeSession = fc.option(fc.constantFrom(...sessionIds, gone), { nil: undefined });
const itemsOf = fc
  .array(
    fc.record({
      by: fc.constantFrom(imani, sam, zoe),
      session: maybeSession,
      done: fc.boolean(),
      doneIn: maybeSession,
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ by, session, done: isDone, doneIn }, at) =>
      item(at + 1, {
        session,
        created: { by, atMs: at + 1 },
        done: isDone,
        doneIn: isDone ? doneIn : undefined,
      }),
    ),
  );

test('every open item stands on one agenda that is still to come, or waits; none is on one agenda twice', () => {
  fc.assert(
    fc.property(itemsOf, slots, (items, sessions) => {
      const clients = [sam, zoe];
      const idsOn = (session: RecordId | undefined): readonly RecordId[] => {
        const ids = agendaOf({ items, sessions, session, clients }).map((line) => line.item.id);
        expect(new Set(ids).size).toBe(ids.length);
        return ids;
      };
      const toCome = sessions.filter(({ isOver }) => !isOver).flatMap(({ id }) => idsOn(id));
      const waiting = idsOn(undefined);
      for (const session of sessions) idsOn(session.id);
      const open = items.filter((one) => !one.done).map(({ id }) => id);
      const openToCome = toCome.filter((id) => open.includes(id));
      expect([...openToCome, ...waiting].sort()).toEqual([...open].sort());
      if (sessions.some(({ isOver }) => !isOver)) expect(waiting).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('however the sessions are given, each agenda is the same', () => {
  fc.assert(
    fc.property(itemsOf, slots, (items, sessions) => {
      for (const session of [undefined, ...sessions.map(({ id }) => id)]) {
        const sources = { items, session, clients: [zoe, sam] };
        expect(agendaOf({ ...sources, sessions: [...sessions].reverse() })).toEqual(
          agendaOf({ ...sources, sessions }),
        );
      }
    }),
  );
});

test('an item done in a session that is there stands on that session’s agenda', () => {
  fc.assert(
    fc.property(itemsOf, slots, (items, sessions) => {
      for (const { id } of sessions) {
        const on = agendaOf({ items, sessions, session: id, clients: [] });
        const here = on.filter(({ item: one }) => one.doneIn === id);
        expect(here.map(({ item: one }) => one.id)).toEqual(
          items.filter(({ doneIn }) => doneIn === id).map((one) => one.id),
        );
        expect(here.every(({ carriedOn }) => !carriedOn)).toBe(true);
      }
    }),
  );
});
