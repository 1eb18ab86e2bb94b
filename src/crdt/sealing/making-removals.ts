import type { FeedPosition } from '../basics/feed-range.ts';
import type { DeviceId, FeedId, SpaceId } from '../basics/id.ts';
import { hashAt } from './feed-book.ts';
import type { ChainContext } from './feed-limits.ts';
import { type Removal, removalSizes } from './removal.ts';
import { deviceOf } from './roster.ts';
import type { RosterKeeper } from './roster-keeper.ts';

/**
 * Of whom a device has let in so many stay when it is removed, those of whom this page has known longest. Nobody lets in as many in
 * good faith; without an end to it, whoever removes somebody would have to remove by hand whomever they have made up.
 */
export const staying = { atMost: 64 };

/** What a removal is made from. */
export interface RemovalContext extends ChainContext {
  readonly space: SpaceId;
  readonly keeper: RosterKeeper;
  readonly own: DeviceId;
}

/** The removals that take these devices out: one entry says no more than others read, and so they may be several. */
export function removalsOf(
  context: RemovalContext,
  leaving: readonly DeviceId[],
): readonly Removal[] {
  const cuts = cutsFor(context, leaving);
  const removals: Removal[] = [];
  for (let from = 0; from < leaving.length; from += removalSizes.devices) {
    removals.push({ devices: leaving.slice(from, from + removalSizes.devices), cuts });
  }
  return removals;
}

function cutsFor(
  context: RemovalContext,
  leaving: readonly DeviceId[],
): ReadonlyMap<FeedId, FeedPosition> {
  const { book, keeper, own } = context;
  const roster = keeper.roster.get();
  const named = new Set(leaving);
  const cuts = new Map<FeedId, FeedPosition>();
  for (const { id, owner, position } of book.feeds.values()) {
    const stays = owner.device === own || roster.has(owner.device);
    const counts = !stays || named.has(owner.device);
    if (counts && position.sequence > 0) cuts.set(id, position);
  }
  const letIn = lettingsIn(context, cuts);
  const least = ownHold(letIn, own);
  for (const by of leaving) {
    const others = letIn.filter(({ issuer, device }) => issuer === by && !named.has(device));
    closeBehind(context, cuts, { others, least });
  }
  if (cuts.size <= removalSizes.cuts) return cuts;
  const isHeld = (feed: FeedId): number => Number(least.has(feed));
  const heaviest = [...cuts].sort(
    ([one, a], [other, b]) => isHeld(other) - isHeld(one) || b.sequence - a.sequence,
  );
  return new Map(heaviest.slice(0, removalSizes.cuts));
}

/** Who was let in by whom, and where that stands within the cuts. */
interface LettingIn {
  readonly device: DeviceId;
  readonly issuer: DeviceId;
  readonly places: readonly { readonly feed: FeedId; readonly sequence: number }[];
}

/** All that have let somebody in, those known longest first. */
const lettingsIn = (
  { space, keeper }: RemovalContext,
  cuts: ReadonlyMap<FeedId, FeedPosition>,
): readonly LettingIn[] =>
  keeper.certificates().map(({ issued, places }) => ({
    device: deviceOf(space, issued),
    issuer: issued.certificate.issuer,
    places: places.filter(({ feed, sequence }) => sequence <= (cuts.get(feed)?.sequence ?? 0)),
  }));

/** How far at least each feed has to count, for all certificates to do that this page's own device hangs on. */
function ownHold(letIn: readonly LettingIn[], own: DeviceId): ReadonlyMap<FeedId, number> {
  const least = new Map<FeedId, number>();
  const way = new Set([own]);
  for (let before = 0; before < way.size;) {
    before = way.size;
    for (const { device, issuer } of letIn) if (way.has(device)) way.add(issuer);
  }
  for (const { device, places } of letIn) {
    if (!way.has(device)) continue;
    for (const { feed, sequence } of places) {
      least.set(feed, Math.max(sequence, least.get(feed) ?? 0));
    }
  }
  return least;
}

/** Cuts a device's feeds off behind those who stay of the others whom it has let in. */
function closeBehind(
  { book, recall }: RemovalContext,
  cuts: Map<FeedId, FeedPosition>,
  {
    others,
    least,
  }: { readonly others: readonly LettingIn[]; readonly least: ReadonlyMap<FeedId, number> },
): void {
  const ends = new Map<FeedId, number>();
  let stay = 0;
  for (const { places } of others) {
    const within = places.filter(({ feed, sequence }) => sequence <= (ends.get(feed) ?? Infinity));
    if (within.length > 0) stay += 1;
    if (stay <= staying.atMost) continue;
    for (const { feed, sequence } of within) {
      ends.set(feed, Math.max(sequence - 1, least.get(feed) ?? 0));
    }
  }
  for (const [id, sequence] of ends) {
    const feed = book.feeds.get(id);
    if (feed === undefined || sequence === 0) {
      cuts.delete(id);
      continue;
    }
    recall(feed);
    const hash = hashAt(feed, sequence);
    if (hash !== undefined) cuts.set(id, { sequence, hash });
  }
}
