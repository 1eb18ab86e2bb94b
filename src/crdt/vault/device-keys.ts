import type { SpaceId } from '../basics/id.ts';
import { deriveKey } from './keys.ts';

/** A device's own secrets in one Space. */
export interface DeviceKeys {
  /** Ed25519 seed (RFC 8032). */
  readonly signSeed: Uint8Array;
  /** X25519 scalar before clamping (RFC 7748). */
  readonly agreeSecret: Uint8Array;
}

/** Both secrets from the device's seed: other ones in every Space, so that nothing links its Spaces. */
export const deriveDeviceKeys = (seed: Uint8Array, space: SpaceId): DeviceKeys => ({
  signSeed: deriveKey(seed, 'device-sign', space),
  agreeSecret: deriveKey(seed, 'device-agree', space),
});
