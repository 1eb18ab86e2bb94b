import { type ByteReader, MalformedBytes, readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { DeviceId, EntryHash, EpochId, FeedId, idBytes, WriterId } from '../basics/id.ts';

/** What an entry is. A number that is not here is a newer kind: valid, kept, passed on and skipped. */
export const entryKinds = {
  update: 0,
  cover: 1,
  adopt: 2,
  certificate: 3,
  removal: 4,
  epoch: 5,
  housekeeping: 6,
} as const;

/** A part of a feed that a cover stands for. FORMAT.md "Covers". */
export interface CoverRange {
  readonly feed: FeedId;
  readonly device: DeviceId;
  readonly writer: WriterId;
  readonly from: number;
  readonly to: number;
  /** The chain hash at `to`, which the entry after it goes on from. */
  readonly hash: EntryHash;
  readonly client: number;
  /** Clock before the first struct of the range. */
  readonly firstClock: number;
  /** Clock behind the last struct of the range. */
  readonly endClock: number;
}

/** The version of a document kind that an entry's words need to be drawn. */
export type KindVersion = readonly [kind: string, version: number];

/** What is signed and sealed. */
export interface EntryBody {
  readonly device: DeviceId;
  readonly writer: WriterId;
  readonly epoch: EpochId;
  /** Chain hash of the entry before; zeros at 1. */
  readonly previous: EntryHash;
  /** One of {@link entryKinds}, or newer. */
  readonly kind: number;
  readonly needs: readonly KindVersion[];
  readonly covers: readonly CoverRange[];
  /** A Yjs update (V1) for the kinds 0, 1, 2 and 6, else what the kind says. */
  readonly payload: Uint8Array;
}

/** No entry comes before the first. */
export const noHash: EntryHash = EntryHash.fromBytes(new Uint8Array(32));

const limits = { needs: 256, kindName: 64, covers: 200_000, payload: 64 * 2 ** 20 };

export function encodeBody(body: EntryBody): Uint8Array {
  const writer = byteWriter()
    .fixed(idBytes(body.device))
    .fixed(idBytes(body.writer))
    .fixed(idBytes(body.epoch))
    .fixed(idBytes(body.previous))
    .u8(body.kind)
    .u32(body.needs.length);
  for (const [kind, version] of body.needs) writer.text(kind).u32(version);
  writer.u32(body.covers.length);
  for (const range of body.covers) {
    writer
      .fixed(idBytes(range.feed))
      .fixed(idBytes(range.device))
      .fixed(idBytes(range.writer))
      .u32(range.from)
      .u32(range.to)
      .fixed(idBytes(range.hash))
      .u64(range.client)
      .u64(range.firstClock)
      .u64(range.endClock);
  }
  return writer.variable(body.payload).bytes();
}

function readList<T>(reader: ByteReader, limit: number, readOne: () => T): readonly T[] {
  const length = reader.u32();
  if (length > limit) throw new MalformedBytes('list too long');
  const list: T[] = [];
  for (let i = 0; i < length; i += 1) list.push(readOne());
  return list;
}

/** Undefined when malformed. The payload is a view, not a copy. */
export const decodeBody = (bytes: Uint8Array): EntryBody | undefined =>
  readBytes(bytes, (reader) => ({
    device: DeviceId.fromBytes(reader.fixed(16)),
    writer: WriterId.fromBytes(reader.fixed(16)),
    epoch: EpochId.fromBytes(reader.fixed(16)),
    previous: EntryHash.fromBytes(reader.fixed(32)),
    kind: reader.u8(),
    needs: readList(reader, limits.needs, (): KindVersion => [
      reader.text(limits.kindName),
      reader.u32(),
    ]),
    covers: readList(reader, limits.covers, () => ({
      feed: FeedId.fromBytes(reader.fixed(16)),
      device: DeviceId.fromBytes(reader.fixed(16)),
      writer: WriterId.fromBytes(reader.fixed(16)),
      from: reader.u32(),
      to: reader.u32(),
      hash: EntryHash.fromBytes(reader.fixed(32)),
      client: reader.u64(),
      firstClock: reader.u64(),
      endClock: reader.u64(),
    })),
    payload: reader.variable(limits.payload),
  }));
