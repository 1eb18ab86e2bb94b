import type { FeedPosition } from '../basics/feed-range.ts';
import type { DeviceId, EntryHash, EpochId, FeedId } from '../basics/id.ts';
import type { IssuedCertificate } from './certificate.ts';
import type { Genesis } from './genesis.ts';
import type { Removal } from './removal.ts';
import { countingLinks, type Link, linksOf, type Roster, rosterFrom } from './roster.ts';
import { placesOn, shortestWays, type Step } from './roster-places.ts';
import { rosterSizes } from './roster-sizes.ts';

/** Where an entry stands. */
export interface ChainPlace {
  readonly feed: FeedId;
  readonly sequence: number;
  readonly hash: EntryHash;
}

/** Where an entry stands that a certificate has been found in. */
export interface CertificatePlace extends ChainPlace {
  /** The one that the entry is sealed under. */
  readonly epoch: EpochId;
}

/** A certificate whose signatures hold, and where it stands: nowhere while it is known from a chain alone. */
export interface PlacedCertificate {
  readonly issued: IssuedCertificate;
  readonly places: readonly CertificatePlace[];
}

/** A removal, where it stands, and whose entry it is. */
export interface PlacedRemoval extends Removal {
  readonly at: ChainPlace;
  readonly signer: DeviceId;
}

/** Everything that decides who belongs to a Space. */
export interface RemovalFacts {
  readonly genesis: Genesis;
  readonly certificates: readonly PlacedCertificate[];
  readonly removals: readonly PlacedRemoval[];
  /** Whether an entry lies on its feed's chain at or before a cut. Never called for a cut that is not there. */
  readonly within: (at: ChainPlace, cut: FeedPosition) => boolean;
}

/** Who belongs to the Space, and which removals count for at least one device. */
export interface Verdict {
  readonly roster: Roster;
  readonly counting: readonly PlacedRemoval[];
  /** Whether a device is one of those that have a place, removed or not; everybody is, unless there are more devices than places. */
  readonly hasPlace: (device: DeviceId) => boolean;
}

/** One device by one removal. */
interface Edge {
  readonly removal: PlacedRemoval;
  readonly target: DeviceId;
}

/** Of one device no more removals are looked at than this: the first by their hashes. Nobody comes near it in a life. */
const removalsOfADevice = 64;

/** Who has a place follows from who is removed, and that from whose removals count; it has settled long before that. */
const rounds = 8;

/**
 * Who belongs, whatever the order in which certificates and removals came. A removal is void when its signer, or
 * somebody on whom the signer hangs, has been removed with a cut before it; of two devices that remove each other
 * the one nearer to the founder stays, then the one with the lower id. A certificate counts when it stands before all
 * cuts of its issuer. Where nobody would be left the founder's device stays. Where there are more devices than places,
 * those without one belong as little as those removed, and remove nobody.
 */
export function verdictOf(facts: RemovalFacts): Verdict {
  const { genesis, certificates } = facts;
  const placesOf = new Map(certificates.map((one) => [one.issued, one.places]));
  const links = linksOf(
    genesis,
    certificates.map(({ issued }) => issued),
  );
  const ways = shortestWays(links);
  const make = (edges: readonly Edge[]): Judgement =>
    verdictBy(facts, edges, { links, placesOf, ways });
  let beyond: ReadonlySet<DeviceId> = new Set();
  for (let round = 1; ; round += 1) {
    const edges = edgesThatCount(facts, ways, { placesOf, beyond });
    let judgement = make(edges);
    if (judgement.verdict.roster.devices().length === 0) {
      judgement = make(edges.filter(({ target }) => target !== genesis.device));
    }
    const isSettled =
      judgement.beyond.size === beyond.size &&
      [...judgement.beyond].every((device) => beyond.has(device));
    if (isSettled || round === rounds) return judgement.verdict;
    beyond = judgement.beyond;
  }
}

/** A verdict, and who has no place by it though their certificates count. */
interface Judgement {
  readonly verdict: Verdict;
  readonly beyond: ReadonlySet<DeviceId>;
}

function verdictBy(
  facts: RemovalFacts,
  edges: readonly Edge[],
  {
    links,
    placesOf,
    ways,
  }: {
    readonly links: readonly Link[];
    readonly placesOf: ReadonlyMap<IssuedCertificate, PlacedCertificate['places']>;
    readonly ways: ReadonlyMap<DeviceId, Step>;
  },
): Judgement {
  const { genesis } = facts;
  const against = new Map<DeviceId, Edge[]>();
  for (const edge of edges) {
    const own = against.get(edge.target);
    if (own === undefined) against.set(edge.target, [edge]);
    else own.push(edge);
  }
  const counts = (issued: IssuedCertificate): boolean => {
    const cutOff = against.get(issued.certificate.issuer) ?? [];
    if (cutOff.length === 0) return true;
    return (placesOf.get(issued) ?? []).some((at) =>
      cutOff.every(({ removal }) => isWithin(facts, at, removal)),
    );
  };
  const reached = linksOf(genesis, [...placesOf.keys()], counts);
  const linkOf = new Map([...countingLinks(links), ...countingLinks(reached)]);
  const reachedWays = shortestWays(reached);
  const places = placesOn(reachedWays);
  const beyond = new Set([...reachedWays.keys()].filter((device) => !places.has(device)));
  const roster = rosterFrom(links, linkOf, (device) => {
    if (against.has(device)) return 'removed';
    if (places.has(device)) return 'here';
    return beyond.has(device) ? 'beyond' : 'removed';
  });
  const comesFirst = nearerFirst(ways);
  const wouldOutlast = (removed: DeviceId, by: DeviceId): boolean =>
    reachedWays.has(removed) &&
    against.get(removed)?.every(({ removal }) => removal.signer === by) === true &&
    comesFirst(removed, by) < 0;
  const counting = [...new Set(edges.map(({ removal }) => removal))];
  const isCrowded = ways.size > rosterSizes.places;
  const hasPlace = (device: DeviceId): boolean => !isCrowded || places.has(device);
  return { verdict: { roster: { ...roster, wouldOutlast }, counting, hasPlace }, beyond };
}

