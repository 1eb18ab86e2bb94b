import * as Y from 'yjs';
import type { SpaceId } from '../basics/id.ts';
import { compareWithLive, type Sameness } from './cover-comparison.ts';
import { containsDeleteRanges } from './contains-delete-ranges.ts';
import { type DeleteRange, joinDeleteRanges } from './delete-ranges.ts';
import { type CoverRange, entryKinds } from './entry-body.ts';
import { loadFacts } from './entry-facts.ts';
import type { EpochsByTag } from './entry-intake.ts';
import type { Feed, FeedBook, PendingEntry } from './feed-book.ts';
import { holdsWords } from './footprint.ts';

/** Everything that a cover is compared with. */
export interface CoverContext {
  readonly space: SpaceId;
  readonly epochs: EpochsByTag;
  readonly book: FeedBook;
  doc(): Y.Doc;
}

/**
 * Compares a cover with the originals that are held here: the same contents, every delete of theirs, and every
 * range of the covers among them. Nothing is let go of before this says 'same'.
 */
export function compareCover(context: CoverContext, entry: PendingEntry): Sameness {
  const { covers, payload } = entry.opened.body;
  const deletes = joinDeleteRanges(entry.footprint?.update.deletes ?? []);
  const structsByClient = new Map<number, ReturnType<typeof Y.decodeUpdate>['structs']>();
  for (const struct of Y.decodeUpdate(payload).structs) {
    const own = structsByClient.get(struct.id.client) ?? [];
    own.push(struct);
    structsByClient.set(struct.id.client, own);
  }
  let sameness: Sameness = 'same';
  const old: DeleteRange[] = [];
  let complete = true;
  for (const range of covers) {
    const feed = context.book.feeds.get(range.feed);
    if (feed === undefined) {
      complete = false;
      continue;
    }
    if (!isComplete(context.book, range, covers)) complete = false;
    loadFacts(context.epochs, context.space, feed);
    for (const sequence of heldWithin(feed, range)) {
      const facts = feed.held.get(sequence)?.facts;
      if (facts === undefined || !holdsWords(facts.kind)) return 'other';
      for (const one of facts.deletes) old.push(one);
      if (facts.kind === entryKinds.cover && !facts.covers.every((old) => within(old, covers))) {
        return 'other';
      }
    }
    const live = compareWithLive(context.doc(), structsByClient.get(range.client) ?? [], {
      client: range.client,
      from: range.firstClock,
      to: Math.min(range.endClock, feed.clock),
    });
    if (live === 'other') return 'other';
    if (live === 'unclear') sameness = 'unclear';
  }
  if (!containsDeleteRanges(deletes, old)) return 'other';
  // With all originals here it can be seen as well that the cover deletes nothing that they did not.
  if (complete && !containsDeleteRanges(joinDeleteRanges(old), deletes)) return 'other';
  return sameness;
}

/** Whether every entry of a range is held here, itself or in a cover that is replaced too. */
function isComplete(book: FeedBook, range: CoverRange, covers: readonly CoverRange[]): boolean {
  const feed = book.feeds.get(range.feed);
  const replaced = [...(feed?.covered ?? [])].filter(({ by }) =>
    covers.some(
      ({ feed: of, from, to }) => of === by.feed && by.sequence >= from && by.sequence <= to,
    ),
  );
  for (let sequence = range.from; sequence <= range.to; sequence += 1) {
    if (feed?.held.has(sequence) === true) continue;
    const by = replaced.find((old) => old.from <= sequence && old.to >= sequence);
    if (by === undefined) return false;
    sequence = by.to;
  }
  return true;
}

/** The held sequences that a range covers, in order. */
export function heldWithin(feed: Feed, range: CoverRange): readonly number[] {
  return [...feed.held.keys()]
    .filter((sequence) => sequence >= range.from && sequence <= range.to)
    .sort((a, b) => a - b);
}

const within = (inner: CoverRange, ranges: readonly CoverRange[]): boolean =>
  ranges.some(
    (range) => range.feed === inner.feed && range.from <= inner.from && range.to >= inner.to,
  );
