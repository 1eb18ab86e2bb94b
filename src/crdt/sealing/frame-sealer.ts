import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';

const nonceSize = 24;

/**
 * Seals small frames under one 32-byte key: `nonce 24 | XChaCha20-Poly1305` (draft-irtf-cfrg-xchacha), each with a
 * fresh random nonce and the caller's associated data.
 */
export interface FrameSealer {
  seal(plain: Uint8Array, associated: Uint8Array): Uint8Array;
  /** Undefined when it was not sealed under this key with this associated data, or was changed. */
  open(sealed: Uint8Array, associated: Uint8Array): Uint8Array | undefined;
}

/** A sealer over one key. */
export function frameSealer(key: Uint8Array, random: Random): FrameSealer {
  return {
    seal(plain, associated) {
      const nonce = random.bytes(nonceSize);
      return concatBytes(nonce, xchacha20poly1305(key, nonce, associated).encrypt(plain));
    },
    open(sealed, associated) {
      if (sealed.length < nonceSize + 16) return undefined;
      const nonce = sealed.subarray(0, nonceSize);
      try {
        return xchacha20poly1305(key, nonce, associated).decrypt(sealed.subarray(nonceSize));
      } catch {
        // The only thing that decrypting throws for: the tag does not match.
        return undefined;
      }
    },
  };
}
