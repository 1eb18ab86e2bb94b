import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedPosition } from '../../../src/crdt/basics/feed-range.ts';
import { type DeviceId, EntryHash, EpochId, FeedId } from '../../../src/crdt/basics/id.ts';
import { invariant } from '../../../src/crdt/basics/invariant.ts';
import { type IssuedCertificate, issueCertificate } from '../../../src/crdt/sealing/certificate.ts';
import {
  type ChainPlace,
  type PlacedCertificate,
  type PlacedRemoval,
  type Verdict,
  verdictOf,
} from '../../../src/crdt/sealing/removal-verdict.ts';
import { genesisOf } from '../../cast/genesis-of.ts';
import { sealedWorld, type WorldDevice } from '../../cast/sealed-world.ts';

/*
 * Every device has one feed here, in which things happen at numbered places. A place lies within a cut when its number
 * is not higher: chains are the sealed log's own matter.
 */

const world = sealedWorld(11);
const genesis = genesisOf(world);
const epoch = EpochId.fromBytes(new Uint8Array(16));

interface Person {
  readonly device: WorldDevice;
  readonly feed: FeedId;
  readonly certificate: IssuedCertificate | undefined;
  /** Who let this one in; the founder nobody. */
  readonly by: number;
}

const founder: Person = {
  device: world.founder,
  feed: FeedId.random(world.random),
  certificate: undefined,
  by: -1,
};

function letIn(name: string, issuer: Person, by: number): Person {
  const { device, certificate } = world.newcomer(name, issuer.device);
  return {
    device,
    feed: FeedId.random(world.random),
    certificate: issueCertificate(world.space, issuer.device.signer, certificate),
    by,
  };
}

/** Tess let in Cleo, Cleo her own phone, the phone Noor; Tess also let in Robin. */
const cleo = letIn('Cleo', founder, 0);
const phone = letIn('phone', cleo, 1);
const noor = letIn('Noor', phone, 2);
const robin = letIn('Robin', founder, 0);
const people: readonly Person[] = [founder, cleo, phone, noor, robin];

const place = (person: Person, sequence: number): ChainPlace => ({
  feed: person.feed,
  sequence,
  hash: EntryHash.random(world.random),
});

const certificateAt = (person: Person, issuer: Person, sequence: number): PlacedCertificate => {
  invariant(person.certificate, 'the founder has none');
  return { issued: person.certificate, places: [{ ...place(issuer, sequence), epoch }] };
};

type Cuts = readonly (readonly [Person, number])[];

const removal = (
  by: Person,
  sequence: number,
  ...[who, cuts = []]: [who: readonly Person[], cuts?: Cuts]
): PlacedRemoval => ({
  devices: who.map(({ device }) => device.id),
  cuts: new Map(
    cuts.map(([person, at]): [FeedId, FeedPosition] => [person.feed, place(person, at)]),
  ),
  at: place(by, sequence),
  signer: by.device.id,
});

/** Each was let in with the first entry of whoever let them in. */
const allIn = people
  .slice(1)
  .map((person) => certificateAt(person, people[person.by] ?? founder, 1));

const judge = (
  removals: readonly PlacedRemoval[],
  certificates: readonly PlacedCertificate[] = allIn,
): Verdict =>
  verdictOf({
    genesis,
    certificates,
    removals,
    within: (at, cut) => at.sequence <= cut.sequence,
  });

const present = ({ roster }: Verdict): readonly string[] =>
  people.filter(({ device }) => roster.has(device.id)).map(({ device }) => device.name);

const idsOf = (list: readonly { readonly device: DeviceId }[]): readonly DeviceId[] =>
  list.map(({ device }) => device);

