import fc from 'fast-check';
import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { createProjection } from '../../src/app/live/create-projection.ts';
import { localAlias } from '../../src/app/live/local-alias.ts';
import { parseIceServers } from '../../src/app/offline/ice-servers.ts';
import { initials, joinNames } from '../../src/app/words/names.ts';
import { partOfDay, whenShort } from '../../src/app/words/when.ts';
import { MemberId } from '../../src/crdt/basics/id.ts';
import { liveValue } from '../../src/crdt/basics/live.ts';
import { seededRandom } from '../cast/seeded-random.ts';

test('an address on one device says nothing that is equal on another', () => {
  const random = seededRandom(1);
  const people = Array.from({ length: 200 }, () => MemberId.random(random));
  const aliases = people.map((me) => localAlias(me, 'the same note'));
  expect(new Set(aliases).size).toBe(people.length);
  const [me] = people;
  if (me === undefined) throw new Error('There is somebody.');
  expect(localAlias(me, 'a note')).toBe(localAlias(me, 'a note'));
  expect(localAlias(me, 'a note')).not.toContain(me.slice(0, 6));
});

test('one person’s notes have addresses of their own', () => {
  const me = MemberId.random(seededRandom(2));
  const aliases = Array.from({ length: 2_000 }, (_, count) => localAlias(me, `note ${count}`));
  expect(new Set(aliases).size).toBe(aliases.length);
});

test('whatever the server answers, only ICE servers are taken from it', () => {
  fc.assert(
    fc.property(fc.anything(), (answer) => {
      for (const server of parseIceServers({ iceServers: answer })) {
        expect(Array.isArray(server.urls)).toBe(true);
      }
      expect(parseIceServers(answer)).toBeInstanceOf(Array);
    }),
  );
  expect(
    parseIceServers({ iceServers: [{ urls: 'turn:a', username: 'u', credential: 'c' }, 5] }),
  ).toEqual([{ urls: ['turn:a'], username: 'u', credential: 'c' }]);
});

test('names are joined as one says them', () => {
  expect(joinNames(['Sam'])).toBe('Sam');
  expect(joinNames(['Sam', 'Noor'])).toBe('Sam and Noor');
  expect(joinNames(['Sam', 'Noor', 'Ada', 'Bo'])).toBe('Sam, Noor and 2 more');
});

test('initials are one or two letters of any name', () => {
  expect(initials('Imani Okafor')).toBe('IO');
  expect(initials('  sam ')).toBe('S');
  expect(initials('李 小龙')).toBe('李小');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(initials(name).length).toBeLessThanOrEqual(12);
    }),
  );
});

test('when something happened is told as shortly as it can be', () => {
  const now = new Date(2026, 10, 22, 14, 20).getTime();
  expect(whenShort(new Date(2026, 10, 22, 9, 5).getTime(), now)).toMatch(/9:05|09:05/);
  expect(whenShort(new Date(2026, 10, 21, 9, 5).getTime(), now)).toBe('Sat');
  expect(whenShort(new Date(2026, 9, 2).getTime(), now)).toContain('Oct');
  expect(partOfDay(now)).toBe('afternoon');
});

test('a record keeps its identity while its fields change, and the view given in stays untouched', () => {
  interface View {
    readonly goals: readonly { readonly id: string; readonly text: string }[];
  }
  const first: View = { goals: [{ id: 'a', text: 'one' }] };
  const view = liveValue(first);
  createRoot((dispose) => {
    const store = createProjection(view);
    const row = store.goals[0];
    view.set({
      goals: [
        { id: 'b', text: 'two' },
        { id: 'a', text: 'changed' },
      ],
    });
    expect(store.goals[1]).toBe(row);
    expect(row?.text).toBe('changed');
    expect(first).toEqual({ goals: [{ id: 'a', text: 'one' }] });
    dispose();
  });
});

test('each hour has a greeting that is right then: nobody is told at night that it is evening', () => {
  const at = (hour: number) => partOfDay(new Date(2026, 10, 22, hour, 30).getTime());
  expect([0, 2, 3].map(at)).toEqual(['night', 'night', 'night']);
  expect([4, 8, 11].map(at)).toEqual(['morning', 'morning', 'morning']);
  expect([12, 17].map(at)).toEqual(['afternoon', 'afternoon']);
  expect([18, 23].map(at)).toEqual(['evening', 'evening']);
});
