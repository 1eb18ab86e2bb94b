import type { MemberId, SpaceId } from '../basics/id.ts';
import type { DeleteRange } from './delete-ranges.ts';
import { createCoverKeeper, type CreateCoverKeeper, type NewCover } from './cover-keeper.ts';
import { coverSizes } from './cover-sizes.ts';
import { type CoverRange, entryKinds } from './entry-body.ts';
import { loadFacts } from './entry-facts.ts';
import type { EpochsByTag } from './entry-intake.ts';
import { clockAt, type EntryFacts, type Feed, type FeedBook } from './feed-book.ts';

/** Works out the next cover over feeds of one member; undefined when there is not enough to tidy. */
export type PlanCover = typeof planCover;

/** What tidying takes: the page of a workspace fetches it when it has come to rest. */
export interface Tidying {
  readonly planCover: PlanCover;
  readonly createCoverKeeper: CreateCoverKeeper;
}

interface HeldCover {
  readonly feed: Feed;
  readonly sequence: number;
  readonly facts: EntryFacts;
}

/** See {@link PlanCover}. */
function planCover(context: {
  readonly space: SpaceId;
  readonly epochs: EpochsByTag;
  readonly book: FeedBook;
  readonly member: MemberId;
  memberOf(device: Feed['owner']['device']): MemberId | undefined;
  /** The feed that the cover itself will be in: it is never part of it. */
  readonly into: Feed['id'];
}): NewCover | undefined {
  const feeds = [...context.book.feeds.values()].filter(
    (feed) =>
      feed.id !== context.into &&
      feed.waiting.size === 0 &&
      feed.aside.length === 0 &&
      context.memberOf(feed.owner.device) === context.member,
  );
  for (const feed of feeds) loadFacts(context.epochs, context.space, feed);
  let merged = coversToMerge(feeds);
  while (true) {
    const ranges = rangesOver(feeds, merged);
    // A cover that is replaced must lie inside the new one, with all that it stands for.
    const kept = new Set([...merged].filter((cover) => holds(ranges, cover)));
    if (kept.size < merged.size) {
      merged = kept;
      continue;
    }
    const deletes: DeleteRange[] = [];
    let entries = 0;
    for (const range of ranges) {
      for (const [sequence, held] of context.book.feeds.get(range.feed)?.held ?? []) {
        if (sequence < range.from || sequence > range.to || held.facts === undefined) continue;
        entries += 1;
        for (const one of held.facts.deletes) deletes.push(one);
      }
    }
    if (merged.size === 0 && entries < coverSizes.smallest) return undefined;
    return { ranges, deletes };
  }
}

const isPlain = (facts: EntryFacts | undefined): boolean =>
  facts?.kind === entryKinds.update ||
  facts?.kind === entryKinds.housekeeping ||
  (facts?.kind === entryKinds.cover && facts.covers.length === 0);

const weightOf = (cover: HeldCover): number =>
  cover.facts.covers.reduce((sum, range) => sum + range.to - range.from + 1, 0);

/** Ten covers of one size, and what they make with ten of the next. */
function coversToMerge(feeds: readonly Feed[]): Set<HeldCover> {
  const bySize = new Map<number, HeldCover[]>();
  for (const feed of feeds) {
    for (const [sequence, { facts }] of feed.held) {
      if (facts?.kind !== entryKinds.cover || facts.covers.length === 0) continue;
      const cover = { feed, sequence, facts };
      let size = 0;
      const { smallest, growth } = coverSizes;
      while (weightOf(cover) >= smallest * growth ** (size + 1)) size += 1;
      bySize.set(size, [...(bySize.get(size) ?? []), cover]);
    }
  }
  const merged = new Set<HeldCover>();
  for (let size = 0, carried = 0; bySize.has(size) || carried > 0; size += 1) {
    const covers = bySize.get(size) ?? [];
    if (covers.length + carried < coverSizes.growth) break;
    for (const cover of covers) merged.add(cover);
    carried = 1;
    if (!bySize.has(size)) break;
  }
  return merged;
}

/** One range for each feed: what merged covers stand for, and the entries that follow on or stand alone. */
function rangesOver(feeds: readonly Feed[], merged: ReadonlySet<HeldCover>): readonly CoverRange[] {
  const ranges: CoverRange[] = [];
  const replaced = new Set([...merged].map(({ feed, sequence }) => `${feed.id}/${sequence}`));
  for (const feed of feeds) {
    const old: CoverRange[] = [];
    for (const { facts } of merged) {
      for (const range of facts.covers) if (range.feed === feed.id) old.push(range);
    }
    const runs = plainRuns(feed, (sequence) => replaced.has(`${feed.id}/${sequence}`));
    const joined = joinRanges([...old, ...runs]);
    const first = old[0];
    const chosen =
      first === undefined
        ? joined.reduce<CoverRange | undefined>(longer, undefined)
        : joined.find((range) => range.from <= first.from && range.to >= first.to);
    if (chosen !== undefined) ranges.push(chosen);
  }
  return ranges;
}

const longer = (a: CoverRange | undefined, b: CoverRange): CoverRange =>
  a !== undefined && a.to - a.from >= b.to - b.from ? a : b;

function holds(ranges: readonly CoverRange[], cover: HeldCover): boolean {
  const inside = (feed: Feed['id'], from: number, to: number): boolean =>
    ranges.some((range) => range.feed === feed && range.from <= from && range.to >= to);
  return (
    inside(cover.feed.id, cover.sequence, cover.sequence) &&
    cover.facts.covers.every((range) => inside(range.feed, range.from, range.to))
  );
}

/** Held entries without a gap and without a certificate or another kind between them. */
function plainRuns(feed: Feed, isReplaced: (sequence: number) => boolean): readonly CoverRange[] {
  const runs: CoverRange[] = [];
  for (const sequence of [...feed.held.keys()].sort((a, b) => a - b)) {
    const facts = feed.held.get(sequence)?.facts;
    const firstClock = clockAt(feed, sequence - 1);
    if (facts === undefined || firstClock === undefined) continue;
    if (!isPlain(facts) && !isReplaced(sequence)) continue;
    runs.push({
      feed: feed.id,
      ...feed.owner,
      from: sequence,
      to: sequence,
      hash: facts.hash,
      client: feed.client,
      firstClock,
      endClock: facts.endClock,
    });
  }
  return joinRanges(runs);
}

/** Joins ranges of one feed that touch or overlap. */
function joinRanges(ranges: readonly CoverRange[]): readonly CoverRange[] {
  const joined: CoverRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1);
    if (last === undefined || range.from > last.to + 1) {
      joined.push(range);
    } else if (range.to > last.to) {
      const { to, hash, endClock } = range;
      joined[joined.length - 1] = { ...last, to, hash, endClock };
    }
  }
  return joined;
}

/** See {@link Tidying}. */
export const tidying: Tidying = { planCover, createCoverKeeper };
