import { concatBytes } from '../basics/bytes.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import {
  type CertificateFields,
  certificateSize,
  consentBytes,
  decodeCertificate,
  type DeviceCertificate,
  deviceIdOf,
  encodeCertificate,
  memberIdOf,
  noDevice,
  noInvitation,
} from './certificate.ts';
import { type Signer, verifySignatureNow } from './signing.ts';
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

/** Founds a Space. */
export function createGenesis(founder: {
  readonly signer: Signer;
  readonly agreeKey: Uint8Array;
  /** Left out: derived from the key, as for every other member. */
  readonly member?: MemberId;
  readonly random: Random;
}): Genesis & { readonly genesis: Uint8Array } {
  const signKey = founder.signer.publicKey;
  const fields: CertificateFields = {
    member: founder.member ?? memberIdOf(signKey),
    signKey,
    agreeKey: founder.agreeKey,
    issuer: noDevice,
    invitation: noInvitation,
  };
  const certificate = { ...fields, consent: founder.signer.sign(consentBytes(undefined, fields)) };
  const genesis = concatBytes(encodeCertificate(certificate), founder.random.bytes(32));
  const space = spaceIdOf(genesis);
  return { genesis, space, certificate, device: deviceIdOf(space, signKey) };
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
