import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, toBase64Url, utf8 } from '../basics/bytes.ts';
import { EpochId, idBytes, SpaceId } from '../basics/id.ts';
import { taggedHash } from './tagged-hash.ts';

/** Everything that one period of a Space is closed and met with; FORMAT.md "Keys". */
export interface EpochKeys {
  readonly epoch: EpochId;
  readonly space: SpaceId;
  /** What all the rest is derived from: 32 fresh random bytes. */
  readonly secret: Uint8Array;
  /** XChaCha20-Poly1305 key of the entries. */
  readonly entry: Uint8Array;
  /** Key of the presence states. */
  readonly presence: Uint8Array;
  /** Key of the frames of the device handshake and of the exchange. */
  readonly handshake: Uint8Array;
  /** Room name at the rendezvous server: 128 bits that tell it nothing. */
  readonly topic: string;
  /** Password of the signalling messages: 256 bits. */
  readonly signalling: string;
}

/** The Space that a genesis founds. Whoever knows the id can check the founder. */
export const spaceIdOf = (genesis: Uint8Array): SpaceId =>
  SpaceId.fromBytes(taggedHash('attune space 1', genesis));

/** The id of an epoch: bound to the Space and to what began it. */
export const epochIdOf = (space: SpaceId, beginning: Uint8Array): EpochId =>
  EpochId.fromBytes(taggedHash('attune epoch 1', idBytes(space), beginning).subarray(0, 16));

/** The first epoch begins with the genesis itself. */
export const firstEpochId = (space: SpaceId, genesis: Uint8Array): EpochId =>
  epochIdOf(space, genesis);

/** The keys of one epoch, each from its own label (HKDF-SHA-256, RFC 5869). */
export function deriveEpochKeys(from: {
  readonly space: SpaceId;
  readonly epoch: EpochId;
  readonly secret: Uint8Array;
}): EpochKeys {
  const salt = idBytes(from.space);
  const epoch = idBytes(from.epoch);
  const key = (label: string, length: number): Uint8Array =>
    hkdf(sha256, from.secret, salt, concatBytes(utf8(`attune/1/${label}`), epoch), length);
  return {
    epoch: from.epoch,
    space: from.space,
    secret: from.secret,
    entry: key('entry', 32),
    presence: key('presence', 32),
    handshake: key('handshake', 32),
    topic: toBase64Url(key('topic', 16)),
    signalling: toBase64Url(key('signalling', 32)),
  };
}
