import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { concatBytes } from '../../src/crdt/basics/bytes.ts';
import type { SignedMessage, Signer } from '../../src/crdt/sealing/signing.ts';

/*
 * Node's own Ed25519 in place of the plain one, for simulations of a thousand lives: the same signatures and the same
 * verdicts (tests/crdt/sealing holds both to RFC 8032), at a tenth of the time.
 */

const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const verdictsKept = 50_000;

const nameOf = (...parts: readonly Uint8Array[]): string =>
  parts.map((part) => Buffer.from(part).toString('latin1')).join(' ');

/** Verdicts so far: every page of a simulated world checks the same entries, and whoever signed knows already. */
const verdicts = new Map<string, boolean>();

function remember(name: string, verdict: boolean): void {
  if (verdicts.size > verdictsKept) verdicts.clear();
  verdicts.set(name, verdict);
}

const signers = new Map<string, Signer>();

export function createSigner(seed: Uint8Array): Signer {
  const known = signers.get(nameOf(seed));
  if (known !== undefined) return known;
  const der = Buffer.from(concatBytes(privatePrefix, seed));
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(-32));
  const signer: Signer = {
    publicKey,
    sign(message) {
      const signature = new Uint8Array(sign(null, message, key));
      remember(nameOf(publicKey, signature, message), true);
      return signature;
    },
    prepare: () => undefined,
  };
  signers.set(nameOf(seed), signer);
  return signer;
}

const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(publicKey: Uint8Array): KeyObject {
  const name = nameOf(publicKey);
  const known = publicKeys.get(name);
  if (known !== undefined) return known;
  const der = Buffer.from(concatBytes(publicPrefix, publicKey));
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  publicKeys.set(name, key);
  return key;
}

export function verifySignatureNow({ publicKey, message, signature }: SignedMessage): boolean {
  const name = nameOf(publicKey, signature, message);
  const known = verdicts.get(name);
  if (known !== undefined) return known;
  const verdict = verify(null, message, publicKeyOf(publicKey), signature);
  remember(name, verdict);
  return verdict;
}

export const verifySignature = (signed: SignedMessage): Promise<boolean> =>
  Promise.resolve(verifySignatureNow(signed));

/** Keys in a simulation are honest. */
export const isGoodSignKey = (publicKey: Uint8Array): boolean => publicKey.length === 32;
