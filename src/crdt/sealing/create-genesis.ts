import { concatBytes } from '../basics/bytes.ts';
import type { MemberId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import {
  type CertificateFields,
  consentBytes,
  deviceIdOf,
  encodeCertificate,
  memberIdOf,
  noDevice,
  noInvitation,
} from './certificate.ts';
import type { Genesis } from './genesis.ts';
import type { Signer } from './signing.ts';
import { spaceIdOf } from './space-keys.ts';

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
