import { x25519 } from '@noble/curves/ed25519.js';
import { concatBytes } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';
import { deriveKey } from './derive-key.ts';
import { openWelcome, sealWelcome, sharedSecret } from './doorstep-proofs.ts';

/*
 * What opens a workspace lies in the personal Space sealed once more, to the one device that wished for it: what a device that was
 * removed has kept of the personal Space then opens no secret of a workspace that came after.
 */

const keyOf = (
  secret: Uint8Array,
  to: { readonly ephemeral: Uint8Array; readonly agreeKey: Uint8Array },
) => deriveKey({ secret, salt: concatBytes(to.ephemeral, to.agreeKey), label: 'own-answer' });

/** `ephemeral 32 | nonce 24 | XChaCha20-Poly1305`; undefined when nothing can be sealed to such a key. */
export function sealOwnAnswer(of: {
  readonly agreeKey: Uint8Array;
  readonly answer: Uint8Array;
  readonly random: Random;
}): Uint8Array | undefined {
  const { agreeKey, answer, random } = of;
  const own = random.bytes(32);
  const ephemeral = x25519.getPublicKey(own);
  const secret = sharedSecret(own, agreeKey);
  if (secret === undefined) return undefined;
  return concatBytes(
    ephemeral,
    sealWelcome(keyOf(secret, { ephemeral, agreeKey }), answer, random),
  );
}

/** Undefined when it was sealed to another device, or changed. */
export function openOwnAnswer(
  identity: { readonly agreeKey: Uint8Array; readonly agreeSecret: Uint8Array },
  sealed: Uint8Array,
): Uint8Array | undefined {
  const ephemeral = sealed.subarray(0, 32);
  if (ephemeral.length < 32) return undefined;
  const secret = sharedSecret(identity.agreeSecret, ephemeral);
  const { agreeKey } = identity;
  return secret && openWelcome(keyOf(secret, { ephemeral, agreeKey }), sealed.subarray(32));
}
