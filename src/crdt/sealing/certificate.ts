import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { concatBytes, utf8 } from '../basics/bytes.ts';
import { DeviceId, idBytes, InvitationId, MemberId, type SpaceId } from '../basics/id.ts';
import { isGoodAgreeKey } from './agree-key.ts';
import { isGoodSignKey, type Signer } from './signing.ts';
import { taggedHash } from './tagged-hash.ts';

/** What a device is certified as, before it has consented. */
export interface CertificateFields {
  readonly member: MemberId;
  /** Ed25519, 32 bytes. */
  readonly signKey: Uint8Array;
  /** X25519, 32 bytes. */
  readonly agreeKey: Uint8Array;
  /** The device that lets this one in; {@link noDevice} in a genesis. */
  readonly issuer: DeviceId;
  /** The invitation it came by; {@link noInvitation} or {@link sleepingInvitation} for a further device of the issuer's own member. */
  readonly invitation: InvitationId;
}

/** A device of a Space, with its own consent to be just that. FORMAT.md "Device certificate". */
export interface DeviceCertificate extends CertificateFields {
  /** The device's signature over {@link consentBytes}. */
  readonly consent: Uint8Array;
}

/** A certificate that stands on its own: with the issuer's signature. */
export interface IssuedCertificate {
  readonly certificate: DeviceCertificate;
  /** The issuer's signature over {@link issueBytes}. */
  readonly issued: Uint8Array;
}

/** The issuer of a founder: nobody. */
export const noDevice: DeviceId = DeviceId.fromBytes(new Uint8Array(16));
/** The invitation of a device that its own member adds: none. */
export const noInvitation: InvitationId = InvitationId.fromBytes(new Uint8Array(16));
/** The invitation of a device that its own member adds and that is in no browser: it sleeps in backups. */
export const sleepingInvitation: InvitationId = InvitationId.fromBytes(
  new Uint8Array(16).fill(0xff),
);

/** Whether a device sleeps in backups: it is never met. */
export const isAsleep = ({ invitation }: Pick<CertificateFields, 'invitation'>): boolean =>
  invitation === sleepingInvitation;
/** Whether a certificate adds a further device to its issuer's own member. */
export const isOwnDevice = (fields: Pick<CertificateFields, 'invitation'>): boolean =>
  fields.invitation === noInvitation || isAsleep(fields);

/** Length of an encoded certificate. */
export const certificateSize = 176;
/** Length of an encoded certificate with its issuer's signature. */
export const issuedCertificateSize = certificateSize + 64;

/** The name of a device in one Space. */
export const deviceIdOf = (space: SpaceId, signKey: Uint8Array): DeviceId =>
  DeviceId.fromBytes(taggedHash('attune device 1', idBytes(space), signKey).subarray(0, 16));

/**
 * The id of a member who comes in with this device first. It hangs on the device's key, so that no
 * other member can let in a stranger under an id that is somebody's already.
 */
export const memberIdOf = (signKey: Uint8Array): MemberId =>
  MemberId.fromBytes(taggedHash('attune member 1', signKey).subarray(0, 16));

function fieldBytes(fields: CertificateFields): Uint8Array {
  return concatBytes(
    idBytes(fields.member),
    fields.signKey,
    fields.agreeKey,
    idBytes(fields.issuer),
    idBytes(fields.invitation),
  );
}

/** What a device signs to consent. `space` is undefined in a genesis only: the Space's id hangs on it. */
export const consentBytes = (space: SpaceId | undefined, fields: CertificateFields): Uint8Array =>
  concatBytes(
    utf8('attune consent 1'),
    space === undefined ? new Uint8Array(32) : idBytes(space),
    fieldBytes(fields),
  );

/** What an issuer signs. */
export const issueBytes = (space: SpaceId, certificate: DeviceCertificate): Uint8Array =>
  concatBytes(utf8('attune issue 1'), idBytes(space), encodeCertificate(certificate));

/** The issuer's part. */
export const issueCertificate = (
  space: SpaceId,
  signer: Signer,
  certificate: DeviceCertificate,
): IssuedCertificate => ({ certificate, issued: signer.sign(issueBytes(space, certificate)) });

/** The bytes of a certificate, without the issuer's signature. */
export const encodeCertificate = (certificate: DeviceCertificate): Uint8Array =>
  concatBytes(fieldBytes(certificate), certificate.consent);

/** Undefined when the bytes are malformed or hold a key that must not be used. Signatures are not checked here. */
export function decodeCertificate(bytes: Uint8Array): DeviceCertificate | undefined {
  const certificate = readBytes(bytes, (reader) => ({
    member: MemberId.fromBytes(reader.fixed(16)),
    signKey: reader.fixed(32).slice(),
    agreeKey: reader.fixed(32).slice(),
    issuer: DeviceId.fromBytes(reader.fixed(16)),
    invitation: InvitationId.fromBytes(reader.fixed(16)),
    consent: reader.fixed(64).slice(),
  }));
  if (certificate === undefined) return undefined;
  return isGoodSignKey(certificate.signKey) && isGoodAgreeKey(certificate.agreeKey)
    ? certificate
    : undefined;
}

/** The sign key in the bytes of a certificate (issued or not, or a genesis) that was checked when it came. */
export const signKeyIn = (certificate: Uint8Array): Uint8Array =>
  certificate.slice(MemberId.size, MemberId.size + 32);

/** The bytes of a certificate entry and of a link of a chain. */
export const encodeIssuedCertificate = (issued: IssuedCertificate): Uint8Array =>
  byteWriter().fixed(encodeCertificate(issued.certificate)).fixed(issued.issued).bytes();

/** Undefined when the bytes are not an issued certificate; see {@link decodeCertificate}. */
export function decodeIssuedCertificate(bytes: Uint8Array): IssuedCertificate | undefined {
  if (bytes.length !== issuedCertificateSize) return undefined;
  const certificate = decodeCertificate(bytes.subarray(0, certificateSize));
  if (certificate === undefined) return undefined;
  return { certificate, issued: bytes.slice(certificateSize) };
}
