import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../../src/crdt/basics/bytes.ts';
import { RecordId } from '../../../src/crdt/basics/id.ts';
import { answerSeal } from '../../../src/crdt/documents/polls/answer-seal.ts';
import type { SealedAnswer } from '../../../src/crdt/documents/polls/answer-seal.ts';
import { seededRandom } from '../../cast/seeded-random.ts';
import { allSealed, openAll, pollPeople, rated, three } from './poll-people.ts';
import { anyAnswer } from './polls-scene.ts';

describe('a hidden poll', () => {
  test('is hidden while an answer is missing, ready, then revealing until all are open', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const id = world.ask();
    const anas = ana.seal(id, rated(7));
    world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'hidden', answered: [ana.me], answers: [] });
    ana.verbs.reveal(id);
    expect(ana.poll(id).stage).toBe('hidden');
    const sams = sam.seal(id, rated(3));
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'ready', answered: [ana.me, sam.me] });
    sam.verbs.reveal(id);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'revealing', waitingFor: [ana.me, sam.me] });
    ana.open(anas);
    world.meet();
    expect(sam.poll(id)).toMatchObject({
      stage: 'revealing',
      waitingFor: [sam.me],
      answers: [{ by: ana.me, answer: rated(7) }],
    });
    sam.open(sams);
    world.meet();
    expect(ana.poll(id)).toMatchObject({
      stage: 'open',
      waitingFor: [],
      doubted: [],
      results: { middle: 5, lowest: 3, highest: 7 },
    });
    expect(ana.poll(id)).toEqual(sam.poll(id));
    expect(world.oddities()).toBe(0);
  });

  test('is opened by all of twelve, and all twelve count', () => {
    const world = pollPeople(12);
    const { id, sealed } = allSealed(world);
    openAll(world.people, sealed);
    world.meet();
    for (const person of world.people) {
      expect(person.poll(id)).toMatchObject({ stage: 'open', doubted: [], waitingFor: [] });
      expect(person.poll(id).answers).toHaveLength(12);
    }
  });

  test('without names shows nothing before all are open, and then in an order that tells nothing', () => {
    const world = pollPeople(3);
    const [ana] = three(world);
    const id = world.ask({ withoutNames: true });
    const sealed = world.people.map((person, at) => person.seal(id, rated(9 - at)));
    world.meet();
    ana.verbs.reveal(id);
    world.meet();
    openAll(world.people.slice(0, 2), sealed);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'revealing', answers: [] });
    openAll(world.people, sealed);
    world.meet();
    expect(ana.poll(id).answers.map(({ answer }) => answer)).toEqual([7, 8, 9].map(rated));
    expect(JSON.stringify(ana.poll(id).results)).not.toMatch(/[0-9a-f]{32}/);
  });

  test('can be answered anew until the answers are asked for, and not any more then', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const id = world.ask();
    ana.seal(id, rated(1));
    const second = ana.seal(id, rated(2));
    const sams = sam.seal(id, rated(3));
    world.meet();
    expect(sam.poll(id).seals.get(ana.me)).toHaveLength(2);
    sam.verbs.reveal(id);
    world.meet();
    ana.seal(id, rated(10));
    expect(ana.poll(id).seals.get(ana.me)?.map(toHex).at(-1)).toBe(toHex(answerSeal(second)));
    ana.open(second);
    sam.open(sams);
    world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    expect(sam.poll(id).answers.map(({ answer }) => answer)).toEqual([rated(2), rated(3)]);
  });
});

describe('a seal', () => {
  const random = seededRandom(4);
  const arbitrary = fc.record({ seed: fc.nat(), change: fc.nat(4) });

  test('never fits another answer, salt, poll, question or member', () => {
    const world = pollPeople(3);
    const [ana, sam] = three(world);
    const sorts = (['one', 'several', 'scale', 'rank', 'word', 'dots'] as const).map((sort) =>
      ana.poll(world.ask({ sort, options: ['rest', 'walk', 'talk'], dots: 4 })),
    );
    fc.assert(
      fc.property(arbitrary, ({ seed, change }) => {
        const drawn = seededRandom(seed);
        const poll = drawn.pick(sorts);
        const own = { poll, by: ana.me, answer: anyAnswer(poll, drawn), salt: drawn.bytes(16) };
        const other = anyAnswer(poll, drawn);
        const changed: SealedAnswer = {
          ...own,
          ...[
            { answer: other },
            { salt: drawn.bytes(16) },
            { poll: { ...poll, id: RecordId.random(drawn) } },
            { poll: { ...poll, question: `${poll.question} Really?` } },
            { by: sam.me },
          ][change],
        };
        const isSame = change === 0 && JSON.stringify(other) === JSON.stringify(own.answer);
        expect(toHex(answerSeal(changed)) === toHex(answerSeal(own))).toBe(isSame);
      }),
      { numRuns: 400 },
    );
  });

  test('of the same answer is another each time, and of one length', () => {
    const world = pollPeople(2);
    const [ana] = three(world);
    const poll = ana.poll(world.ask());
    const seals = Array.from({ length: 50 }, () =>
      toHex(answerSeal({ poll, by: ana.me, answer: rated(5), salt: random.bytes(16) })),
    );
    expect(new Set(seals).size).toBe(50);
    expect(seals.every((seal) => seal.length === 64)).toBe(true);
  });
});
