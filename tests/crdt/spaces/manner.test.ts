import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paces } from '../../../src/crdt/documents/shapes/pace.ts';
import type { Pace } from '../../../src/crdt/documents/shapes/pace.ts';
import { laterThan } from '../../../src/crdt/spaces/later-than.ts';
import { lastSaid } from '../../../src/crdt/spaces/manner.ts';
import type { Manner } from '../../../src/crdt/spaces/manner.ts';
import { decodePresence, encodePresence } from '../../../src/crdt/spaces/presence-state.ts';
import { couple, given } from '../../cast/simulated-attune.ts';
import type { Couple } from '../../cast/simulated-attune.ts';
import { RecordId } from '../../../src/crdt/basics/id.ts';
import { utf8 } from '../../../src/crdt/basics/bytes.ts';
import { peopleHere } from '../../../src/app/live/people-here.ts';
import type { Workspace } from '../../../src/crdt/spaces/workspace.ts';

const session = RecordId.fromBytes(new Uint8Array(16).fill(7));
const stamp = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
const said = fc.record({
  pace: fc.option(fc.constantFrom(...paces), { nil: undefined }),
  paceMs: stamp,
  needsMoment: fc.boolean(),
  momentMs: stamp,
  sign: fc.constant(undefined),
});
/** All that is shown of it; when it was said only orders. */
const shown = ({ pace, needsMoment }: Manner) => ({ pace, needsMoment });
const joint = (all: readonly Manner[]): Manner => all.reduce((one, other) => lastSaid(one, other));

describe('what was said last', () => {
  test('is the same in whatever order and however often pages hear of each other', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), fc.nat(), (all, by) => {
        const at = by % all.length;
        const turned = [...all.slice(at), ...all.slice(0, at)];
        expect(shown(joint(turned))).toEqual(shown(joint(all)));
        expect(shown(joint([...turned].reverse()))).toEqual(shown(joint(all)));
        expect(shown(joint([...all, ...turned]))).toEqual(shown(joint(all)));
      }),
    );
  });

  test('is given back as it was when another page knows nothing newer, so that two pages come to rest', () => {
    fc.assert(
      fc.property(said, said, (one, other) => {
        const both = lastSaid(one, other);
        expect(lastSaid(both, other)).toBe(both);
        expect(lastSaid(both, one)).toBe(both);
        expect(lastSaid(both, both)).toBe(both);
      }),
    );
  });

  test('of two at the very same time the slower pace counts, and the moment', () => {
    const at = { paceMs: 1, momentMs: 1, sign: undefined };
    const ready: Manner = { ...at, pace: 'ready', needsMoment: false };
    const slower: Manner = { ...at, pace: 'slower', needsMoment: true };
    expect(lastSaid(ready, slower)).toEqual(slower);
    expect(lastSaid(slower, ready)).toBe(slower);
  });
});

test('odd times and sessions in what a page says of itself are left out, and the rest still counts', () => {
  const odd = { place: { page: 'goals' }, pace: 'slower', moment: true };
  const more = { ...odd, paceMs: -1, paceIn: 'nowhere', momentMs: '5' };
  expect(decodePresence(utf8(JSON.stringify(more)))).toEqual({
    ...odd,
    paceMs: undefined,
    paceIn: undefined,
    momentMs: undefined,
  });
  const whole = { ...odd, paceMs: 3, paceIn: session, momentMs: 4 } as const;
  const state = { ...whole, place: { page: 'goals' }, pace: 'slower', moment: true } as const;
  expect(decodePresence(encodePresence(state))).toEqual(whole);
});

test('something new is said now, and behind what is known, whatever the clocks say', () => {
  expect(laterThan(undefined, 5.4)).toBe(5);
  expect(laterThan(3, 5)).toBe(5);
  expect(laterThan(5, 5)).toBe(6);
  expect(laterThan(9_000, 5)).toBe(9_001);
});

