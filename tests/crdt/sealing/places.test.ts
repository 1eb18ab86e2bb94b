import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FeedPosition } from '../../../src/crdt/basics/feed-range.ts';
import { EntryHash, EpochId, FeedId } from '../../../src/crdt/basics/id.ts';
import { invariant } from '../../../src/crdt/basics/invariant.ts';
import { issueCertificate } from '../../../src/crdt/sealing/certificate.ts';
import {
  type PlacedCertificate,
  type PlacedRemoval,
  type Verdict,
  verdictOf,
} from '../../../src/crdt/sealing/removal-verdict.ts';
import { rosterSizes } from '../../../src/crdt/sealing/roster-sizes.ts';
import { genesisOf } from '../../cast/genesis-of.ts';
import { sealedWorld, type WorldDevice } from '../../cast/sealed-world.ts';

vi.mock('../../../src/crdt/sealing/signing.ts', () => import('../../cast/native-signing.ts'));

/*
 * Who has a place among too many, by certificates and removals alone. Honest devices let in honest ones and, without knowing
 * it, some who let in puppets, who let in puppets. Every device has one feed, in which its certificates stand in turn.
 */

const usual = rosterSizes.places;
beforeAll(() => {
  rosterSizes.places = 24;
});
afterAll(() => {
  rosterSizes.places = usual;
});

const world = sealedWorld(7);
const genesis = genesisOf(world);
const epoch = EpochId.fromBytes(new Uint8Array(16));

interface Person {
  readonly device: WorldDevice;
  readonly feed: FeedId;
  /** How many it has let in. */
  count: number;
}

const personOf = (device: WorldDevice): Person => ({
  device,
  feed: FeedId.random(world.random),
  count: 0,
});

/** Who is let in by whom, as numbers: of the honest by an honest one before, of the others by anybody of theirs before. */
interface Plan {
  readonly honest: readonly number[];
  readonly strangers: readonly number[];
  readonly puppets: readonly number[];
}

interface Scene {
  readonly honest: readonly Person[];
  readonly others: readonly Person[];
  readonly certificates: readonly PlacedCertificate[];
}

function sceneOf(plan: Plan): Scene {
  const certificates: PlacedCertificate[] = [];
  const letIn = (by: Person, name: string): Person => {
    const { device, certificate } = world.newcomer(name, by.device);
    by.count += 1;
    certificates.push({
      issued: issueCertificate(world.space, by.device.signer, certificate),
      places: [{ feed: by.feed, sequence: by.count, hash: EntryHash.random(world.random), epoch }],
    });
    return personOf(device);
  };
  const pick = (people: readonly Person[], at: number): Person => {
    const person = people[at % people.length];
    invariant(person, 'there is somebody');
    return person;
  };
  const honest = [personOf(world.founder)];
  for (const by of plan.honest) honest.push(letIn(pick(honest, by), 'honest'));
  const others = plan.strangers.map((by) => letIn(pick(honest, by), 'stranger'));
  for (const by of others.length === 0 ? [] : plan.puppets) {
    others.push(letIn(pick(others, by), 'puppet'));
  }
  return { honest, others, certificates };
}

const judge = (
  certificates: readonly PlacedCertificate[],
  removals: readonly PlacedRemoval[] = [],
): Verdict =>
  verdictOf({
    genesis,
    certificates,
    removals,
    within: (at, cut) => at.sequence <= cut.sequence,
  });

const present = ({ roster }: Verdict): readonly string[] =>
  roster.devices().map(({ device }) => device);

