import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { toHex } from '../../../src/crdt/basics/bytes.ts';
import type { MemberId } from '../../../src/crdt/basics/id.ts';
import { answerSeal } from '../../../src/crdt/documents/polls/answer-seal.ts';
import { allSealed, listOf, openAll, pollPeople, rated, three } from './poll-people.ts';

describe('Sam takes the app apart', () => {
  test('and opens another answer than he sealed: it does not count and says why', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    const [anas, sams] = sealed;
    if (anas === undefined || sams === undefined) return;
    ana.open(anas);
    world.meet();
    sam.open({ ...sams, answer: rated(0) });
    world.meet();
    expect(ana.poll(id)).toMatchObject({
      stage: 'open',
      answers: [{ by: ana.me }],
      doubted: [{ by: sam.me, why: 'unlike-its-seal' }],
    });
  });

  test('and gives Ana’s seal for his own, and opens what she opened: it does not count', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const id = world.ask();
    const anas = ana.seal(id, rated(8));
    world.meet();
    sam.verbs.seal(id, answerSeal(anas));
    sam.verbs.reveal(id);
    world.meet();
    ana.open(anas);
    world.meet();
    sam.open(anas);
    world.meet();
    expect(ana.poll(id).doubted).toEqual([{ by: sam.me, why: 'unlike-its-seal' }]);
    // Her very opening, under his name.
    const openings = listOf(sam, id, 'openings');
    openings.set(sam.me, openings.get(ana.me));
    world.meet();
    expect(ana.poll(id).doubted).toEqual([{ by: sam.me, why: 'unlike-its-seal' }]);
    expect(ana.poll(id).answers).toEqual([{ by: ana.me, answer: rated(8) }]);
  });

  test('and brings an opening of his from another poll: it does not count', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const first = allSealed(world);
    openAll(world.people, first.sealed);
    const second = allSealed(world);
    const old = listOf(sam, first.id, 'openings').get(sam.me);
    listOf(sam, second.id, 'openings').set(sam.me, old);
    world.meet();
    expect(ana.poll(first.id).doubted).toEqual([]);
    expect(ana.poll(second.id).doubted).toEqual([{ by: sam.me, why: 'unlike-its-seal' }]);
  });

  test('and opens without a signature: it does not count', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    const own = sealed[1];
    if (own === undefined) return;
    const { answer, salt } = own;
    const signature = new Uint8Array(64);
    sam.verbs.open(id, { answer, salt, signature, saw: new Map() });
    world.meet();
    expect(ana.poll(id).doubted).toEqual([{ by: sam.me, why: 'not-signed' }]);
  });

  test('and opens something that is no answer: it does not count, and nobody waits for him', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    openAll([ana], sealed);
    listOf(sam, id, 'openings').set(sam.me, { answer: rated(11) });
    world.meet();
    expect(ana.poll(id)).toMatchObject({
      stage: 'open',
      doubted: [{ by: sam.me, why: 'unlike-its-seal' }],
    });
  });

  test('and exchanges his seal once he has read Ana’s answer: that is told', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    openAll([ana], sealed);
    world.meet();
    const late = { poll: sam.poll(id), by: sam.me, answer: rated(0), salt: new Uint8Array(16) };
    listOf(sam, id, 'seals').set(`${sam.me}:2:${toHex(answerSeal(late))}`, true);
    world.meet();
    expect(ana.poll(id).doubted).toEqual([{ by: sam.me, why: 'late-or-changed' }]);
    sam.open(late);
    world.meet();
    expect(ana.poll(id)).toMatchObject({
      stage: 'open',
      answers: [{ by: ana.me }],
      doubted: [{ by: sam.me, why: 'late-or-changed' }],
    });
  });

  test('and exchanges it while Zoë is away, whose device then sees the new one only: that is told', () => {
    const world = pollPeople(3);
    const [ana, sam, zoe] = three(world);
    const { id, sealed } = allSealed(world);
    openAll([ana], sealed);
    world.meet();
    const late = { poll: sam.poll(id), by: sam.me, answer: rated(0), salt: new Uint8Array(16) };
    listOf(sam, id, 'seals').set(`${sam.me}:2:${toHex(answerSeal(late))}`, true);
    world.meet();
    const zoes = sealed[2];
    if (zoes !== undefined) zoe.open(zoes);
    sam.open(late);
    world.meet();
    expect(zoe.poll(id)).toMatchObject({
      stage: 'open',
      answers: [{ by: ana.me }, { by: zoe.me }],
      doubted: [{ by: sam.me, why: 'late-or-changed' }],
    });
  });

  test('and takes his first seal away, as if there had only ever been the second: that is told', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    openAll([ana], sealed);
    world.meet();
    const late = { poll: sam.poll(id), by: sam.me, answer: rated(0), salt: new Uint8Array(16) };
    const seals = listOf(sam, id, 'seals');
    for (const key of seals.keys()) if (key.startsWith(sam.me)) seals.delete(key);
    seals.set(`${sam.me}:1:${toHex(answerSeal(late))}`, true);
    sam.open(late);
    world.meet();
    expect(ana.poll(id).doubted).toEqual([{ by: sam.me, why: 'late-or-changed' }]);
  });

  test('and opens in Ana’s name: it is counted as odd, and Ana is waited for', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    openAll([sam], [...sealed].slice(1));
    const openings = listOf(sam, id, 'openings');
    openings.set(ana.me, openings.get(sam.me));
    world.meet();
    expect(ana.poll(id)).toMatchObject({ waitingFor: [ana.me], doubted: [] });
    expect(world.oddities()).toBe(1);
    openAll([ana], sealed);
    world.meet();
    expect(sam.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    expect(sam.poll(id).answers).toHaveLength(2);
    expect(world.oddities()).toBe(0);
  });

  test('and takes Ana’s seal away, or writes over it: it stands', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    const seals = listOf(sam, id, 'seals');
    for (const key of [...seals.keys()]) {
      seals.set(key, 'nothing');
      seals.delete(key);
    }
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'revealing', answered: [ana.me, sam.me] });
    openAll(world.people, sealed);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
  });

  test('and gives a seal in Ana’s name: it is counted as odd and says nothing of her', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    listOf(sam, id, 'seals').set(`${ana.me}:2:${'ab'.repeat(32)}`, true);
    world.meet();
    expect(world.oddities()).toBe(1);
    openAll(world.people, sealed);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
  });

  test('and changes what Ana asked: the poll with other words is not shown', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id } = allSealed(world);
    const record: unknown = sam.doc.getMap('polls').get(id);
    if (record instanceof Y.Map)
      record.set('asks', { ...(record.get('asks') as object), question: 'Do you agree?' });
    world.meet();
    expect(() => ana.poll(id)).toThrow('the poll is there');
    expect(world.oddities()).toBe(1);
  });

  test('and, having asked himself, changes the question behind the answers: none fits it', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    const record: unknown = ana.doc.getMap('polls').get(id);
    if (record instanceof Y.Map)
      record.set('asks', { ...(record.get('asks') as object), question: 'Do you agree?' });
    world.meet();
    expect(sam.poll(id).question).toBe('Do you agree?');
    openAll(world.people, sealed);
    world.meet();
    expect(sam.poll(id).answers).toEqual([]);
    expect(sam.poll(id).doubted.map(({ why }) => why)).toEqual([
      'unlike-its-seal',
      'unlike-its-seal',
    ]);
  });
});

