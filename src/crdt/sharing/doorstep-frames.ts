import { type ByteReader, MalformedBytes, readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { certificateSize } from '../sealing/certificate.ts';
import { genesisSize } from '../sealing/genesis.ts';
import { chainLimit } from '../sealing/roster.ts';
import { doorstepLimits } from './doorstep-limits.ts';
import { newcomerNameLimit } from './newcomer-name.ts';

/** What one side tells the other at a doorstep; the bytes are in DOORSTEP.md "Frames". */
export type DoorstepFrame =
  KnockFrame | AnswerFrame | RevealFrame | TakenFrame | LetInFrame | RefusalFrame;

/** Newcomer: I am here, and bound to what I shall reveal. */
export interface KnockFrame {
  readonly kind: 'knock';
  readonly commitment: Uint8Array;
  /** By this a doorkeeper knows a device again that it has let in; says nothing to anybody else. */
  readonly hint: Uint8Array;
}
/** Doorkeeper: this is the Space and this is me. */
export interface AnswerFrame extends AnswerBody {
  readonly kind: 'answer';
  /** The answer key's over the answer. */
  readonly answerSignature: Uint8Array;
  /** The doorkeeper's device's over the same. */
  readonly deviceSignature: Uint8Array;
}
/** The part of an answer that is signed. */
export interface AnswerBody {
  readonly genesis: Uint8Array;
  /** Issued certificates from the founder's to the doorkeeper's device. */
  readonly chain: readonly Uint8Array[];
  readonly answerKey: Uint8Array;
  readonly ephemeral: Uint8Array;
  readonly nonce: Uint8Array;
}
/** Newcomer: this is me, and I consent to be let in by you. */
export interface RevealFrame {
  readonly kind: 'reveal';
  /** Encoded {@link Revealed}, exactly the bytes that the knock was bound to. */
  readonly revealed: Uint8Array;
  /** Encoded certificate with the newcomer's consent. */
  readonly certificate: Uint8Array;
  readonly signature: Uint8Array;
}
/** Newcomer: another of your devices was first. */
export interface TakenFrame {
  readonly kind: 'taken';
}
/** Doorkeeper: come in; everything is in here, sealed to your device. */
export interface LetInFrame {
  readonly kind: 'let-in';
  readonly sealed: Uint8Array;
}
/** Doorkeeper: no, and why. Signed with the answer key, so that another holder of the link cannot say it. */
export interface RefusalFrame {
  readonly kind: 'refusal';
  readonly reason: RefusalReason;
  readonly answerKey: Uint8Array;
  readonly signature: Uint8Array;
}

/** Why a run ended without letting in; the place in the list is the byte in the frame. */
export const refusalReasons = ['not-now', 'used', 'withdrawn', 'expired', 'unsafe'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What a newcomer commits to before anything is said, and shows only to a device that has answered. */
export interface Revealed {
  readonly name: string;
  readonly signKey: Uint8Array;
  readonly agreeKey: Uint8Array;
  readonly ephemeral: Uint8Array;
  readonly nonce: Uint8Array;
}

const tags = { knock: 1, reveal: 2, taken: 3, answer: 17, 'let-in': 18, refusal: 19 } as const;
const issuedCertificateLimit = 1_024;
const nameBytesLimit = newcomerNameLimit * 4;

/** The bytes of {@link Revealed}. */
export const encodeRevealed = (revealed: Revealed): Uint8Array =>
  byteWriter()
    .text(revealed.name)
    .fixed(revealed.signKey)
    .fixed(revealed.agreeKey)
    .fixed(revealed.ephemeral)
    .fixed(revealed.nonce)
    .bytes();

/** Undefined when malformed. */
export const decodeRevealed = (bytes: Uint8Array): Revealed | undefined =>
  readBytes(bytes, (reader) => ({
    name: reader.text(nameBytesLimit),
    signKey: reader.fixed(32).slice(),
    agreeKey: reader.fixed(32).slice(),
    ephemeral: reader.fixed(32).slice(),
    nonce: reader.fixed(32).slice(),
  }));

/** The signed part of an answer, as it stands in the frame and under the signatures. */
export function encodeAnswerBody(answer: AnswerBody): Uint8Array {
  const writer = byteWriter().fixed(answer.genesis).u8(answer.chain.length);
  for (const certificate of answer.chain) writer.variable(certificate);
  return writer.fixed(answer.answerKey).fixed(answer.ephemeral).fixed(answer.nonce).bytes();
}

/** The bytes of a frame, before sealing. */
export function encodeFrame(frame: DoorstepFrame): Uint8Array {
  const writer = byteWriter().u8(tags[frame.kind]);
  switch (frame.kind) {
    case 'knock':
      return writer.fixed(frame.commitment).fixed(frame.hint).bytes();
    case 'answer':
      return writer
        .fixed(encodeAnswerBody(frame))
        .fixed(frame.answerSignature)
        .fixed(frame.deviceSignature)
        .bytes();
    case 'reveal':
      return writer
        .variable(frame.revealed)
        .fixed(frame.certificate)
        .fixed(frame.signature)
        .bytes();
    case 'taken':
      return writer.bytes();
    case 'let-in':
      return writer.variable(frame.sealed).bytes();
    case 'refusal':
      return writer
        .u8(refusalReasons.indexOf(frame.reason))
        .fixed(frame.answerKey)
        .fixed(frame.signature)
        .bytes();
  }
}

/** Undefined when malformed, of an unknown kind, or with anything left over. */
export const decodeFrame = (bytes: Uint8Array): DoorstepFrame | undefined =>
  readBytes(bytes, readFrame);

function readFrame(reader: ByteReader): DoorstepFrame {
  const tag = reader.u8();
  switch (tag) {
    case tags.knock:
      return {
        kind: 'knock',
        commitment: reader.fixed(32).slice(),
        hint: reader.fixed(16).slice(),
      };
    case tags.answer:
      return readAnswer(reader);
    case tags.reveal:
      return {
        kind: 'reveal',
        revealed: reader.variable(nameBytesLimit + 4 + 4 * 32).slice(),
        certificate: reader.fixed(certificateSize).slice(),
        signature: reader.fixed(64).slice(),
      };
    case tags.taken:
      return { kind: 'taken' };
    case tags['let-in']:
      return { kind: 'let-in', sealed: reader.variable(doorstepLimits.frameBytes).slice() };
    case tags.refusal: {
      const reason = refusalReasons[reader.u8()];
      if (reason === undefined) throw new MalformedBytes('unknown reason');
      const answerKey = reader.fixed(32).slice();
      return { kind: 'refusal', reason, answerKey, signature: reader.fixed(64).slice() };
    }
    default:
      throw new MalformedBytes('unknown kind');
  }
}

function readAnswer(reader: ByteReader): AnswerFrame {
  const genesis = reader.fixed(genesisSize).slice();
  const length = reader.u8();
  if (length > chainLimit) throw new MalformedBytes('chain too long');
  return {
    kind: 'answer',
    genesis,
    chain: Array.from({ length }, () => reader.variable(issuedCertificateLimit).slice()),
    answerKey: reader.fixed(32).slice(),
    ephemeral: reader.fixed(32).slice(),
    nonce: reader.fixed(32).slice(),
    answerSignature: reader.fixed(64).slice(),
    deviceSignature: reader.fixed(64).slice(),
  };
}
