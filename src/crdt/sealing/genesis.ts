import type { DeviceId, SpaceId } from '../basics/id.ts';
import {
  certificateSize,
  consentBytes,
  decodeCertificate,
  type DeviceCertificate,
  deviceIdOf,
  noDevice,
  noInvitation,
} from './certificate.ts';
import { verifySignatureNow } from './signing.ts';
import { spaceIdOf } from './space-keys.ts';

/** Length of a genesis: the founder's certificate and 32 random bytes. */
export const genesisSize = certificateSize + 32;

/** What a genesis says. */
export interface Genesis {
  readonly space: SpaceId;
  /** The founder's first device. */
  readonly certificate: DeviceCertificate;
  readonly device: DeviceId;
}

/** Reads a genesis that has been checked before, as one from the keyring has; undefined when it is malformed. */
export function parseGenesis(genesis: Uint8Array): Genesis | undefined {
  if (genesis.length !== genesisSize) return undefined;
  const certificate = decodeCertificate(genesis.subarray(0, certificateSize));
  if (certificate?.issuer !== noDevice || certificate.invitation !== noInvitation) return undefined;
  const space = spaceIdOf(genesis);
  return { space, certificate, device: deviceIdOf(space, certificate.signKey) };
}

/** Reads and checks a genesis; undefined when it is malformed or the founder has not signed it. */
export function readGenesis(genesis: Uint8Array): Genesis | undefined {
  const parsed = parseGenesis(genesis);
  if (parsed === undefined) return undefined;
  const { certificate } = parsed;
  const signed = {
    publicKey: certificate.signKey,
    message: consentBytes(undefined, certificate),
    signature: certificate.consent,
  };
  return verifySignatureNow(signed) ? parsed : undefined;
}
