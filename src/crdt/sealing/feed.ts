import { type DeviceId, FeedId, idBytes, type SpaceId, type WriterId } from '../basics/id.ts';
import { taggedHash } from './tagged-hash.ts';

/** One page load of one device, as every entry of its feed names it. */
export interface FeedOwner {
  readonly device: DeviceId;
  readonly writer: WriterId;
}

/** The feed of a writer: whoever reads an entry can check that it belongs where it says. */
export const feedIdOf = (space: SpaceId, owner: FeedOwner): FeedId => namesOf(space, owner).feed;

/** The clientID (53 bits) under which a writer's structs stand in the live document, and nobody else's. */
export const clientIdOf = (space: SpaceId, owner: FeedOwner): number =>
  namesOf(space, owner).client;

interface FeedNames {
  readonly feed: FeedId;
  readonly client: number;
}

/** Worked out so far: every entry of a feed asks for the same two. */
const known = new Map<string, FeedNames>();
const knownLimit = 1_000;

function namesOf(space: SpaceId, { device, writer }: FeedOwner): FeedNames {
  const name = `${space}${device}${writer}`;
  let names = known.get(name);
  if (names === undefined) {
    const parts = [idBytes(space), idBytes(device), idBytes(writer)];
    const feed = FeedId.fromBytes(taggedHash('attune feed 1', ...parts).subarray(0, 16));
    let value = 0n;
    for (const byte of taggedHash('attune client 1', ...parts).subarray(0, 7)) {
      value = (value << 8n) | BigInt(byte);
    }
    names = { feed, client: Number(value >> 3n) };
    if (known.size >= knownLimit) known.clear();
    known.set(name, names);
  }
  return names;
}