describe('Sam has two tabs of one browser', () => {
  interface TwoTabs extends Couple {
    readonly turns: (page: Workspace, pace: Pace) => void;
    readonly asks: (page: Workspace, needsMoment: boolean) => void;
    readonly first: Workspace;
    readonly second: Workspace;
    readonly closeFirst: () => Promise<void>;
    readonly closeSecond: () => Promise<void>;
    /** Sam as Imani’s page shows him. */
    readonly seen: () => Pick<Manner, 'pace' | 'needsMoment'> | undefined;
  }
  async function twoTabs(seed: number): Promise<TwoTabs> {
    const two = await couple(seed);
    const { clock } = two.world;
    const tab = await two.sam.anotherTab();
    const second = given(await tab.openWorkspace(two.his.id));
    await two.world.until(() => two.hers.presence.get().length === 2);
    return {
      ...two,
      turns: (page, pace) =>
        page.setManner({
          pace,
          paceIn: session,
          paceMs: laterThan(page.manner.get().paceMs, clock.nowMs()),
        }),
      asks: (page, needsMoment) =>
        page.setManner({
          needsMoment,
          momentMs: laterThan(page.manner.get().momentMs, clock.nowMs()),
        }),
      first: two.his,
      second,
      closeFirst: () => two.sam.close(),
      closeSecond: () => tab.close(),
      seen() {
        const [one] = peopleHere(two.hers.presence.get());
        return one && shown(one);
      },
    };
  }
  const sleep = 2_000;

  test('what he says in one the other shows, either way, and Imani sees his last word', async () => {
    const { world, first, second, seen, turns } = await twoTabs(151);
    turns(first, 'slower');
    await world.until(() => second.manner.get().pace === 'slower');
    expect(second.manner.get()).toEqual(first.manner.get());
    expect(second.manner.get().paceIn).toBe(session);
    await world.until(() => seen()?.pace === 'slower');
    turns(second, 'ready');
    await world.until(() => first.manner.get().pace === 'ready');
    await world.clock.advance(sleep);
    expect(seen()).toEqual({ pace: 'ready', needsMoment: false });
    expect(second.manner.get().pace).toBe('ready');
  });

  test('a moment rests both, and either ends it', async () => {
    const { world, hers, first, second, seen, asks } = await twoTabs(152);
    asks(first, true);
    await world.until(() => second.manner.get().needsMoment && seen()?.needsMoment);
    asks(second, false);
    await world.until(() => !first.manner.get().needsMoment && seen()?.needsMoment === false);
    await world.clock.advance(sleep);
    expect(second.manner.get().needsMoment).toBe(false);
    expect(hers.presence.get().map(({ needsMoment }) => needsMoment)).toEqual([false, false]);
    expect(hers.manner.get().needsMoment).toBe(false);
  });

  test('when the tab is closed in which he said it, the other goes on saying it, and once both are gone nobody does', async () => {
    const { world, hers, first, second, seen, closeFirst, closeSecond, turns, asks } =
      await twoTabs(153);
    turns(first, 'slower');
    asks(first, true);
    await world.until(() => second.manner.get().needsMoment);
    await closeFirst();
    await world.clock.advance(60_000);
    expect(second.manner.get()).toMatchObject({ pace: 'slower', needsMoment: true });
    expect(seen()).toEqual({ pace: 'slower', needsMoment: true });
    asks(second, false);
    await world.until(() => seen()?.needsMoment === false);
    expect(seen()?.pace).toBe('slower');
    await closeSecond();
    await world.until(() => hers.presence.get().length === 0);
  });

  test('a tab that he opens later shows what he has said, and takes nothing of it back', async () => {
    const { world, sam, first, second, seen, closeSecond, turns } = await twoTabs(154);
    turns(first, 'slower');
    await world.until(() => second.manner.get().pace === 'slower');
    await closeSecond();
    const third = given(await (await sam.anotherTab()).openWorkspace(first.id));
    await world.until(() => third.manner.get().pace === 'slower');
    // Put back from what was kept for him: of an earlier time, so it moves no dial.
    third.setManner({ pace: 'right', paceIn: session, paceMs: 1 });
    await world.until(() => third.manner.get().pace === 'slower');
    expect(first.manner.get().pace).toBe('slower');
    expect(seen()?.pace).toBe('slower');
  });

  test('what he says and where he is do not get in each other’s way', async () => {
    const { world, hers, first, second, turns, asks } = await twoTabs(157);
    first.setPlace({ page: 'goals' });
    second.setPlace({ page: 'notes' });
    turns(first, 'slower');
    await world.until(() => second.manner.get().pace === 'slower');
    first.setPlace({ page: 'polls' });
    asks(second, true);
    turns(first, 'right');
    await world.until(() => first.manner.get().needsMoment);
    await world.clock.advance(sleep);
    expect(hers.presence.get().map(({ place }) => place.page)).toEqual(['polls', 'notes']);
    expect(hers.presence.get().map(({ pace }) => pace)).toEqual(['right', 'right']);
  });

  test('a sign stays with the tab it was given on', async () => {
    const { world, hers, first, second } = await twoTabs(155);
    first.giveSign('hand');
    await world.until(() => hers.presence.get().some(({ sign }) => sign === 'hand'));
    expect(second.manner.get().sign).toBeUndefined();
    await world.clock.advance(10_000);
    expect(hers.presence.get().every(({ sign }) => sign === undefined)).toBe(true);
  });

  test('his last turn counts also while the clock of his computer was set back', async () => {
    const { world, first, second, seen, turns } = await twoTabs(156);
    first.setManner({ pace: 'ready', paceIn: session, paceMs: world.clock.nowMs() + 3_600_000 });
    await world.until(() => second.manner.get().pace === 'ready');
    turns(second, 'slower');
    await world.until(() => first.manner.get().pace === 'slower' && seen()?.pace === 'slower');
  });
});
