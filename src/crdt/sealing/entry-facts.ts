import type { SpaceId } from '../basics/id.ts';
import { type EpochsByTag, takeIn } from './entry-intake.ts';
import { clockAt, type EntryFacts, type Feed, type PendingEntry } from './feed-book.ts';

/** What stays known of an entry once it is applied. */
export function factsOf(entry: PendingEntry, endClock: number): EntryFacts {
  return {
    hash: entry.opened.hash,
    kind: entry.opened.body.kind,
    endClock,
    deletes: entry.footprint?.update.deletes ?? [],
    covers: entry.opened.body.covers,
  };
}

/** Makes sure that the facts of all held entries of a feed up to a sequence are known, opening them where needed. */
export function loadFacts(epochs: EpochsByTag, space: SpaceId, feed: Feed): void {
  const unknown = [...feed.held]
    .filter(([, held]) => held.facts === undefined)
    .sort(([a], [b]) => a - b);
  for (const [sequence, held] of unknown) {
    const intake = takeIn(epochs, space, held.bytes);
    if (intake.tag !== 'entry') continue;
    const { footprint } = intake.entry;
    const own = footprint?.update.sections.find((section) => section.client === feed.client);
    held.facts = factsOf(intake.entry, own?.endClock ?? clockAt(feed, sequence - 1) ?? 0);
  }
}