describe('who belongs', () => {
  test('a removed device is gone, and what it wrote keeps its author', () => {
    const verdict = judge([removal(founder, 5, [robin], [[robin, 3]])]);
    expect(present(verdict)).toEqual(['Tess', 'Cleo', 'phone', 'Noor']);
    const { id, member } = robin.device;
    expect(idsOf(verdict.roster.removed())).toEqual([id]);
    expect(verdict.roster.memberOf(id)).toBe(member);
    expect(verdict.roster.signKeyOf(id)).toEqual(robin.device.signer.publicKey);
    expect(verdict.roster.certificateOf(id)).toEqual(robin.certificate?.certificate);
  });

  test('whom a removed device had let in before its cut stays, and whom it lets in beyond it does not', () => {
    expect(present(judge([removal(founder, 5, [cleo], [[cleo, 1]])]))).toEqual([
      'Tess',
      'phone',
      'Noor',
      'Robin',
    ]);
    const beyond = judge([removal(founder, 5, [cleo], [[cleo, 0]])]);
    expect(present(beyond)).toEqual(['Tess', 'Robin']);
    expect(idsOf(beyond.roster.removed()).length).toBe(3);
  });

  test('of a feed that a removal does not name nothing counts', () => {
    expect(present(judge([removal(founder, 5, [cleo])]))).toEqual(['Tess', 'Robin']);
  });

  test('a certificate that is known from a chain only does not outlive its issuer', () => {
    const [first, ...others] = allIn;
    invariant(first, 'Cleo was let in');
    const phoneByChain = others.map((one) =>
      one.issued === phone.certificate ? { ...one, places: [] } : one,
    );
    const certificates = [first, ...phoneByChain];
    expect(present(judge([], certificates))).toHaveLength(5);
    const removed = judge([removal(founder, 5, [cleo], [[cleo, 9]])], certificates);
    expect(present(removed)).toEqual(['Tess', 'Robin']);
  });

  test('of two devices that remove each other the one nearer to the founder stays, whatever their cuts say', () => {
    for (const cut of [0, 9]) {
      const both = [
        removal(phone, 5, [cleo], [[cleo, cut]]),
        removal(cleo, 5, [phone], [[phone, cut]]),
      ];
      const verdict = judge(both);
      expect(verdict.roster.has(cleo.device.id)).toBe(true);
      expect(verdict.roster.has(phone.device.id)).toBe(false);
    }
  });

  test('of two that are as near as each other the one with the lower id stays', () => {
    const [lower, higher] = cleo.device.id < robin.device.id ? [cleo, robin] : [robin, cleo];
    const verdict = judge([removal(higher, 5, [lower]), removal(lower, 5, [higher])]);
    expect(verdict.roster.has(lower.device.id)).toBe(true);
    expect(verdict.roster.has(higher.device.id)).toBe(false);
  });

  test('what a removed device removes beyond its cut is void, also for somebody nearer to the founder', () => {
    const verdict = judge([
      removal(noor, 5, [cleo], [[cleo, 3]]),
      removal(cleo, 4, [founder, robin]),
    ]);
    expect(present(verdict)).toEqual(['Tess', 'phone', 'Noor', 'Robin']);
  });

  test('what it had removed before stays removed', () => {
    const verdict = judge([removal(cleo, 3, [robin]), removal(founder, 5, [cleo], [[cleo, 3]])]);
    expect(present(verdict)).toEqual(['Tess', 'phone', 'Noor']);
  });

  test('somebody let in beyond the cut removes nobody', () => {
    const verdict = judge([
      removal(founder, 5, [phone], [[phone, 0]]),
      removal(noor, 1, [robin, cleo]),
    ]);
    expect(present(verdict)).toEqual(['Tess', 'Cleo', 'Robin']);
  });

  test('a removal that names nobody but its own signer, or strangers, changes nothing', () => {
    const stranger = letIn('stranger', robin, 4);
    const verdict = judge([
      removal(founder, 5, [founder]),
      removal(robin, 5, [robin, stranger]),
      removal(stranger, 1, [founder]),
    ]);
    expect(present(verdict)).toHaveLength(5);
    expect(verdict.counting).toEqual([]);
  });

  test('a hundred removals by everybody of everybody are judged at once, and somebody stays', () => {
    const removals = Array.from({ length: 100 }, (_, i) =>
      people.map((by) =>
        removal(
          by,
          i + 1,
          people,
          people.map((one) => [one, i]),
        ),
      ),
    ).flat();
    expect(present(judge(removals))).toEqual(['Tess']);
  });
});

