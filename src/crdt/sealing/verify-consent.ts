import type { SpaceId } from '../basics/id.ts';
import { consentBytes, type DeviceCertificate } from './certificate.ts';
import { verifySignature } from './signing.ts';

/** Whether the device itself has consented to this certificate. `space` as in {@link consentBytes}. */
export const verifyConsent = (
  space: SpaceId | undefined,
  certificate: DeviceCertificate,
): Promise<boolean> =>
  verifySignature({
    publicKey: certificate.signKey,
    message: consentBytes(space, certificate),
    signature: certificate.consent,
  });
