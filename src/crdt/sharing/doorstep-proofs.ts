import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { byteWriter } from '../basics/byte-writer.ts';
import { concatBytes, utf8 } from '../basics/bytes.ts';
import { idBytes, type InvitationId } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import { taggedHash } from '../sealing/tagged-hash.ts';
import { deriveKey } from './derive-key.ts';
import { type RefusalReason, refusalReasons } from './doorstep-frames.ts';

/** What a run is, for both sides alike: every signature and hash of it covers all of this. */
export interface RunContext {
  readonly invitation: InvitationId;
  /** 16 random bytes of the newcomer's. */
  readonly run: Uint8Array;
  readonly commitment: Uint8Array;
  readonly hint: Uint8Array;
  /** SHA-256 of the DTLS certificates, as this side sees them. In between they would be others. */
  readonly newcomerFingerprint: Uint8Array;
  readonly doorkeeperFingerprint: Uint8Array;
}

/** c: binds a newcomer to what it will reveal, and tells nothing of it (`revealed` ends with 32 random bytes). */
export const commitmentTo = (of: {
  readonly invitation: InvitationId;
  readonly run: Uint8Array;
  readonly revealed: Uint8Array;
}): Uint8Array => taggedHash('attune commit 1', idBytes(of.invitation), of.run, of.revealed);

/** By this a device that was let in already is known again before it reveals itself. */
export const againHint = (of: {
  readonly invitation: InvitationId;
  readonly run: Uint8Array;
  readonly signKey: Uint8Array;
}): Uint8Array =>
  taggedHash('attune again 1', idBytes(of.invitation), of.run, of.signKey).slice(0, 16);

const contextBytes = (context: RunContext): Uint8Array =>
  concatBytes(
    idBytes(context.invitation),
    context.run,
    context.commitment,
    context.hint,
    context.newcomerFingerprint,
    context.doorkeeperFingerprint,
  );

/** What the answer key and the doorkeeper's device sign. */
export const answerMessage = (context: RunContext, answerBody: Uint8Array): Uint8Array =>
  concatBytes(utf8('attune answer 1'), contextBytes(context), answerBody);

/** What the answer key signs to refuse. */
export const refusalMessage = (context: RunContext, reason: RefusalReason): Uint8Array =>
  concatBytes(
    utf8('attune refusal 1'),
    contextBytes(context),
    Uint8Array.of(refusalReasons.indexOf(reason)),
  );

/** T: everything that was said in a run and the connection it was said over. */
export const transcriptOf = (
  context: RunContext,
  said: { readonly answerBody: Uint8Array; readonly revealed: Uint8Array },
): Uint8Array =>
  taggedHash(
    'attune doorstep 1',
    contextBytes(context),
    byteWriter().variable(said.answerBody).variable(said.revealed).bytes(),
  );

/** What the newcomer's device signs. */
export const revealMessage = (transcript: Uint8Array): Uint8Array =>
  concatBytes(utf8('attune reveal 1'), transcript);

/** X25519 (RFC 7748); undefined when the other's key is of small order, so that the secret would be nobody's. */
export function sharedSecret(own: Uint8Array, other: Uint8Array): Uint8Array | undefined {
  try {
    return x25519.getSharedSecret(own, other);
  } catch {
    return undefined;
  }
}

/** Key of the welcome: needs the newcomer's ephemeral and its device's own secret; bound to the transcript. */
export const welcomeKey = (
  secrets: { readonly ephemeral: Uint8Array; readonly device: Uint8Array },
  transcript: Uint8Array,
): Uint8Array =>
  deriveKey({
    secret: concatBytes(secrets.ephemeral, secrets.device),
    salt: transcript,
    label: 'welcome',
  });

/** `nonce 24 | XChaCha20-Poly1305`; the transcript is in the key. */
export function sealWelcome(key: Uint8Array, welcome: Uint8Array, random: Random): Uint8Array {
  const nonce = random.bytes(24);
  return concatBytes(nonce, xchacha20poly1305(key, nonce).encrypt(welcome));
}

/** Undefined when it was sealed for another run or another device, or changed. */
export function openWelcome(key: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.length < 24) return undefined;
  try {
    return xchacha20poly1305(key, sealed.subarray(0, 24)).decrypt(sealed.subarray(24));
  } catch {
    return undefined;
  }
}
