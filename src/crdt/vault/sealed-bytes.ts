import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

import { concatBytes } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';

const VERSION = 1;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;

/** What bytes are sealed with, and what they are bound to. */
export interface Seal {
  readonly key: Uint8Array;
  readonly associated: Uint8Array;
}

/** `version 1 | nonce 24 | XChaCha20-Poly1305`, as everything rests that the vault key closes. */
export function sealBytes(plain: Uint8Array, seal: Seal, random: Random): Uint8Array {
  const nonce = random.bytes(NONCE_BYTES);
  const sealed = xchacha20poly1305(seal.key, nonce, seal.associated).encrypt(plain);
  return concatBytes(Uint8Array.of(VERSION), nonce, sealed);
}

/** Undefined for an unknown version, another key or binding, or a changed byte. */
export function openBytes(sealed: Uint8Array, seal: Seal): Uint8Array | undefined {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  try {
    return xchacha20poly1305(seal.key, nonce, seal.associated).decrypt(
      sealed.subarray(1 + NONCE_BYTES),
    );
  } catch {
    return undefined;
  }
}