/** Those nearer to the founder first, then those with the lower id. */
const nearerFirst =
  (ways: ReadonlyMap<DeviceId, Step>) =>
  (a: DeviceId, b: DeviceId): number => {
    const depthOf = (device: DeviceId): number => ways.get(device)?.depth ?? 0;
    return depthOf(a) - depthOf(b) || (a < b ? -1 : Number(a > b));
  };

function isWithin({ within }: RemovalFacts, at: ChainPlace, { cuts }: Removal): boolean {
  const cut = cuts.get(at.feed);
  return cut !== undefined && within(at, cut);
}

function edgesThatCount(
  facts: RemovalFacts,
  steps: ReadonlyMap<DeviceId, Step>,
  {
    placesOf,
    beyond,
  }: {
    readonly placesOf: ReadonlyMap<IssuedCertificate, PlacedCertificate['places']>;
    readonly beyond: ReadonlySet<DeviceId>;
  },
): readonly Edge[] {
  const comesFirst = nearerFirst(steps);
  const byHash = (a: PlacedRemoval, b: PlacedRemoval): number =>
    a.at.hash < b.at.hash ? -1 : Number(a.at.hash > b.at.hash);
  const perSigner = new Map<DeviceId, number>();
  const edges: Edge[] = [];
  const edgesByTarget = new Map<DeviceId, Edge[]>();
  const sorted = [...facts.removals]
    .filter(({ signer }) => steps.has(signer) && !beyond.has(signer))
    .sort((a, b) => comesFirst(a.signer, b.signer) || byHash(a, b));
  for (const removal of sorted) {
    const own = perSigner.get(removal.signer) ?? 0;
    perSigner.set(removal.signer, own + 1);
    if (own >= removalsOfADevice) continue;
    // Nobody removes themselves.
    const targets = removal.devices.filter((one) => steps.has(one) && one !== removal.signer);
    for (const target of targets.sort()) {
      const edge = { removal, target };
      edges.push(edge);
      edgesByTarget.set(target, [...(edgesByTarget.get(target) ?? []), edge]);
    }
  }
  /** Whether `by`, if it counts, makes an edge void: it hits the edge's signer, or somebody whose certificate for `below` that hangs on. */
  const strikes = (by: Edge, edge: Edge, below: Step | undefined): boolean => {
    const { signer } = edge.removal;
    if (below === undefined && edge.target === by.removal.signer) {
      return comesFirst(by.removal.signer, signer) < 0;
    }
    if (below === undefined) return !isWithin(facts, edge.removal.at, by.removal);
    const places = (below.issued && placesOf.get(below.issued)) ?? [];
    return !places.some((place) => isWithin(facts, place, by.removal));
  };
  const strikers = new Map<Edge, readonly Edge[]>();
  for (const edge of edges) {
    const own: Edge[] = [];
    let below: Step | undefined;
    for (let at = steps.get(edge.removal.signer); at !== undefined; at = at.from) {
      for (const by of edgesByTarget.get(at.device) ?? []) {
        if (strikes(by, edge, below)) own.push(by);
      }
      below = at;
    }
    strikers.set(edge, own);
  }
  // Whoever cuts off what they hang on themselves says nothing.
  const sound = edges.filter(
    (edge) => strikers.get(edge)?.some((by) => by.removal === edge.removal) !== true,
  );
  return settled(sound, strikers);
}

/**
 * What nobody strikes counts, what is struck by something that counts does not, and so on; where that leaves a circle the
 * first edge in it counts.
 */
function settled(
  edges: readonly Edge[],
  strikers: ReadonlyMap<Edge, readonly Edge[]>,
): readonly Edge[] {
  const counting = new Set<Edge>();
  const open = new Set(edges);
  while (open.size > 0) {
    let moved = false;
    for (const edge of open) {
      const by = strikers.get(edge) ?? [];
      const isStruck = by.some((one) => counting.has(one));
      if (!isStruck && by.some((one) => open.has(one))) continue;
      open.delete(edge);
      moved = true;
      if (!isStruck) counting.add(edge);
    }
    const [first] = moved ? [] : open;
    if (first === undefined) continue;
    counting.add(first);
    open.delete(first);
    for (const by of strikers.get(first) ?? []) open.delete(by);
  }
  return edges.filter((edge) => counting.has(edge));
}
