import type { DeviceId, InvitationId, MemberId, SpaceId } from '../basics/id.ts';
import {
  type CertificateFields,
  consentBytes,
  type DeviceCertificate,
  memberIdOf,
  noInvitation,
} from './certificate.ts';
import type { Signer } from './signing.ts';

/** The new device's part: its certificate with its consent. */
export function createCertificate(of: {
  readonly space: SpaceId;
  /** The new device's own signer. */
  readonly signer: Signer;
  readonly agreeKey: Uint8Array;
  readonly issuer: DeviceId;
  /** For a newcomer: the invitation. Left out: a further device of `member`. */
  readonly invitation?: InvitationId;
  /** For a newcomer {@link memberIdOf} its key, which is what is taken when it is left out. */
  readonly member?: MemberId;
}): DeviceCertificate {
  const signKey = of.signer.publicKey;
  const fields: CertificateFields = {
    member: of.member ?? memberIdOf(signKey),
    signKey,
    agreeKey: of.agreeKey,
    issuer: of.issuer,
    invitation: of.invitation ?? noInvitation,
  };
  return { ...fields, consent: of.signer.sign(consentBytes(of.space, fields)) };
}
