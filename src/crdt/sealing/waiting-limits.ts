import type { DeviceId } from '../basics/id.ts';
import type { Feed, FeedBook, PendingEntry } from './feed-book.ts';
import { drop } from './integration.ts';

/** What waits of one device, of all unknown devices together, and of what cannot be read: as many, and so many bytes. */
export const waitingLimits = { entries: 10_000, bytes: 64 * 2 ** 20 };

/** What waits in all. */
export const waitingInAll = { entries: 40_000, bytes: 256 * 2 ** 20 };

/** An entry that was taken out. */
interface TakenOut {
  readonly feed: Feed;
  readonly entry: PendingEntry;
}

/** What waits together, the nearest first. */
interface Pile {
  readonly entries: (TakenOut & { readonly aside: boolean })[];
  readonly isKnown: boolean;
  bytes: number;
}

/**
 * Takes out what waits, or has been set aside, beyond its bounds: the furthest entries of each device first, and all that
 * unknown devices have waiting before anything of those that belong to the Space.
 */
export function enforceWaitingLimits(
  book: FeedBook,
  isKnown: (device: DeviceId) => boolean,
): readonly TakenOut[] {
  const piles = pilesOf(book, isKnown);
  const inAll = { entries: 0, bytes: 0 };
  for (const { entries, bytes } of piles) {
    inAll.entries += entries.length;
    inAll.bytes += bytes;
  }
  if (inAll.entries <= waitingLimits.entries && inAll.bytes <= waitingLimits.bytes) return [];
  const dropped: TakenOut[] = [];
  const trim = (pile: Pile, isTooMuch: () => boolean): void => {
    if (!isTooMuch()) return;
    pile.entries.sort(nearestFirst);
    while (isTooMuch()) {
      const last = pile.entries.pop();
      if (last === undefined) return;
      pile.bytes -= last.entry.bytes.length;
      inAll.entries -= 1;
      inAll.bytes -= last.entry.bytes.length;
      if (last.aside) last.feed.aside.splice(last.feed.aside.indexOf(last.entry), 1);
      else drop(last.feed, last.entry);
      dropped.push(last);
    }
  };
  for (const pile of piles) {
    const { entries } = pile;
    trim(pile, () => entries.length > waitingLimits.entries || pile.bytes > waitingLimits.bytes);
  }
  piles.sort((a, b) => Number(a.isKnown) - Number(b.isKnown) || b.bytes - a.bytes);
  for (const pile of piles) {
    trim(pile, () => inAll.entries > waitingInAll.entries || inAll.bytes > waitingInAll.bytes);
  }
  return dropped;
}

function pilesOf(book: FeedBook, isKnown: (device: DeviceId) => boolean): Pile[] {
  const pileByDevice = new Map<DeviceId, Pile>();
  const unknown: Pile = { entries: [], isKnown: false, bytes: 0 };
  const pileOf = (device: DeviceId): Pile => {
    if (!isKnown(device)) return unknown;
    const pile = pileByDevice.get(device) ?? { entries: [], isKnown: true, bytes: 0 };
    pileByDevice.set(device, pile);
    return pile;
  };
  for (const feed of book.feeds.values()) {
    if (feed.waiting.size === 0 && feed.aside.length === 0) continue;
    const pile = pileOf(feed.owner.device);
    const add = (entry: PendingEntry, aside: boolean): void => {
      pile.entries.push({ feed, entry, aside });
      pile.bytes += entry.bytes.length;
    };
    for (const entries of feed.waiting.values()) for (const entry of entries) add(entry, false);
    for (const entry of feed.aside) add(entry, true);
  }
  return [unknown, ...pileByDevice.values()];
}

/** What was set aside goes before what waits; of two histories the first proof stays longest. */
const nearestFirst = (a: Pile['entries'][number], b: Pile['entries'][number]): number =>
  Number(a.aside) - Number(b.aside) ||
  a.entry.opened.header.sequence - b.entry.opened.header.sequence;

/** Takes a feed out of the book of which nothing is left. */
export function forgetIfEmpty(book: FeedBook, feed: Feed): void {
  const { position, held, covered, waiting, aside, seen } = feed;
  const left = position.sequence + held.size + covered.size + waiting.size + aside.length + seen;
  if (left > 0 || book.feeds.get(feed.id) !== feed) return;
  book.feeds.delete(feed.id);
  book.changed.delete(feed);
}
