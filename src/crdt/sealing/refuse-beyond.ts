import { entryKinds } from './entry-body.ts';
import { type Feed, type FeedBook, hashAt, type PendingEntry } from './feed-book.ts';
import { isSettledFeed } from './feed-limits.ts';
import { drop } from './integration.ts';
import type { Received } from './reception.ts';

/** So many feeds are remembered of which nothing counts, so that they are not asked for again. */
const emptyFeedsAtMost = 1_000;

/**
 * Takes out of the waiting entries of removed devices what lies beyond their limits. Removals, epochs and certificates among
 * it are set aside, kept and offered: of two devices that remove each other, everybody has to hear both; others may have
 * written under such an epoch, or have answered somebody who was let in by such a certificate, and whose hand nobody would know.
 */
export function refuseBeyond(book: FeedBook, recall: (feed: Feed) => void): readonly Received[] {
  const refused: Received[] = [];
  let empty = 0;
  for (const feed of book.feeds.values()) {
    takeBack(feed);
    const { limit } = feed;
    if (limit === undefined) continue;
    if (feed.position.sequence === 0 && feed.seen > 0) empty += 1;
    const settled = isSettledFeed(feed, recall);
    const isRefused = (sequence: number, { opened }: PendingEntry): boolean =>
      sequence > limit.sequence ||
      (sequence === limit.sequence && opened.hash !== limit.hash) ||
      settled;
    for (const [sequence, entries] of [...feed.waiting].sort(([a], [b]) => a - b)) {
      const next = Math.max(feed.position.sequence, feed.seen) + 1;
      for (const entry of entries) {
        if (!isRefused(sequence, entry)) continue;
        drop(feed, entry);
        const remembered = feed.position.sequence > 0 || feed.seen > 0 || empty < emptyFeedsAtMost;
        if (entry.verified && sequence === next && sequence > limit.sequence && remembered) {
          feed.seen = sequence;
        }
        if (entry.verified && isKept(entry)) feed.aside.push(entry);
        else refused.push({ feed, entry });
      }
    }
  }
  return refused;
}

const isKept = ({ opened: { body } }: PendingEntry): boolean =>
  body.kind === entryKinds.removal ||
  body.kind === entryKinds.epoch ||
  body.kind === entryKinds.certificate;

/** The certificates that are kept beyond limits: they let nobody in, and tell whose hand an answered word is. */
export function* certificatesBeyond(book: FeedBook): Generator<PendingEntry['opened']> {
  for (const { limit, aside } of book.feeds.values()) {
    for (const { opened } of limit === undefined ? [] : aside) {
      if (opened.body.kind === entryKinds.certificate) yield opened;
    }
  }
}

/** What was set aside beyond a limit is looked at again: the limit may have moved, or be gone. */
function takeBack(feed: Feed): void {
  for (const entry of feed.aside.filter(isKept)) {
    const { sequence } = entry.opened.header;
    if (hashAt(feed, sequence) !== undefined) continue;
    feed.aside.splice(feed.aside.indexOf(entry), 1);
    feed.waiting.set(sequence, [...(feed.waiting.get(sequence) ?? []), entry]);
  }
}
