import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { utf8 } from '../basics/bytes.ts';
import { DeviceId, idBytes } from '../basics/id.ts';
import type { EpochId, SpaceId } from '../basics/id.ts';

/** Who made the offer (1) and who answered it (2). */
export type HandshakeRole = 1 | 2;

/** hello, proof, ready. */
export type HandshakeStep = 1 | 2 | 3;

export const nonceSize = 32;
const signatureSize = 64;
const maxChain = 64;
const maxCertificate = 4_096;

/** First frame: which side I am, and a number nobody has seen. */
export interface Hello {
  readonly role: HandshakeRole;
  readonly nonce: Uint8Array;
}

/** Second frame: which device I am, how it leads to the founder, and my signature over this very meeting. */
export interface Proof {
  readonly device: DeviceId;
  readonly chain: readonly Uint8Array[];
  readonly signature: Uint8Array;
}

/** What every frame is sealed for: its step and its sender's role, so that none can be turned back or moved. */
export const frameAssociatedData = (step: HandshakeStep, sender: HandshakeRole): Uint8Array =>
  byteWriter().fixed(utf8('attune handshake frame 1')).u8(step).u8(sender).bytes();

/** Bytes of a {@link Hello}. */
export const writeHello = (hello: Hello): Uint8Array =>
  byteWriter().u8(hello.role).fixed(hello.nonce).bytes();

/** Undefined when malformed. */
export const readHello = (bytes: Uint8Array): Hello | undefined =>
  readBytes(bytes, (reader) => {
    const role = reader.u8();
    const nonce = reader.fixed(nonceSize).slice();
    return role === 1 || role === 2 ? { role, nonce } : undefined;
  });

/** Bytes of a {@link Proof}. */
export function writeProof(proof: Proof): Uint8Array {
  const writer = byteWriter().fixed(idBytes(proof.device)).u32(proof.chain.length);
  for (const certificate of proof.chain) writer.variable(certificate);
  return writer.fixed(proof.signature).bytes();
}

/** Undefined when malformed or beyond 64 certificates of 4 KiB. */
export const readProof = (bytes: Uint8Array): Proof | undefined =>
  readBytes(bytes, (reader) => {
    const device = DeviceId.fromBytes(reader.fixed(DeviceId.size));
    const length = reader.u32();
    if (length > maxChain) return undefined;
    const chain: Uint8Array[] = [];
    for (let at = 0; at < length; at += 1) chain.push(reader.variable(maxCertificate).slice());
    return { device, chain, signature: reader.fixed(signatureSize).slice() };
  });

/** What both sides know of one meeting; by initiator (1) and responder (2). */
export interface Meeting {
  readonly space: SpaceId;
  readonly epoch: EpochId;
  readonly hellos: Readonly<Record<HandshakeRole, Hello>>;
  readonly fingerprints: Readonly<Record<HandshakeRole, Uint8Array>>;
}

/**
 * What names one meeting: both hellos, in the order of their roles. They are of fixed length and small, so there
 * is nothing to gain from hashing them.
 */
export const meetingName = ({ hellos }: Meeting): Uint8Array =>
  byteWriter().fixed(writeHello(hellos[1])).fixed(writeHello(hellos[2])).bytes();

/** What a device signs to show that it is at this end of this very connection. */
export const signedMessage = (meeting: Meeting, signer: HandshakeRole): Uint8Array =>
  byteWriter()
    .fixed(utf8('attune handshake 1'))
    .fixed(idBytes(meeting.space))
    .fixed(idBytes(meeting.epoch))
    .u8(signer)
    .fixed(meetingName(meeting))
    .fixed(meeting.fingerprints[1])
    .fixed(meeting.fingerprints[2])
    .bytes();
