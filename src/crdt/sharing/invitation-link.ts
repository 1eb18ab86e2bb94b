import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, toBase64Url } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';
import { createSigner } from '../sealing/signing.ts';
import { deriveKey } from './derive-key.ts';
import { invitationIdOf, linkCheck, linkVersions } from './invitation.ts';
import type { Invitation } from './invitation.ts';

/*
 * Making invitations and their links, apart from reading them: every page reads, hardly any makes.
 */

/** Makes a fresh invitation. */
export function createInvitation({ random }: { readonly random: Random }): Invitation {
  const secret = random.bytes(32);
  return { id: invitationIdOf(secret), secret, answerSeed: random.bytes(32) };
}

/** What a link says of the answer key. */
export const answerKeyHashOf = (answerKey: Uint8Array): Uint8Array =>
  sha256(answerKey).slice(0, 16);

/** The key of all frames at a doorstep. */
export const doorstepFrameKey = (secret: Uint8Array): Uint8Array =>
  deriveKey({ secret, label: 'doorstep-frame' });

/**
 * The link to hand on: `<base>/join#<fragment>`, or `<base>/device#<fragment>` for a device of one's own. Browsers never
 * send the fragment to a server.
 */
export function invitationLink(of: {
  readonly baseUrl: string;
  readonly secret: Uint8Array;
  readonly answerSeed: Uint8Array;
  readonly device?: true | undefined;
}): string {
  const said = concatBytes(
    Uint8Array.of(linkVersions[of.device === true ? 'device' : 'person']),
    of.secret,
    answerKeyHashOf(createSigner(of.answerSeed).publicKey),
  );
  const fragment = toBase64Url(concatBytes(said, linkCheck(said)));
  const page = of.device === true ? 'device' : 'join';
  return `${of.baseUrl.replace(/\/+$/, '')}/${page}#${fragment}`;
}