const shuffled = <T>(items: readonly T[]): readonly T[] =>
  items
    .map((item) => ({ item, at: world.random.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

/** Names devices, with a cut at what each has done so far. */
const removal = (by: Person, who: readonly Person[], at: number): PlacedRemoval => ({
  devices: who.map(({ device }) => device.id),
  cuts: new Map(
    who.map(({ feed, count }): [FeedId, FeedPosition] => [
      feed,
      { sequence: count, hash: EntryHash.random(world.random) },
    ]),
  ),
  at: { feed: by.feed, sequence: at, hash: EntryHash.random(world.random) },
  signer: by.device.id,
});

const numbers = (minLength: number, maxLength: number): fc.Arbitrary<number[]> =>
  fc.array(fc.nat(1_000), { minLength, maxLength });
const plans = (strangers: number, honest: number): fc.Arbitrary<Plan> =>
  fc.record({
    honest: numbers(0, honest - 1),
    strangers: numbers(strangers, strangers),
    puppets: numbers(0, 90),
  });

/** How many honest devices have a place for sure beside so many whom they let in and who mean harm: 24 halved for each. */
test.each([
  [0, 24],
  [1, 12],
  [2, 6],
  [3, 3],
])(
  'beside %i who let in as many as they like, %i honest devices keep their places',
  (strangers, honest) => {
    fc.assert(
      fc.property(plans(strangers, honest), (plan) => {
        const scene = sceneOf(plan);
        const verdict = judge(shuffled(scene.certificates));
        for (const { device } of scene.honest) expect(verdict.roster.has(device.id)).toBe(true);
        const all = scene.honest.length + scene.others.length;
        expect(present(verdict)).toHaveLength(Math.min(all, rosterSizes.places));
        expect(verdict.roster.removed()).toEqual([]);
        expect(verdict.roster.beyond()).toHaveLength(all - present(verdict).length);
        expect(present(judge(shuffled(scene.certificates)))).toEqual(present(verdict));
      }),
      { numRuns: 40 },
    );
  },
);

test('removals by anybody, in any order, are judged alike, and those without a place remove nobody', () => {
  const acts = fc.array(fc.record({ by: fc.nat(1_000), who: numbers(1, 3), at: fc.nat(9) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(plans(2, 6), acts, (plan, list) => {
      const { honest, others, certificates } = sceneOf(plan);
      const people = [...honest, ...others];
      const before = judge(certificates).roster;
      const personAt = (at: number): Person =>
        people[at % people.length] ?? personOf(world.founder);
      const removals = list.map(({ by, who, at }) => removal(personAt(by), who.map(personAt), at));
      const one = judge(certificates, removals);
      const other = judge(shuffled(certificates), shuffled(removals));
      expect(present(other)).toEqual(present(one));
      expect(other.roster.removed()).toEqual(one.roster.removed());
      expect(new Set(other.counting)).toEqual(new Set(one.counting));
      expect(present(one).length).toBeLessThanOrEqual(rosterSizes.places);
      expect(present(one).length).toBeGreaterThan(0);
      const outside = removals.filter(({ signer }) => !before.has(signer));
      // With all that anybody has let in before the cut nobody loses or gains a place.
      for (const each of outside) expect(one.counting).not.toContain(each);
    }),
    { numRuns: 60 },
  );
});

test('what a removed device lets in beyond its cut takes no place from whom it had let in before', () => {
  fc.assert(
    fc.property(numbers(1, 4), numbers(30, 60), (before, after) => {
      const { honest, others, certificates } = sceneOf({
        honest: [0, 0],
        strangers: [1],
        puppets: before.map(() => 0),
      });
      const [founder] = honest;
      const [stranger] = others;
      invariant(founder && stranger, 'there are both');
      const gone = removal(founder, [stranger], 9);
      const late = after.map((_, index): PlacedCertificate => {
        const { certificate } = world.newcomer('late', stranger.device);
        const hash = EntryHash.random(world.random);
        const sequence = stranger.count + 1 + index;
        return {
          issued: issueCertificate(world.space, stranger.device.signer, certificate),
          places: [{ feed: stranger.feed, sequence, hash, epoch }],
        };
      });
      const stay = [...honest, ...others.slice(1)].map(({ device }) => device.id);
      expect(present(judge(certificates, [gone]))).toEqual(stay.toSorted());
      const verdict = judge(shuffled([...late, ...certificates]), [gone]);
      expect(present(verdict)).toEqual(stay.toSorted());
      expect(verdict.roster.removed()).toHaveLength(1 + late.length);
    }),
    { numRuns: 20 },
  );
});