describe('Sam’s device lies about the seals that it saw', () => {
  const another = new Uint8Array(32).fill(9);
  const sawOf =
    (whom: MemberId, seal: Uint8Array | undefined) =>
    (saw: ReadonlyMap<MemberId, Uint8Array>): ReadonlyMap<MemberId, Uint8Array> => {
      const told = new Map(saw);
      if (seal === undefined) told.delete(whom);
      else told.set(whom, seal);
      return told;
    };

  test.each([
    ['another seal', another],
    ['none', undefined],
  ])('and says he saw %s of Ana, who never changed hers: hers counts all the same', (_, lie) => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const { id, sealed } = allSealed(world);
    const own = sealed[1];
    if (own !== undefined) sam.open(own, sawOf(ana.me, lie));
    openAll([ana], sealed);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    expect(ana.poll(id).answers).toHaveLength(2);
  });

  test('of Ana, who had changed hers, among four: the more who tell the truth are believed', () => {
    const world = pollPeople(4);
    const [ana, sam] = three(world);
    const id = world.ask();
    const first = answerSeal(ana.seal(id, rated(1)));
    const sealed = world.people.map((person, at) => person.seal(id, rated(5 + at)));
    world.meet();
    ana.verbs.reveal(id);
    world.meet();
    const own = sealed[1];
    if (own !== undefined) sam.open(own, sawOf(ana.me, first));
    openAll(
      world.people.filter((person) => person !== sam),
      sealed.filter(({ by }) => by !== sam.me),
    );
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'open', doubted: [] });
    expect(ana.poll(id).answers).toHaveLength(4);
  });

  test('and one lie about anybody makes everything else he says he saw worth nothing', () => {
    const world = pollPeople(3);
    const [ana, sam, zoe] = three(world);
    const id = world.ask();
    const first = answerSeal(ana.seal(id, rated(1)));
    const sealed = world.people.map((person, at) => person.seal(id, rated(5 + at)));
    world.meet();
    ana.verbs.reveal(id);
    world.meet();
    const own = sealed[1];
    if (own !== undefined)
      sam.open(own, (saw) => sawOf(zoe.me, another)(sawOf(ana.me, first)(saw)));
    openAll([ana], sealed);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ doubted: [], waitingFor: [zoe.me] });
  });

  test('and opens before all have answered: it is shown to nobody, and the others stay free', () => {
    const world = pollPeople(2);
    const [ana, sam] = three(world);
    const id = world.ask();
    const sams = sam.seal(id, rated(3));
    world.meet();
    // What the verbs refuse, by hand.
    sam.verbs.open(id, { ...sams, signature: new Uint8Array(64), saw: new Map() });
    expect(listOf(sam, id, 'openings').size).toBe(0);
    const openings = listOf(sam, id, 'openings');
    openings.set(sam.me, {
      ...{ answer: rated(3), salt: sams.salt, signature: new Uint8Array(64), saw: {} },
    });
    world.meet();
    expect(ana.poll(id)).toMatchObject({ stage: 'hidden', answers: [], doubted: [] });
    const anas = ana.seal(id, rated(9));
    world.meet();
    expect(ana.poll(id).stage).toBe('revealing');
    ana.open(anas);
    world.meet();
    expect(ana.poll(id)).toMatchObject({ answers: [{ by: ana.me, answer: rated(9) }] });
  });
});
