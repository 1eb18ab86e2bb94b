/**
 * How much of the rendezvous one visitor may use. Generous for people, tight for floods: y-webrtc sends about
 * ten small frames for each pair of browsers that meet, then hardly anything.
 */
export interface RendezvousLimits {
  /** Largest frame taken, bytes. An encrypted session description has 3 to 6 KB. */
  readonly frameBytes: number;
  /** Pieces that one frame may come in (RFC 6455 §5.4). */
  readonly fragments: number;
  /** Network chunks kept while one frame is incomplete. */
  readonly bufferedChunks: number;
  /** Frames that may come at once on a connection, and how many a second after that. */
  readonly framesAtOnce: number;
  readonly framesPerSecond: number;
  /** The same in bytes. */
  readonly bytesAtOnce: number;
  readonly bytesPerSecond: number;
  /** A connection that is this far ahead of its rate, in milliseconds, is closed rather than held back. */
  readonly heldBackMs: number;
  /** Frames that are not our protocol, at once and per second, before the connection is closed. */
  readonly malformedAtOnce: number;
  readonly malformedPerSecond: number;
  /** Longest name of a topic, in UTF-16 units. Attune's own have 22. */
  readonly topicLength: number;
  readonly topicsPerConnection: number;
  readonly connectionsPerTopic: number;
  readonly topics: number;
  readonly connections: number;
  /** Open at the same time from one address; IPv6 counts by its first 64 bits. */
  readonly connectionsPerAddress: number;
  /** New ones from one address, at once and per second. */
  readonly newConnectionsAtOnce: number;
  readonly newConnectionsPerSecond: number;
  /** What may wait for one slow reader before it is dropped, bytes. */
  readonly waitingBytes: number;
  /** Who has not answered a ping after this long is gone, milliseconds. */
  readonly pingMs: number;
  /** How long a stop waits for goodbyes, milliseconds. */
  readonly goodbyeMs: number;
}

/** What a server for a practice needs, with room to spare. */
export const defaultLimits: RendezvousLimits = {
  frameBytes: 64 * 1024,
  fragments: 16,
  bufferedChunks: 512,
  framesAtOnce: 600,
  framesPerSecond: 100,
  bytesAtOnce: 4 * 1024 * 1024,
  bytesPerSecond: 512 * 1024,
  heldBackMs: 30_000,
  malformedAtOnce: 100,
  malformedPerSecond: 1,
  topicLength: 256,
  topicsPerConnection: 100,
  connectionsPerTopic: 128,
  topics: 50_000,
  connections: 4_000,
  connectionsPerAddress: 256,
  newConnectionsAtOnce: 300,
  newConnectionsPerSecond: 50,
  waitingBytes: 1024 * 1024,
  pingMs: 30_000,
  goodbyeMs: 1_000,
};
