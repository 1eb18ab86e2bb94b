import * as Y from 'yjs';
import { type ByteReader, MalformedBytes, readBytes } from '../basics/byte-reader.ts';
import { toHex } from '../basics/bytes.ts';
import { invariant } from '../basics/invariant.ts';
import { DeviceId, EntryHash, FeedId, SpaceId, WriterId } from '../basics/id.ts';
import {
  decodeIssuedCertificate,
  type IssuedCertificate,
  issuedCertificateSize,
} from './certificate.ts';
import { readEntryHeader } from './entry.ts';
import { fingerprintSize } from './fingerprint.ts';
import type { FeedOwner } from './feed.ts';
import type { CoverDoubt, CoveredRange, Feed } from './feed-book.ts';

/** The versions that this code writes and reads. An unknown one is discarded: it is only a cache. */
export const snapshotVersions = {
  plain: 3,
  /** Where somebody has been removed, or there is more than one epoch. */
  marked: 4,
} as const;

/** How a held cover is doubted, as a byte. */
export const coverDoubts: readonly CoverDoubt[] = ['untrue', 'unclear'];

/** One feed, as a snapshot remembers it. */
export interface SnapshotFeed {
  readonly id: FeedId;
  readonly owner: FeedOwner;
  readonly client: number;
  readonly sequence: number;
  readonly hash: EntryHash;
  readonly clock: number;
  /** Sequence → fingerprint of the sealed bytes that were held. */
  readonly held: ReadonlyMap<number, string>;
  readonly covered: readonly CoveredRange[];
  /** Held covers that do not count, or not yet, by sequence. */
  readonly doubted: ReadonlyMap<number, CoverDoubt>;
  /** Held entries about the Space itself: certificates, adoptions, removals and epochs. None in a plain one. */
  readonly marked: readonly number[];
}

/** A snapshot that has been read. */
export interface Snapshot {
  readonly space: SpaceId;
  readonly certificates: readonly IssuedCertificate[];
  readonly feeds: readonly SnapshotFeed[];
  /** The live document (V2). */
  readonly state: Uint8Array;
  readonly isMarked: boolean;
}

/** Undefined when it is not a snapshot of this version. */
export const decodeSnapshot = (bytes: Uint8Array): Snapshot | undefined =>
  bytes[0] === snapshotVersions.plain || bytes[0] === snapshotVersions.marked
    ? readBytes(bytes, (reader) => {
        const isMarked = reader.u8() === snapshotVersions.marked;
        const space = SpaceId.fromBytes(reader.fixed(32));
        const certificates = times(reader.u32(), () => readCertificate(reader));
        const feeds = times(reader.u32(), () => readFeed(reader, isMarked));
        return { space, certificates, feeds, state: reader.variable(2 ** 31), isMarked };
      })
    : undefined;

function times<T>(count: number, make: () => T): readonly T[] {
  const list: T[] = [];
  for (let i = 0; i < count; i += 1) list.push(make());
  return list;
}

/** @throws MalformedBytes where it is none, as the reader does: a snapshot is whole or nothing. */
function readCertificate(reader: ByteReader): IssuedCertificate {
  const issued = decodeIssuedCertificate(reader.fixed(issuedCertificateSize));
  if (issued === undefined) throw new MalformedBytes('not a certificate');
  return issued;
}

/** Its names stand beside the owner: to work them out for a thousand page loads would take longer than all the rest. */
function readFeed(reader: ByteReader, isMarked: boolean): SnapshotFeed {
  const owner = {
    device: DeviceId.fromBytes(reader.fixed(16)),
    writer: WriterId.fromBytes(reader.fixed(16)),
  };
  const id = FeedId.fromBytes(reader.fixed(16));
  const client = reader.u64();
  const sequence = reader.u32();
  const hash = EntryHash.fromBytes(reader.fixed(32));
  const clock = reader.u64();
  // Once the number of an epoch.
  reader.u32();
  const held = new Map(
    times(reader.u32(), (): [number, string] => [
      reader.u32(),
      toHex(reader.fixed(fingerprintSize)),
    ]),
  );
  const covered = times(reader.u32(), () => ({
    feed: id,
    ...owner,
    client,
    from: reader.u32(),
    to: reader.u32(),
    hash: EntryHash.fromBytes(reader.fixed(32)),
    firstClock: reader.u64(),
    endClock: reader.u64(),
    by: { feed: FeedId.fromBytes(reader.fixed(16)), sequence: reader.u32() },
  }));
  const doubted = new Map(
    times(reader.u32(), (): [number, CoverDoubt] => [
      reader.u32(),
      coverDoubts[reader.u8()] ?? 'untrue',
    ]),
  );
  const marked = times(isMarked ? reader.u32() : 0, () => reader.u32());
  return { id, owner, client, sequence, hash, clock, held, covered, doubted, marked };
}

/**
 * Sorts stored entries by a snapshot: those that it stands for, and the rest, which has to be read. Undefined when
 * what is stored is not what was there when it was made: one flipped byte, one entry more or fewer.
 */
export function matchSnapshot(
  { feeds }: Snapshot,
  entries: readonly Uint8Array[],
  fingerprints: readonly Uint8Array[],
):
  | {
      readonly inside: ReadonlyMap<SnapshotFeed, ReadonlyMap<number, Uint8Array>>;
      readonly rest: readonly Uint8Array[];
    }
  | undefined {
  const feedById = new Map(feeds.map((feed) => [feed.id, feed]));
  const inside = new Map(feeds.map((feed) => [feed, new Map<number, Uint8Array>()]));
  const rest: Uint8Array[] = [];
  for (const [at, bytes] of entries.entries()) {
    const fingerprint = fingerprints[at];
    invariant(fingerprint !== undefined, 'every entry has its fingerprint');
    const header = readEntryHeader(bytes);
    const feed = header === undefined || header === 'newer' ? undefined : feedById.get(header.feed);
    if (feed === undefined || header === undefined || header === 'newer') {
      rest.push(bytes);
    } else if (header.sequence > feed.sequence) {
      rest.push(bytes);
    } else if (feed.held.get(header.sequence) === toHex(fingerprint)) {
      inside.get(feed)?.set(header.sequence, bytes);
    } else if (feed.held.has(header.sequence) || !isCovered(feed, header.sequence)) {
      return undefined;
    }
  }
  for (const [feed, held] of inside) if (held.size !== feed.held.size) return undefined;
  return { inside, rest };
}

const isCovered = (feed: SnapshotFeed, sequence: number): boolean =>
  feed.covered.some((range) => range.from <= sequence && range.to >= sequence);

/** Whether a document into which a snapshot's state was read holds just what its feeds say, and waits for nothing. */
export const holdsSnapshot = ({ store }: Y.Doc, { feeds }: Snapshot): boolean =>
  store.pendingStructs === null &&
  store.pendingDs === null &&
  feeds.every((feed) => Y.getState(store, feed.client) === feed.clock);

/** Puts a feed into the book as the snapshot remembers it. */
export function restoreFeed(
  feed: Feed,
  from: SnapshotFeed,
  held: ReadonlyMap<number, Uint8Array>,
): void {
  feed.position = { sequence: from.sequence, hash: from.hash };
  feed.clock = from.clock;
  for (const [sequence, bytes] of held) {
    feed.held.set(sequence, { bytes, facts: undefined, doubt: from.doubted.get(sequence) });
  }
  for (const range of from.covered) feed.covered.add(range);
}
