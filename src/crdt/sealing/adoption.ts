import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { EntryHash, FeedId, idBytes } from '../basics/id.ts';

/**
 * What an adopt entry says: "of the two histories of this feed I have built on this one". Signed by being an entry.
 * FORMAT.md "Two histories".
 */
export interface Adoption {
  readonly feed: FeedId;
  /** Where the histories part. */
  readonly sequence: number;
  /** The chain hash there of the one that is built on. */
  readonly hash: EntryHash;
}

export const encodeAdoption = ({ feed, sequence, hash }: Adoption): Uint8Array =>
  byteWriter().fixed(idBytes(feed)).u32(sequence).fixed(idBytes(hash)).bytes();

/** Undefined when malformed; such an entry is valid and says nothing. */
export const decodeAdoption = (bytes: Uint8Array): Adoption | undefined =>
  readBytes(bytes, (reader) => ({
    feed: FeedId.fromBytes(reader.fixed(FeedId.size)),
    sequence: reader.u32(),
    hash: EntryHash.fromBytes(reader.fixed(EntryHash.size)),
  }));
