import { byteReader } from '../../src/crdt/basics/byte-reader.ts';
import { byteWriter } from '../../src/crdt/basics/byte-writer.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../src/crdt/basics/bytes.ts';
import type { FeedRange, Have } from '../../src/crdt/basics/feed-range.ts';
import { EntryHash, FeedId, idBytes } from '../../src/crdt/basics/id.ts';
import type { Random } from '../../src/crdt/basics/random.ts';
import type { FeedSource } from '../../src/crdt/peers/feed-source.ts';

/** A source of feeds without any sealing: entries carry feed and sequence in clear, and any content. */
export interface MemoryFeeds extends FeedSource {
  /** Writes an entry of `bytes` bytes into this page's own feed. */
  write(bytes?: number): void;
  /** Everything applied, as text that is equal on pages that hold the same. */
  digest(): string;
  /** From now on reads something else out of the same entries. */
  lie(about: string): void;
  size(): number;
}

/** Empty feeds of a new page. */
export function memoryFeeds(random: Random): MemoryFeeds {
  const own = FeedId.random(random);
  let lie = '';
  const entriesByFeed = new Map<FeedId, Uint8Array[]>();
  const waiting = new Map<string, { feed: FeedId; sequence: number; entry: Uint8Array }>();
  const listeners = new Set<Parameters<FeedSource['onEntries']>[0]>();
  const listOf = (feed: FeedId): Uint8Array[] => {
    const list = entriesByFeed.get(feed) ?? [];
    entriesByFeed.set(feed, list);
    return list;
  };
  const hashOf = (entry: Uint8Array): EntryHash => EntryHash.fromBytes(entry.subarray(29, 61));
  const tell = (entries: readonly Uint8Array[], isOwn: boolean): void => {
    for (const listener of listeners) listener({ entries, own: isOwn });
  };
  const feeds: MemoryFeeds = {
    have(): Have {
      const positions = new Map(
        [...entriesByFeed].flatMap(([feed, list]) => {
          const last = list.at(-1);
          return last === undefined
            ? []
            : [[feed, { sequence: list.length, hash: hashOf(last) }] as const];
        }),
      );
      const ranges = [...waiting.values()].map(({ feed, sequence }) => ({
        feed,
        from: sequence,
        to: sequence,
      }));
      return { positions, waiting: ranges };
    },
    missing(theirs) {
      const ranges: FeedRange[] = [];
      for (const [feed, { sequence }] of theirs.positions) {
        const held = listOf(feed).length;
        if (sequence > held) ranges.push({ feed, from: held + 1, to: sequence });
      }
      return ranges;
    },
    read: ({ feed, from, to }) => listOf(feed).slice(from - 1, to),
    accept(entries) {
      const outcome = { applied: 0, waiting: 0, duplicate: 0, refused: 0, offences: [] };
      const applied: Uint8Array[] = [];
      for (const entry of entries) {
        const reader = byteReader(entry);
        reader.fixed(9);
        const feed = FeedId.fromBytes(reader.fixed(16));
        const sequence = reader.u32();
        waiting.set(`${feed} ${sequence}`, { feed, sequence, entry });
      }
      for (let progress = true; progress;) {
        progress = false;
        for (const [key, { feed, sequence, entry }] of [...waiting]) {
          const list = listOf(feed);
          if (sequence > list.length + 1) continue;
          waiting.delete(key);
          if (sequence <= list.length) {
            outcome.duplicate += 1;
            continue;
          }
          list.push(entry.slice());
          applied.push(entry);
          outcome.applied += 1;
          progress = true;
        }
      }
      outcome.waiting = waiting.size;
      if (applied.length > 0) tell(applied, false);
      return Promise.resolve(outcome);
    },
    onEntries(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    write(bytes = 100) {
      const entry = byteWriter()
        .u8(1)
        .fixed(new Uint8Array(8))
        .fixed(idBytes(own))
        .u32(listOf(own).length + 1)
        .fixed(random.bytes(32))
        .fixed(new Uint8Array(bytes))
        .bytes();
      listOf(own).push(entry);
      tell([entry], true);
    },
    digestToCompare: () =>
      waiting.size > 0 ? undefined : toHex(sha256(utf8(feeds.digest() + lie))),
    lie(about) {
      lie = about;
    },
    digest: () =>
      [...entriesByFeed]
        .flatMap(([feed, list]) => list.map((entry) => `${feed} ${toHex(entry.subarray(25, 61))}`))
        .sort()
        .join('\n'),
    size: () => [...entriesByFeed.values()].reduce((sum, list) => sum + list.length, 0),
  };
  return feeds;
}