describe('whether a removed device would stay against the one that removed it', () => {
  const takesOut = (one: Person, other: Person): PlacedRemoval =>
    removal(one, 5, [other], [[other, 3]]);
  const outlasts = (verdict: Verdict, one: Person, other: Person): boolean =>
    verdict.roster.wouldOutlast?.(one.device.id, other.device.id) === true;
  const pairs = people.flatMap((one) =>
    people.flatMap((other) => (one === other ? [] : [[one, other] as const])),
  );

  test('is so just where it stays once it has removed that one as well', () => {
    const answers = pairs.map(([one, other]) => {
      const isSaid = outlasts(judge([takesOut(other, one)]), one, other);
      const both = judge([takesOut(other, one), takesOut(one, other)]);
      expect(isSaid, `${one.device.name}, ${other.device.name}`).toBe(
        both.roster.has(one.device.id),
      );
      return isSaid;
    });
    expect(answers.filter((isSaid) => isSaid)).toHaveLength(pairs.length / 2);
  });

  test('is not so where somebody else has removed it, too, where that one has not, and while it is here', () => {
    const alone = takesOut(noor, cleo);
    expect(outlasts(judge([alone]), cleo, noor)).toBe(true);
    expect(outlasts(judge([alone, takesOut(founder, cleo)]), cleo, noor)).toBe(false);
    expect(outlasts(judge([takesOut(founder, cleo)]), cleo, noor)).toBe(false);
    expect(outlasts(judge([takesOut(founder, robin)]), cleo, noor)).toBe(false);
  });
});

describe('any order of arrival', () => {
  const who = fc.nat(people.length - 1);
  const removals = fc.array(
    fc.record({
      by: who,
      at: fc.integer({ min: 1, max: 8 }),
      devices: fc.uniqueArray(who, { minLength: 1, maxLength: 3 }),
      cuts: fc.array(fc.tuple(who, fc.nat(8)), { maxLength: 5 }),
    }),
    { maxLength: 7 },
  );
  const personAt = (index: number): Person => people[index] ?? founder;

  test('makes the same roster, with somebody in it, and nobody both here and removed', () => {
    fc.assert(
      fc.property(
        removals,
        fc.array(fc.nat(8), { minLength: 4, maxLength: 4 }),
        fc.array(fc.nat(1_000), { minLength: 11, maxLength: 11 }),
        (plan, places, order) => {
          const list = plan.map(({ by, at, devices, cuts }) =>
            removal(
              personAt(by),
              at,
              devices.map(personAt),
              cuts.map(([index, sequence]) => [personAt(index), sequence] as const),
            ),
          );
          const certificates = people
            .slice(1)
            .map((person, index) => certificateAt(person, personAt(person.by), places[index] ?? 1));
          const shuffled = <T>(items: readonly T[]): readonly T[] =>
            items
              .map((item, index) => ({ item, at: order[index] ?? 0 }))
              .sort((a, b) => a.at - b.at)
              .map(({ item }) => item);
          const one = judge(list, certificates);
          const other = judge(shuffled(list), shuffled(certificates));
          expect(present(other)).toEqual(present(one));
          expect(idsOf(other.roster.removed())).toEqual(idsOf(one.roster.removed()));
          expect(new Set(other.counting)).toEqual(new Set(one.counting));
          const all = [...idsOf(one.roster.devices()), ...idsOf(one.roster.removed())];
          expect(new Set(all).size).toBe(people.length);
          expect(present(one)).not.toEqual([]);
          // Nobody goes without somebody's word, or without somebody whom they hang on having gone.
          if (one.counting.length === 0) expect(one.roster.removed()).toEqual([]);
          // Two do not remove each other.
          const pairs = one.counting.flatMap(({ signer, devices }) =>
            devices
              .filter((device) => !one.roster.has(device))
              .map((device) => `${signer}>${device}`),
          );
          for (const { signer } of one.counting) {
            for (const { device } of one.roster.devices()) {
              expect(pairs).not.toContain(`${signer}>${device}`);
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a removal that comes later never brings anybody back whom a device nearer to the founder removed', () => {
    fc.assert(
      fc.property(
        removals,
        who.filter((index) => index > 0),
        (plan, gone) => {
          const list = plan
            .filter(({ by }) => by !== 0)
            .map(({ by, at, devices, cuts }) =>
              removal(
                personAt(by),
                at,
                devices.filter((index) => index !== 0).map(personAt),
                cuts.map(([index, sequence]) => [personAt(index), sequence] as const),
              ),
            );
          const first = removal(founder, 1, [personAt(gone)], [[personAt(gone), 9]]);
          expect(judge([first, ...list]).roster.has(personAt(gone).device.id)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });
});
