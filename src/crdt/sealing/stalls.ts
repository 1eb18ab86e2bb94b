import type { FeedId } from '../basics/id.ts';
import type { Feed, FeedBook } from './feed-book.ts';

/** The clock (exclusive) of a client that an entry needs and that nothing here reaches. */
export interface Lack {
  readonly client: number;
  readonly end: number;
}

/**
 * Which feeds wait for which clocks. Planning looks at a feed again only when something is new in it, or in one that
 * may now bring what it lacks: what waits in vain costs a keystroke nothing.
 */
export interface Stalls {
  /** A feed goes no further before this is there. `end` 0: before anything is new of the client. */
  note(feed: Feed, lack: Lack): void;
  /** The feeds with waiting entries to look at now: what changed, and whatever that may set free, however indirectly. */
  wake(book: FeedBook): readonly Feed[];
  /** Forgets all: every feed in which something waits counts as changed. */
  reset(book: FeedBook): void;
}

/** Nothing waits yet. */
export function createStalls(): Stalls {
  const lackingByClient = new Map<number, Map<Feed, number>>();
  const clientsByFeed = new Map<Feed, Set<number>>();

  const clear = (feed: Feed): void => {
    for (const client of clientsByFeed.get(feed) ?? []) {
      const lacking = lackingByClient.get(client);
      lacking?.delete(feed);
      if (lacking?.size === 0) lackingByClient.delete(client);
    }
    clientsByFeed.delete(feed);
  };

  return {
    note(feed, { client, end }) {
      const lacking = lackingByClient.get(client) ?? new Map<Feed, number>();
      lackingByClient.set(client, lacking);
      lacking.set(feed, Math.min(end, lacking.get(feed) ?? end));
      const clients = clientsByFeed.get(feed) ?? new Set();
      clientsByFeed.set(feed, clients.add(client));
    },
    wake(book) {
      const woken = new Set<Feed>();
      const open = [...book.changed];
      book.changed.clear();
      for (let feed = open.pop(); feed !== undefined; feed = open.pop()) {
        if (woken.has(feed)) continue;
        woken.add(feed);
        clear(feed);
        for (const [client, end] of brings(feed)) {
          for (const [other, lack] of lackingByClient.get(client) ?? []) {
            if (lack <= end) open.push(other);
          }
        }
        // What waits behind a range can follow as soon as the cover over it does.
        for (const id of covers(feed)) {
          const covered = book.feeds.get(id);
          if (covered !== undefined && covered.waiting.size > 0) open.push(covered);
        }
      }
      return [...woken].filter((feed) => feed.waiting.size > 0);
    },
    reset(book) {
      lackingByClient.clear();
      clientsByFeed.clear();
      for (const feed of book.feeds.values()) if (feed.waiting.size > 0) book.changed.add(feed);
    },
  };
}

/** The feeds that waiting covers of a feed stand for. */
function* covers(feed: Feed): Generator<FeedId> {
  for (const entries of feed.waiting.values()) {
    for (const { opened } of entries) for (const range of opened.body.covers) yield range.feed;
  }
}

/** How far each client could come by a feed at the very best, with all that waits in it. */
function brings(feed: Feed): ReadonlyMap<number, number> {
  const ends = new Map([[feed.client, feed.clock]]);
  const bring = (client: number, end: number): void => {
    if (end > (ends.get(client) ?? 0)) ends.set(client, end);
  };
  for (const entries of feed.waiting.values()) {
    for (const { footprint, opened } of entries) {
      for (const section of footprint?.update.sections ?? [])
        bring(section.client, section.endClock);
      for (const range of opened.body.covers) bring(range.client, range.endClock);
    }
  }
  return ends;
}
