import type { SpaceId } from '../basics/id.ts';
import { type EpochsByTag, takeIn } from './entry-intake.ts';
import {
  clockAt,
  type CoverDoubt,
  type EntryFacts,
  type Feed,
  type PendingEntry,
  setFacts,
} from './feed-book.ts';

/** What stays known of an entry once it is applied. A cover that says something else stands for nothing. */
export function factsOf(entry: PendingEntry, endClock: number, doubt?: CoverDoubt): EntryFacts {
  const untrue = doubt === 'untrue';
  return {
    hash: entry.opened.hash,
    kind: entry.opened.body.kind,
    endClock,
    deletes: untrue ? [] : (entry.footprint?.update.deletes ?? []),
    covers: untrue ? [] : entry.opened.body.covers,
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
    const endClock = own?.endClock ?? clockAt(feed, sequence - 1) ?? 0;
    setFacts(feed, sequence, factsOf(intake.entry, endClock, held.doubt));
  }
}
