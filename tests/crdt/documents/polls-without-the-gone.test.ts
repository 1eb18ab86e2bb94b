import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../cast/seeded-random.ts';
import { allSealed, openAll, pollPeople, rated, three } from './poll-people.ts';

describe('Zoe is no longer a member', () => {
  test('and a hidden poll that she never answered waits for Ana and Sam only', () => {
    const world = pollPeople(3);
    const [ana, sam, zoe] = three(world);
    const id = world.ask();
    const sealed = [ana.seal(id, rated(7)), sam.seal(id, rated(3))];
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'hidden', gone: [] });
    world.lose(zoe.me);
    expect(ana.poll(id)).toMatchObject({ stage: 'ready', gone: [zoe.me], waitingFor: [] });
    sam.verbs.reveal(id);
    world.meet();
    expect(ana.poll(id)).toMatchObject({
      stage: 'revealing',
      revealedBy: sam.me,
      waitingFor: [ana.me, sam.me],
    });
    openAll([ana, sam], sealed);
    world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [], results: { middle: 5 } });
    expect(sam.poll(id)).toEqual(ana.poll(id));
  });

  test('and it still waits for everybody who is here', () => {
    const world = pollPeople(3);
    const [ana, , zoe] = three(world);
    const id = world.ask();
    ana.seal(id, rated(7));
    world.lose(zoe.me);
    ana.verbs.reveal(id);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'hidden', revealedBy: undefined, answers: [] });
  });

  test('and what she sealed and cannot open any more keeps nobody waiting', () => {
    const world = pollPeople(3);
    const [ana, sam, zoe] = three(world);
    const { id, sealed } = allSealed(world);
    world.lose(zoe.me);
    openAll([ana, sam], sealed);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'open', gone: [zoe.me], doubted: [] });
    expect(ana.poll(id).answers.map(({ by }) => by)).toEqual([ana.me, sam.me]);
  });

  test('and what she opened in time stays, with her name', () => {
    const world = pollPeople(3);
    const [ana, , zoe] = three(world);
    const { id, sealed } = allSealed(world);
    openAll(world.people, sealed);
    world.meet();
    const before = ana.poll(id);
    world.lose(zoe.me);
    expect(ana.poll(id)).toEqual(before);
    expect(before.answers.map(({ by }) => by)).toContain(zoe.me);
  });

  test('and once she is a member again after all, the poll waits for her again and shows nothing', () => {
    const world = pollPeople(3);
    const [ana, sam, zoe] = three(world);
    const id = world.ask();
    const sealed = [ana.seal(id, rated(7)), sam.seal(id, rated(3))];
    world.meet();
    world.lose(zoe.me);
    ana.verbs.reveal(id);
    openAll([ana], sealed);
    world.meet();
    world.lose();
    expect(sam.poll(id)).toMatchObject({ stage: 'hidden', answers: [], gone: [] });
  });

  test('and of an open poll she is not said to be missing, nor is her answer lost', () => {
    const world = pollPeople(3);
    const [ana, sam, zoe] = three(world);
    const answered = world.ask({ hidden: false });
    const unanswered = world.ask({ hidden: false });
    zoe.verbs.answer(answered, rated(2));
    sam.verbs.answer(answered, rated(4));
    world.meet();
    world.lose(zoe.me);
    expect(ana.poll(answered)).toMatchObject({ gone: [], results: { lowest: 2, highest: 4 } });
    expect(ana.poll(unanswered)).toMatchObject({ gone: [zoe.me], answered: [] });
  });
});

test('when all who were asked are gone, nothing is ready and nobody can ask to see it', () => {
  const world = pollPeople(3);
  const [ana, sam, zoe] = three(world);
  const id = world.ask({ asked: [sam.me, zoe.me] });
  world.lose(sam.me, zoe.me);
  ana.verbs.reveal(id);
  expect(ana.poll(id)).toMatchObject({ stage: 'hidden', revealedBy: undefined });
});

test('whoever is gone, and in whatever order things were done, all who are here read the same and wait for nobody else', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = seededRandom(seed);
      const world = pollPeople(4);
      const id = world.ask();
      const gone = world.people.filter(() => random.chance(0.4)).map(({ me }) => me);
      const sealed = new Map(
        world.people
          .filter(() => random.chance(0.8))
          .map((person) => [person, person.seal(id, rated(random.below(11)))]),
      );
      world.meet();
      world.lose(...gone);
      const here = world.people.filter(({ me }) => !gone.includes(me));
      random.pick(world.people).verbs.reveal(id);
      for (const person of here) {
        const own = sealed.get(person);
        if (own !== undefined && random.chance(0.7)) person.open(own);
        if (random.chance(0.3)) world.meet();
      }
      world.meet();
      const [first, ...others] = here.map((person) => person.poll(id));
      for (const other of others) expect(other).toEqual(first);
      if (first === undefined) return;
      expect(first.waitingFor.filter((member) => gone.includes(member))).toEqual([]);
      const isMissing = here.some((person) => !sealed.has(person));
      if (isMissing) expect(first).toMatchObject({ stage: 'hidden', answers: [] });
    }),
    { numRuns: 200 },
  );
});
