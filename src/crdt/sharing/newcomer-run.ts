import { x25519 } from '@noble/curves/ed25519.js';
import { equalBytes } from '../basics/bytes.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import { createCertificate } from '../sealing/create-certificate.ts';
import { encodeCertificate } from '../sealing/certificate.ts';
import { verifyChain } from '../sealing/roster.ts';
import { isGoodSignKey, verifySignatureNow } from '../sealing/signing.ts';
import { spaceIdOf } from '../sealing/space-keys.ts';
import type { DeviceIdentity } from './device-identity.ts';
import {
  type AnswerFrame,
  encodeAnswerBody,
  encodeRevealed,
  type KnockFrame,
  type RefusalFrame,
  type RevealFrame,
} from './doorstep-frames.ts';
import type { DoorstepLink } from './doorstep-link.ts';
import {
  againHint,
  answerMessage,
  commitmentTo,
  openWelcome,
  refusalMessage,
  revealMessage,
  type RunContext,
  sharedSecret,
  transcriptOf,
  welcomeKey,
} from './doorstep-proofs.ts';
import { answerKeyHashOf } from './invitation-link.ts';
import type { InvitationToken } from './invitation.ts';

/** One try of a newcomer to come in, over one connection: made to serve once. */
export interface NewcomerRun {
  readonly token: InvitationToken;
  readonly identity: DeviceIdentity;
  readonly context: RunContext;
  /** The bytes the knock is bound to. */
  readonly revealed: Uint8Array;
  readonly nonce: Uint8Array;
  readonly ephemeralSecret: Uint8Array;
  readonly knock: KnockFrame;
}

/** Who has answered, after every check has passed. */
export interface AnsweredBy {
  readonly space: SpaceId;
  readonly device: DeviceId;
  readonly member: MemberId;
  readonly ephemeral: Uint8Array;
  readonly answerBody: Uint8Array;
}

/** A fresh run: new run id, new ephemeral, new nonce, so a new commitment; the device's keys stay. */
export function beginNewcomerRun(of: {
  readonly token: InvitationToken;
  readonly name: string;
  readonly identity: DeviceIdentity;
  readonly fingerprints: DoorstepLink['fingerprints'];
  readonly random: Random;
}): NewcomerRun {
  const { token, identity, fingerprints, random } = of;
  const { invitation } = token;
  const run = random.bytes(16);
  const nonce = random.bytes(32);
  const ephemeralSecret = random.bytes(32);
  const revealed = encodeRevealed({
    name: of.name,
    signKey: identity.signKey,
    agreeKey: identity.agreeKey,
    ephemeral: x25519.getPublicKey(ephemeralSecret),
    nonce,
  });
  const commitment = commitmentTo({ invitation, run, revealed });
  const hint = againHint({ invitation, run, signKey: identity.signKey });
  const context: RunContext = {
    invitation,
    run,
    commitment,
    hint,
    newcomerFingerprint: fingerprints.own,
    doorkeeperFingerprint: fingerprints.other,
  };
  const knock: KnockFrame = { kind: 'knock', commitment, hint };
  return { token, identity, context, revealed, nonce, ephemeralSecret, knock };
}

/** Whether a key is the one whose hash stands in the link. */
const isAnswerKey = (run: NewcomerRun, answerKey: Uint8Array): boolean =>
  equalBytes(answerKeyHashOf(answerKey), run.token.answerKeyHash) && isGoodSignKey(answerKey);

/** Undefined unless the answer is the inviting member's, for this run, over this very connection. */
export async function checkAnswer(
  run: NewcomerRun,
  answer: AnswerFrame,
): Promise<AnsweredBy | undefined> {
  if (!isAnswerKey(run, answer.answerKey) || equalBytes(answer.nonce, run.nonce)) return undefined;
  if (sharedSecret(run.ephemeralSecret, answer.ephemeral) === undefined) return undefined;
  const answerBody = encodeAnswerBody(answer);
  const message = answerMessage(run.context, answerBody);
  const signedByKey = verifySignatureNow({
    publicKey: answer.answerKey,
    message,
    signature: answer.answerSignature,
  });
  if (!signedByKey) return undefined;
  const space = spaceIdOf(answer.genesis);
  const shown = await verifyChain(space, answer.genesis, answer.chain);
  if (shown === undefined) return undefined;
  const signedByDevice = verifySignatureNow({
    publicKey: shown.certificate.signKey,
    message,
    signature: answer.deviceSignature,
  });
  if (!signedByDevice) return undefined;
  return {
    space,
    device: shown.device,
    member: shown.member,
    ephemeral: answer.ephemeral,
    answerBody,
  };
}

/** Whether a refusal is the inviting member's, for this run. */
export const isTrueRefusal = (run: NewcomerRun, refusal: RefusalFrame): boolean =>
  isAnswerKey(run, refusal.answerKey) &&
  verifySignatureNow({
    publicKey: refusal.answerKey,
    message: refusalMessage(run.context, refusal.reason),
    signature: refusal.signature,
  });

/** What the newcomer shows to who has answered, and the transcript that both now have. */
export function revealTo(
  run: NewcomerRun,
  by: AnsweredBy,
): { readonly frame: RevealFrame; readonly transcript: Uint8Array } {
  const { identity, revealed } = run;
  const transcript = transcriptOf(run.context, { answerBody: by.answerBody, revealed });
  const certificate = createCertificate({
    space: by.space,
    signer: identity.signer,
    agreeKey: identity.agreeKey,
    issuer: by.device,
    // A link says what it makes of who follows it, so nobody becomes a device of somebody else without having been told.
    ...(run.token.device === true ? { member: by.member } : { invitation: run.context.invitation }),
  });
  const frame: RevealFrame = {
    kind: 'reveal',
    revealed,
    certificate: encodeCertificate(certificate),
    signature: identity.signer.sign(revealMessage(transcript)),
  };
  return { frame, transcript };
}

/** The welcome of a run; undefined when it was not sealed by who has answered for this device. */
export function openRunWelcome(
  run: NewcomerRun,
  by: AnsweredBy,
  said: { readonly transcript: Uint8Array; readonly sealed: Uint8Array },
): Uint8Array | undefined {
  const ephemeral = sharedSecret(run.ephemeralSecret, by.ephemeral);
  const device = sharedSecret(run.identity.agreeSecret, by.ephemeral);
  if (ephemeral === undefined || device === undefined) return undefined;
  return openWelcome(welcomeKey({ ephemeral, device }, said.transcript), said.sealed);
}
