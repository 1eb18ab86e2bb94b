import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import type { FeedPosition } from '../basics/feed-range.ts';
import { DeviceId, EntryHash, FeedId, idBytes } from '../basics/id.ts';
import { boundedCount } from './bounded-count.ts';

/** What a removal entry says: these devices belong to the Space no more, and this far what they wrote counts. FORMAT.md "Removal". */
export interface Removal {
  readonly devices: readonly DeviceId[];
  /**
   * The last entry that counts of each feed of these devices, and of those removed before. Of a feed that is not named
   * nothing counts.
   */
  readonly cuts: ReadonlyMap<FeedId, FeedPosition>;
}

/** How much one removal entry says at most. A test lowers it. */
export const removalSizes = { devices: 1_024, cuts: 200_000 };

export function encodeRemoval({ devices, cuts }: Removal): Uint8Array {
  const writer = byteWriter().u32(devices.length);
  for (const device of devices) writer.fixed(idBytes(device));
  writer.u32(cuts.size);
  for (const [feed, { sequence, hash }] of cuts) {
    writer.fixed(idBytes(feed)).u32(sequence).fixed(idBytes(hash));
  }
  return writer.bytes();
}

/** Undefined when malformed; such an entry is valid and says nothing. */
export const decodeRemoval = (bytes: Uint8Array): Removal | undefined =>
  readBytes(bytes, (reader) => {
    const devices = new Set<DeviceId>();
    for (let left = boundedCount(reader, removalSizes.devices); left > 0; left -= 1) {
      devices.add(DeviceId.fromBytes(reader.fixed(DeviceId.size)));
    }
    const cuts = new Map<FeedId, FeedPosition>();
    for (let left = boundedCount(reader, removalSizes.cuts); left > 0; left -= 1) {
      const feed = FeedId.fromBytes(reader.fixed(FeedId.size));
      const sequence = reader.u32();
      cuts.set(feed, { sequence, hash: EntryHash.fromBytes(reader.fixed(EntryHash.size)) });
    }
    return { devices: [...devices], cuts };
  });
