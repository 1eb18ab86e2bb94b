import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pollLimits } from '../../../src/crdt/documents/polls/types.ts';
import type { Poll } from '../../../src/crdt/documents/polls/types.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { pollPeople, rated } from './poll-people.ts';
import type { PollPeople, PollPerson } from './poll-people.ts';
import { anyAnswer, askAnything } from './polls-scene.ts';
import { sync } from './replicas.ts';

function two({ people }: PollPeople): readonly [PollPerson, PollPerson] {
  const [ana, sam] = people;
  if (ana === undefined || sam === undefined) throw new Error('there are people');
  return [ana, sam];
}
const open = { hidden: false } as const;

describe('an open poll', () => {
  test('shows each answer at once, and an answer that is changed', () => {
    const world = pollPeople(2);
    const [ana, sam] = two(world);
    const id = world.ask(open);
    ana.verbs.answer(id, rated(4));
    sam.verbs.answer(id, rated(8));
    world.meet();
    expect(ana.poll(id)).toMatchObject({
      stage: 'open',
      answered: [ana.me, sam.me],
      answers: [
        { by: ana.me, answer: rated(4) },
        { by: sam.me, answer: rated(8) },
      ],
      results: { middle: 6 },
    });
    sam.verbs.answer(id, rated(2));
    world.meet();
    expect(ana.poll(id).answers[1]).toEqual({ by: sam.me, answer: rated(2) });
  });

  test('takes no answer when it is closed, taken away, or the answer does not fit', () => {
    const world = pollPeople(2);
    const [ana, sam] = two(world);
    const id = world.ask(open);
    sam.verbs.answer(id, rated(11));
    sam.verbs.answer(id, { sort: 'word', word: 'calm' });
    ana.verbs.setClosed(id, true);
    world.meet();
    sam.verbs.answer(id, rated(3));
    expect(sam.poll(id)).toMatchObject({ closed: true, answers: [], changed: { by: ana.me } });
    ana.verbs.setClosed(id, false);
    ana.verbs.remove(id);
    world.meet();
    sam.verbs.answer(id, rated(3));
    expect(sam.poll(id).answers).toEqual([]);
    ana.verbs.restore(id);
    world.meet();
    sam.verbs.answer(id, rated(3));
    expect(sam.poll(id).answers).toHaveLength(1);
  });

  test('does not take what Sam writes in Ana’s name', () => {
    const world = pollPeople(2);
    const [ana, sam] = two(world);
    const id = world.ask(open);
    sam.verbs.answer(id, rated(3));
    const record = sam.doc.getMap('polls').get(id);
    const answers = (
      record as { get(key: string): { set(key: string, value: unknown): void } }
    ).get('answers');
    answers.set(ana.me, rated(0));
    world.meet();
    expect(ana.poll(id).answers).toEqual([{ by: sam.me, answer: rated(3) }]);
    expect(world.oddities()).toBe(1);
  });

  test('without names needs three who are asked, and puts answers in an order of their own', () => {
    const couple = pollPeople(2);
    const withTwo = couple.ask({ ...open, withoutNames: true });
    expect(couple.people[0]?.poll(withTwo).withoutNames).toBe(false);
    const world = pollPeople(4);
    const id = world.ask({ ...open, withoutNames: true });
    for (const [at, person] of world.people.entries()) person.verbs.answer(id, rated(9 - at));
    world.meet();
    const poll = world.people[0]?.poll(id);
    expect(poll?.withoutNames).toBe(true);
    expect(poll?.answers.map(({ answer }) => answer)).toEqual([6, 7, 8, 9].map(rated));
  });
});

