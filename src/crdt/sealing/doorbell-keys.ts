import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, toBase64Url, utf8 } from '../basics/bytes.ts';
import { EpochId, idBytes } from '../basics/id.ts';
import type { DeviceId, SpaceId } from '../basics/id.ts';

/** What two devices of a Space meet with whatever epochs they know: the same for both, and for nobody else. */
export interface DoorbellKeys {
  /** Key of the frames of the device handshake. */
  readonly handshake: Uint8Array;
  /** Stands where a handshake names its epoch: 16 bytes of this pair alone. */
  readonly meeting: EpochId;
  /** Room name at the rendezvous server. */
  readonly topic: string;
  /** Password of the signalling messages. */
  readonly signalling: string;
}

/**
 * The keys of a doorbell: HKDF-SHA-256 over the agreement (X25519, RFC 7748) of both devices; PROTOCOL.md "Doorbells". Both ids
 * stand in them, so that a device that was certified with somebody else's agree key has no doorbell in common with them.
 *
 * @param other as certified: its agree key was found good when its certificate was read.
 */
export function doorbellKeys(between: {
  readonly space: SpaceId;
  readonly own: { readonly device: DeviceId; readonly agreeSecret: Uint8Array };
  readonly other: { readonly device: DeviceId; readonly agreeKey: Uint8Array };
}): DoorbellKeys {
  const { space, own, other } = between;
  const shared = x25519.getSharedSecret(own.agreeSecret, other.agreeKey);
  const pair = [own.device, other.device].sort().map((device) => idBytes(device));
  const key = (label: string, length: number): Uint8Array =>
    hkdf(
      sha256,
      shared,
      idBytes(space),
      concatBytes(utf8(`attune/1/doorbell-${label}`), ...pair),
      length,
    );
  return {
    handshake: key('handshake', 32),
    meeting: EpochId.fromBytes(key('meeting', 16)),
    topic: toBase64Url(key('topic', 16)),
    signalling: toBase64Url(key('signalling', 32)),
  };
}
