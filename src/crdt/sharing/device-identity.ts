import { x25519 } from '@noble/curves/ed25519.js';
import type { Signer } from '../sealing/signing.ts';
import { agreeSecretOf } from './derive-key.ts';
import { deviceSigner } from './device-signer.ts';

/** The keys of one device in one Space. Nothing ties them to its keys in another: DOORSTEP.md "Device keys". */
export interface DeviceIdentity {
  readonly signer: Signer;
  /** Ed25519 public key, 32 bytes. */
  readonly signKey: Uint8Array;
  /** X25519 public key, 32 bytes. */
  readonly agreeKey: Uint8Array;
  /** X25519 private key, 32 bytes. Never leaves the device. */
  readonly agreeSecret: Uint8Array;
}

/** The keys that a device's seed for one Space (32 random bytes, kept in the keyring) stands for. */
export function deviceIdentity(seed: Uint8Array): DeviceIdentity {
  const signer = deviceSigner(seed);
  const agreeSecret = agreeSecretOf(seed);
  return {
    signer,
    signKey: signer.publicKey,
    agreeKey: x25519.getPublicKey(agreeSecret),
    agreeSecret,
  };
}
