import { x25519 } from '@noble/curves/ed25519.js';
import { equalBytes } from '../basics/bytes.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import {
  consentBytes,
  decodeCertificate,
  type DeviceCertificate,
  memberIdOf,
  noInvitation,
} from '../sealing/certificate.ts';
import { type Signer, verifySignatureNow } from '../sealing/signing.ts';
import {
  type AnswerFrame,
  decodeRevealed,
  encodeAnswerBody,
  type RefusalFrame,
  type RefusalReason,
  type RevealFrame,
} from './doorstep-frames.ts';
import {
  answerMessage,
  commitmentTo,
  refusalMessage,
  revealMessage,
  type RunContext,
  sealWelcome,
  sharedSecret,
  transcriptOf,
  welcomeKey,
} from './doorstep-proofs.ts';
import { cleanNewcomerName } from './newcomer-name.ts';

/** The doorkeeper's own side: what it answers with. */
export interface DoorkeeperSelf {
  readonly answerSigner: Signer;
  readonly device: { readonly id: DeviceId; readonly signer: Signer };
  readonly space: SpaceId;
  readonly genesis: Uint8Array;
  /** Given where the link is for a device of this member's own, and nobody else comes in by it. */
  readonly deviceOf?: MemberId | undefined;
  /** Issued certificates from the founder's to this device's own. */
  chain(): readonly Uint8Array[];
}

/** A knock that has been answered. */
export interface AnsweredRun {
  readonly context: RunContext;
  readonly answerBody: Uint8Array;
  readonly nonce: Uint8Array;
  readonly ephemeralSecret: Uint8Array;
  readonly frame: AnswerFrame;
}

/** Somebody who has shown to be who the knock was bound to. */
export interface ShownNewcomer {
  /** Cleaned; never empty. */
  readonly name: string;
  readonly certificate: DeviceCertificate;
  readonly ephemeral: Uint8Array;
  readonly nonce: Uint8Array;
  readonly transcript: Uint8Array;
}

/** Answers a knock with a fresh nonce and ephemeral. */
export function answerKnock(
  self: DoorkeeperSelf,
  context: RunContext,
  random: Random,
): AnsweredRun {
  const ephemeralSecret = random.bytes(32);
  const nonce = random.bytes(32);
  const body = {
    genesis: self.genesis,
    chain: self.chain(),
    answerKey: self.answerSigner.publicKey,
    ephemeral: x25519.getPublicKey(ephemeralSecret),
    nonce,
  };
  const answerBody = encodeAnswerBody(body);
  const message = answerMessage(context, answerBody);
  const frame: AnswerFrame = {
    kind: 'answer',
    ...body,
    answerSignature: self.answerSigner.sign(message),
    deviceSignature: self.device.signer.sign(message),
  };
  return { context, answerBody, nonce, ephemeralSecret, frame };
}

/** A refusal of this run, signed. */
export const refuseRun = (
  self: DoorkeeperSelf,
  context: RunContext,
  reason: RefusalReason,
): RefusalFrame => ({
  kind: 'refusal',
  reason,
  answerKey: self.answerSigner.publicKey,
  signature: self.answerSigner.sign(refusalMessage(context, reason)),
});

/**
 * Undefined unless the reveal is what the knock was bound to, its keys are good, the device signed this very
 * transcript (so saw the same connection) and consented to be let in by this device on this invitation.
 */
export function checkReveal(
  self: DoorkeeperSelf,
  run: AnsweredRun,
  reveal: RevealFrame,
): ShownNewcomer | undefined {
  const { context } = run;
  const { invitation } = context;
  const { revealed } = reveal;
  const commitment = commitmentTo({ invitation, run: context.run, revealed });
  if (!equalBytes(commitment, context.commitment)) return undefined;
  const shown = decodeRevealed(revealed);
  const certificate = decodeCertificate(reveal.certificate);
  if (shown === undefined || certificate === undefined) return undefined;
  const name = cleanNewcomerName(shown.name);
  const fits =
    name !== '' &&
    equalBytes(certificate.signKey, shown.signKey) &&
    equalBytes(certificate.agreeKey, shown.agreeKey) &&
    certificate.member === (self.deviceOf ?? memberIdOf(shown.signKey)) &&
    certificate.issuer === self.device.id &&
    certificate.invitation === (self.deviceOf === undefined ? invitation : noInvitation) &&
    !equalBytes(shown.nonce, run.nonce) &&
    sharedSecret(run.ephemeralSecret, shown.ephemeral) !== undefined;
  if (!fits) return undefined;
  const transcript = transcriptOf(context, { answerBody: run.answerBody, revealed });
  const signs = (message: Uint8Array, signature: Uint8Array): boolean =>
    verifySignatureNow({ publicKey: shown.signKey, message, signature });
  if (!signs(revealMessage(transcript), reveal.signature)) return undefined;
  if (!signs(consentBytes(self.space, certificate), certificate.consent)) return undefined;
  return { name, certificate, ephemeral: shown.ephemeral, nonce: shown.nonce, transcript };
}

/** The welcome, sealed so that only the device of this run, in this run, can open it. */
export function sealRunWelcome(of: {
  readonly run: AnsweredRun;
  readonly shown: ShownNewcomer;
  readonly welcome: Uint8Array;
  readonly random: Random;
}): Uint8Array | undefined {
  const { run, shown, welcome, random } = of;
  const ephemeral = sharedSecret(run.ephemeralSecret, shown.ephemeral);
  const device = sharedSecret(run.ephemeralSecret, shown.certificate.agreeKey);
  if (ephemeral === undefined || device === undefined) return undefined;
  return sealWelcome(welcomeKey({ ephemeral, device }, shown.transcript), welcome, random);
}
