import { type DeviceId, FeedId, idBytes, type SpaceId, type WriterId } from '../basics/id.ts';
import { taggedHash } from './tagged-hash.ts';

/** One page load of one device, as every entry of its feed names it. */
export interface FeedOwner {
  readonly device: DeviceId;
  readonly writer: WriterId;
}

/** The feed of a writer: whoever reads an entry can check that it belongs where it says. */
export const feedIdOf = (space: SpaceId, { device, writer }: FeedOwner): FeedId =>
  FeedId.fromBytes(
    taggedHash('attune feed 1', idBytes(space), idBytes(device), idBytes(writer)).subarray(0, 16),
  );

/** The clientID (53 bits) under which a writer's structs stand in the live document, and nobody else's. */
export function clientIdOf(space: SpaceId, { device, writer }: FeedOwner): number {
  const hash = taggedHash('attune client 1', idBytes(space), idBytes(device), idBytes(writer));
  let value = 0n;
  for (const byte of hash.subarray(0, 7)) value = (value << 8n) | BigInt(byte);
  return Number(value >> 3n);
}
