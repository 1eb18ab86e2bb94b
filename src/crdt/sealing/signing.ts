import { etc, hashes, Point, utils, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, equalBytes, toHex } from '../basics/bytes.ts';
import { invariant } from '../basics/invariant.ts';

// The package brings no hash of its own, so that its synchronous half is told which to use.
hashes.sha512 = sha512;

/** Signs for one device (Ed25519, RFC 8032). Synchronous, so that the last words are sealed before a page goes. */
export interface Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** 64 bytes; the same message gets the same signature. */
  sign(message: Uint8Array): Uint8Array;
  /** Works out ahead of time what the first signature would wait for. */
  prepare(): void;
}

/** The order of the base point's group. */
const { n: order } = Point.CURVE();

const scalarOf = (...parts: readonly Uint8Array[]): bigint =>
  etc.mod(littleEndian(sha512(concatBytes(...parts))), order);

const littleEndian = (bytes: Uint8Array): bigint =>
  BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`);

const scalarBytes = (scalar: bigint): Uint8Array =>
  etc.hexToBytes(scalar.toString(16).padStart(64, '0')).reverse();

/**
 * A signer from a 32-byte seed. The expanded key is kept, which halves the cost of a signature:
 * the library's own `sign` derives the public key anew each time. Tests hold it to RFC 8032's vectors.
 *
 * @param publicKey the seed's own, where it is known: then nothing is worked out before the first signature, and
 * whoever only opens and reads does not wait for it.
 */
export function createSigner(seed: Uint8Array, publicKey?: Uint8Array): Signer {
  let expanded: ReturnType<typeof utils.getExtendedPublicKey> | undefined;
  const expand = (): ReturnType<typeof utils.getExtendedPublicKey> => {
    expanded ??= utils.getExtendedPublicKey(seed);
    const { pointBytes } = expanded;
    invariant(equalBytes(publicKey ?? pointBytes, pointBytes), 'a public key is that of its seed');
    return expanded;
  };
  return {
    publicKey: publicKey ?? expand().pointBytes,
    sign(message) {
      const { prefix, scalar, pointBytes } = expand();
      const nonce = scalarOf(prefix, message);
      const commitment = Point.BASE.multiply(nonce).toBytes();
      const challenge = scalarOf(commitment, pointBytes, message);
      return concatBytes(commitment, scalarBytes(etc.mod(nonce + challenge * scalar, order)));
    },
    prepare: () => void expand(),
  };
}

/** What is checked against a signature. */
export interface SignedMessage {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * The cofactorless verdict in plain code. @noble/ed25519 checks the cofactored equation, which lets a
 * crafted R with a torsion part through that WebCrypto refuses; so R must be free of torsion as well.
 */
export function verifySignatureNow({ publicKey, message, signature }: SignedMessage): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  if (!verify(signature, message, publicKey, { zip215: false })) return false;
  try {
    return Point.fromBytes(signature.subarray(0, 32), false).isTorsionFree();
  } catch {
    return false;
  }
}

const importedKeys = new Map<string, Promise<CryptoKey | undefined>>();
const importedKeysLimit = 1_000;

function importKey(publicKey: Uint8Array): Promise<CryptoKey | undefined> {
  const name = toHex(publicKey);
  let imported = importedKeys.get(name);
  if (imported === undefined) {
    imported = crypto.subtle
      .importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify'])
      .catch(() => undefined);
    if (importedKeys.size >= importedKeysLimit) importedKeys.clear();
    importedKeys.set(name, imported);
  }
  return imported;
}

/**
 * Whether the signature is the key's over the message: by the platform where it knows Ed25519, else
 * by {@link verifySignatureNow}. The verdicts are the same for keys that passed {@link isGoodSignKey}.
 */
export async function verifySignature(signed: SignedMessage): Promise<boolean> {
  if (signed.publicKey.length !== 32 || signed.signature.length !== 64) return false;
  const key = await importKey(signed.publicKey);
  if (key === undefined) return verifySignatureNow(signed);
  try {
    const { signature, message } = signed;
    return await crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice());
  } catch {
    return verifySignatureNow(signed);
  }
}

/** Whether an Ed25519 key is canonical, not of small order and free of torsion: checked once per device. */
export function isGoodSignKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== 32) return false;
  try {
    const point = Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    return false;
  }
}
