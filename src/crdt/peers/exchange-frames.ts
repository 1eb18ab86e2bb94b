import { readBytes } from '../basics/byte-reader.ts';
import type { ByteReader } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import type { FeedPosition, FeedRange } from '../basics/feed-range.ts';
import { EntryHash, FeedId, idBytes } from '../basics/id.ts';
import { maxMessageBytes } from './limits.ts';

/** What pages say to each other about feeds; every byte is in PROTOCOL.md. There is no frame that deletes. */
export type ExchangeFrame =
  /** What I hold: all of it, or only the positions that changed since the last frame to you. */
  | {
      readonly tag: 'have';
      readonly whole: boolean;
      readonly positions: ReadonlyMap<FeedId, FeedPosition>;
      readonly waiting: readonly FeedRange[];
    }
  /** Send me these, oldest first. */
  | { readonly tag: 'want'; readonly number: number; readonly ranges: readonly FeedRange[] }
  /** Entries: an answer to the want of that number (`last` ends it), or, with number 0, unasked. */
  | {
      readonly tag: 'entries';
      readonly number: number;
      readonly last: boolean;
      readonly entries: readonly Uint8Array[];
    }
  /** A digest of what I hold, so that a frame that went missing is noticed. */
  | { readonly tag: 'check'; readonly digest: Uint8Array }
  /** Your digest is not what I have of you: say all of it again. */
  | { readonly tag: 'ask' }
  /** What I hold and what it says, each as a digest: whoever holds the same should say the same. */
  | { readonly tag: 'says'; readonly have: Uint8Array; readonly document: Uint8Array };

/** A frame read, one of a kind this build does not know (let pass), or bytes that are no frame. */
export type FrameReading = ExchangeFrame | { readonly tag: 'unknown' } | undefined;

export const digestSize = 8;
/** Of a document: a whole SHA-256, since here somebody may lie. */
export const documentDigestSize = 32;
/** A page load makes one feed: enough for decades. */
export const maxPositions = 100_000;
const maxWaiting = 10_000;
/** Ranges in one want. */
export const maxRanges = 256;
const maxEntries = 4_096;
const kinds = { have: 1, want: 2, entries: 3, check: 4, ask: 5, says: 6 } as const;

/** Bytes of a frame. */
export function writeExchangeFrame(frame: ExchangeFrame): Uint8Array {
  const writer = byteWriter().u8(kinds[frame.tag]);
  const writeRanges = (ranges: readonly FeedRange[]): void => {
    writer.u32(ranges.length);
    for (const { feed, from, to } of ranges) writer.fixed(idBytes(feed)).u32(from).u32(to);
  };
  switch (frame.tag) {
    case 'have':
      writer.u8(frame.whole ? 1 : 0).u32(frame.positions.size);
      for (const [feed, { sequence, hash }] of frame.positions) {
        writer.fixed(idBytes(feed)).u32(sequence).fixed(idBytes(hash));
      }
      writeRanges(frame.waiting);
      break;
    case 'want':
      writer.u32(frame.number);
      writeRanges(frame.ranges);
      break;
    case 'entries':
      writer
        .u32(frame.number)
        .u8(frame.last ? 1 : 0)
        .u32(frame.entries.length);
      for (const entry of frame.entries) writer.variable(entry);
      break;
    case 'check':
      writer.fixed(frame.digest);
      break;
    case 'ask':
      break;
    case 'says':
      writer.fixed(frame.have).fixed(frame.document);
      break;
  }
  return writer.bytes();
}

/** Reads a frame; undefined when the bytes are malformed or beyond the bounds. */
export function readExchangeFrame(bytes: Uint8Array): FrameReading {
  const kind = bytes[0];
  if (kind === undefined) return undefined;
  if (kind === 0 || kind > kinds.says) return { tag: 'unknown' };
  return readBytes(bytes, (reader): FrameReading => {
    switch (reader.u8()) {
      case kinds.have:
        return readHave(reader);
      case kinds.want: {
        const number = reader.u32();
        const ranges = readRanges(reader, maxRanges);
        return ranges === undefined ? undefined : { tag: 'want', number, ranges };
      }
      case kinds.entries:
        return readEntries(reader);
      case kinds.check:
        return { tag: 'check', digest: reader.fixed(digestSize).slice() };
      case kinds.ask:
        return { tag: 'ask' };
      case kinds.says:
        return {
          tag: 'says',
          have: reader.fixed(digestSize).slice(),
          document: reader.fixed(documentDigestSize).slice(),
        };
      default:
        return undefined;
    }
  });
}

function readHave(reader: ByteReader): ExchangeFrame | undefined {
  const whole = reader.u8() === 1;
  const length = reader.u32();
  if (length > maxPositions) return undefined;
  const positions = new Map<FeedId, FeedPosition>();
  for (let at = 0; at < length; at += 1) {
    const feed = FeedId.fromBytes(reader.fixed(FeedId.size));
    const sequence = reader.u32();
    positions.set(feed, { sequence, hash: EntryHash.fromBytes(reader.fixed(EntryHash.size)) });
  }
  const waiting = readRanges(reader, maxWaiting);
  return waiting === undefined ? undefined : { tag: 'have', whole, positions, waiting };
}

function readRanges(reader: ByteReader, limit: number): readonly FeedRange[] | undefined {
  const length = reader.u32();
  if (length > limit) return undefined;
  const ranges: FeedRange[] = [];
  for (let at = 0; at < length; at += 1) {
    const feed = FeedId.fromBytes(reader.fixed(FeedId.size));
    const range = { feed, from: reader.u32(), to: reader.u32() };
    if (range.from < 1 || range.to < range.from) return undefined;
    ranges.push(range);
  }
  return ranges;
}

function readEntries(reader: ByteReader): ExchangeFrame | undefined {
  const number = reader.u32();
  const last = reader.u8() === 1;
  const length = reader.u32();
  if (length > maxEntries) return undefined;
  const entries: Uint8Array[] = [];
  for (let at = 0; at < length; at += 1) entries.push(reader.variable(maxMessageBytes));
  return { tag: 'entries', number, last, entries };
}
