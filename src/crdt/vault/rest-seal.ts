import { xchacha20 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '../basics/bytes.ts';
import type { SpaceId } from '../basics/id.ts';
import { deriveKey } from './keys.ts';
import { CLOSED_ENTRY, isClosedEntry } from './rested-entry.ts';
import type { RestSeal } from './vault.ts';

const NONCE_BYTES = 24;

/**
 * The outer seal of a Space's entries at rest: `0xc1 | nonce 24 | XChaCha20`, under keys that only the present vault key gives. So
 * whoever knows a Space's secrets from an old copy of the disk reads nothing that rests here now. The nonce is a keyed hash of the entry:
 * no nonce serves two entries, and an entry that is stored twice rests as the same bytes, which the store then knows. It bears
 * no seal of its own against changes, because the entry within does: like this a flipped bit hurts that entry as it
 * would without, and mending finds what it belongs to.
 */
export function restSeal(vaultKey: Uint8Array, space: SpaceId): RestSeal {
  const key = deriveKey(vaultKey, 'rest', space);
  const nonceKey = deriveKey(vaultKey, 'rest-nonce', space);
  return {
    close(entry) {
      const nonce = hmac(sha256, nonceKey, entry).subarray(0, NONCE_BYTES);
      return concatBytes(Uint8Array.of(CLOSED_ENTRY), nonce, xchacha20(key, nonce, entry));
    },
    open: (rested) =>
      isClosedEntry(rested)
        ? xchacha20(key, rested.subarray(1, 1 + NONCE_BYTES), rested.subarray(1 + NONCE_BYTES))
        : rested,
  };
}
