import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../basics/bytes.ts';

/** A key of `length` bytes (32 unless told) for one purpose: HKDF-SHA-256 (RFC 5869), the label in the info field. */
export const deriveKey = (from: {
  readonly secret: Uint8Array;
  /** Left out: no salt, the secret being uniformly random already. */
  readonly salt?: Uint8Array;
  readonly label: string;
  readonly length?: number;
}): Uint8Array =>
  hkdf(sha256, from.secret, from.salt, utf8(`attune/1/${from.label}`), from.length ?? 32);

/** The X25519 private key of the device that a seed for one Space stands for. */
export const agreeSecretOf = (seed: Uint8Array): Uint8Array =>
  deriveKey({ secret: seed, label: 'device-agree' });