describe('asking', () => {
  test('keeps within the limits, whatever is given, and reads as it was asked', () => {
    const world = pollPeople(1);
    const [ana] = world.people;
    if (ana === undefined) return;
    fc.assert(
      fc.property(
        fc.record({
          question: fc.string({ unit: 'binary', maxLength: 600 }),
          sort: fc.constantFrom('one', 'several', 'scale', 'rank', 'word', 'dots'),
          options: fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 40 }),
          dots: fc.oneof(fc.double(), fc.integer(), fc.integer({ min: 1, max: 20 })),
          hidden: fc.boolean(),
          withoutNames: fc.boolean(),
          asked: fc.array(fc.constantFrom(ana.me)),
        }),
        (asked) => {
          const poll = ana.poll(ana.verbs.ask(asked));
          expect(poll.question.length).toBeLessThanOrEqual(pollLimits.question);
          expect(poll.options.length).toBeLessThanOrEqual(pollLimits.mostOptions);
          expect(new Set(poll.options.map(({ id }) => id)).size).toBe(poll.options.length);
          expect(poll.asked).toEqual([ana.me]);
          expect(poll.dots > 0).toBe(asked.sort === 'dots');
          expect(poll.created.by).toBe(ana.me);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('is taken back when nobody has answered, and put away when somebody has', () => {
    const world = pollPeople(2);
    const [ana, sam] = two(world);
    const first = world.ask(open);
    ana.verbs.undo();
    expect(() => ana.poll(first)).toThrow();
    world.meet();
    const second = world.ask(open);
    sam.verbs.answer(second, rated(5));
    world.meet();
    expect(ana.verbs.undo()).toBe(true);
    ana.verbs.restore(second);
    expect(ana.poll(second).answers).toEqual([{ by: sam.me, answer: rated(5) }]);
  });

  test('and closing can be taken back; an answer, a seal and the wish to see them cannot', () => {
    const world = pollPeople(1);
    const [ana] = world.people;
    if (ana === undefined) return;
    const plain = world.ask(open);
    const hidden = world.ask();
    ana.verbs.answer(plain, rated(5));
    const sealed = ana.seal(hidden, rated(6));
    ana.verbs.reveal(hidden);
    ana.open(sealed);
    ana.verbs.setClosed(plain, true);
    ana.verbs.undo();
    expect(ana.poll(plain)).toMatchObject({ closed: false, answers: [{ answer: rated(5) }] });
    expect(ana.poll(hidden)).toMatchObject({ stage: 'open', answers: [{ answer: rated(6) }] });
    // The next thing to take back is the asking itself, not what was answered since.
    ana.verbs.undo();
    expect(() => ana.poll(hidden)).toThrow();
    ana.verbs.redo();
    expect(ana.poll(hidden)).toMatchObject({ stage: 'open', answers: [{ answer: rated(6) }] });
  });
});

test('the newest poll comes first', async () => {
  const world = pollPeople(1);
  const first = world.ask(open);
  await world.clock.advance(1000);
  const second = world.ask(open);
  await world.clock.advance(1000);
  const third = world.ask(open);
  expect(world.people[0]?.polls().map(({ id }) => id)).toEqual([third, second, first]);
});

test('three who ask, answer, seal, change and open at random, seeing each other now and then, end with the same', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = seededRandom(seed);
      const world = pollPeople(3);
      const { people } = world;
      const asked = people.map(({ me }) => me);
      const ids = people.map(({ verbs }) => askAnything(verbs, random, asked));
      world.meet();
      const sealed = people.map((): Map<string, ReturnType<PollPerson['seal']>> => new Map());
      const act = (person: PollPerson, at: number): void => {
        const id = random.pick(ids);
        const poll = person.poll(id);
        const own = sealed[at];
        random.pick<() => void>([
          () => person.verbs.answer(id, anyAnswer(poll, random)),
          () => {
            const before = poll.seals.get(person.me)?.length ?? 0;
            if (!poll.hidden) return;
            const next = person.seal(id, anyAnswer(poll, random));
            if ((person.poll(id).seals.get(person.me)?.length ?? 0) > before) own?.set(id, next);
          },
          () => person.verbs.reveal(id),
          () => {
            const mine = own?.get(id);
            if (mine !== undefined && poll.waitingFor.includes(person.me)) person.open(mine);
          },
          () => person.verbs.setClosed(id, random.chance(0.2)),
        ])();
      };
      for (let round = 0; round < 40; round += 1) {
        const at = random.below(3);
        const person = people[at];
        if (person !== undefined) act(person, at);
        if (random.chance(0.4)) sync(random.pick(people).doc, random.pick(people).doc);
      }
      world.meet();
      const shown = people.map((person): readonly Poll[] => ids.map((id) => person.poll(id)));
      expect(shown[1]).toEqual(shown[0]);
      expect(shown[2]).toEqual(shown[0]);
      expect(world.oddities()).toBe(0);
      // Nobody honest is ever said to have opened something else than they sealed, or not to have signed it.
      const whys = shown.flat().flatMap(({ doubted }) => doubted.map(({ why }) => why));
      expect(whys.filter((why) => why !== 'late-or-changed')).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);
