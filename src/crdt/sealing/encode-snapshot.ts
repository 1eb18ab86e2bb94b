import * as Y from 'yjs';
import { byteWriter } from '../basics/byte-writer.ts';
import { idBytes, type SpaceId } from '../basics/id.ts';
import { encodeIssuedCertificate, type IssuedCertificate } from './certificate.ts';
import type { Feed, FeedBook } from './feed-book.ts';
import { fingerprintOf } from './fingerprint.ts';
import { coverDoubts, snapshotVersions } from './snapshot.ts';

/** Writes the plaintext of a snapshot; the vault seals it. FORMAT.md "Snapshot". */
export function encodeSnapshot(of: {
  readonly space: SpaceId;
  readonly certificates: readonly IssuedCertificate[];
  readonly book: FeedBook;
  readonly doc: Y.Doc;
  /** The held entries of a feed about the Space itself, where somebody has been removed or there is more than one epoch. */
  readonly marksOf?: ((feed: Feed) => readonly number[]) | undefined;
}): Uint8Array {
  const { plain, marked } = snapshotVersions;
  const version = of.marksOf === undefined ? plain : marked;
  const writer = byteWriter().u8(version).fixed(idBytes(of.space));
  writer.u32(of.certificates.length);
  for (const certificate of of.certificates) writer.fixed(encodeIssuedCertificate(certificate));
  const feeds = [...of.book.feeds.values()].filter((feed) => feed.position.sequence > 0);
  writer.u32(feeds.length);
  for (const feed of feeds) {
    writer
      .fixed(idBytes(feed.owner.device))
      .fixed(idBytes(feed.owner.writer))
      .fixed(idBytes(feed.id))
      .u64(feed.client)
      .u32(feed.position.sequence)
      .fixed(idBytes(feed.position.hash))
      .u64(feed.clock)
      .u32(0)
      .u32(feed.held.size);
    for (const [sequence, held] of feed.held) {
      writer.u32(sequence).fixed(fingerprintOf(held.bytes));
    }
    writer.u32(feed.covered.size);
    for (const range of feed.covered) {
      writer
        .u32(range.from)
        .u32(range.to)
        .fixed(idBytes(range.hash))
        .u64(range.firstClock)
        .u64(range.endClock)
        .fixed(idBytes(range.by.feed))
        .u32(range.by.sequence);
    }
    const doubted = [...feed.held].flatMap(([sequence, { doubt }]) =>
      doubt === undefined ? [] : [{ sequence, doubt }],
    );
    writer.u32(doubted.length);
    for (const { sequence, doubt } of doubted) writer.u32(sequence).u8(coverDoubts.indexOf(doubt));
    const marks = of.marksOf?.(feed);
    if (marks !== undefined) writer.u32(marks.length);
    for (const sequence of marks ?? []) writer.u32(sequence);
  }
  return writer.variable(Y.encodeStateAsUpdateV2(of.doc)).bytes();
}

/** {@link encodeSnapshot}: the page of a workspace fetches it when it has come to rest. */
export type EncodeSnapshot = typeof encodeSnapshot;
