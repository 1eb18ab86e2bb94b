import { invariant } from '../basics/invariant.ts';
import { createSigner, type Signer } from '../sealing/signing.ts';
import { deriveKey } from './derive-key.ts';

/**
 * Signs for the device that a seed (32 random bytes, kept in the keyring) stands for, in one Space.
 *
 * @param publicKey the device's own, where a certificate of it is at hand: see {@link createSigner}.
 */
export function deviceSigner(seed: Uint8Array, publicKey?: Uint8Array): Signer {
  invariant(seed.length === 32, 'a device seed has 32 bytes');
  return createSigner(deriveKey({ secret: seed, label: 'device-sign' }), publicKey);
}
