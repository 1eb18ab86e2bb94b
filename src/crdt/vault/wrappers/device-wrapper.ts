import { concatBytes, utf8 } from '../../basics/bytes.ts';
import type { Random } from '../../basics/random.ts';
import { KEY_BYTES } from '../keys.ts';
import { WrapperKind } from './wrapper-list.ts';
import type { Wrapper } from './wrapper-list.ts';

const IV_BYTES = 12;
const ASSOCIATED = Uint8Array.from(
  concatBytes(utf8('attune wrapper 1'), Uint8Array.of(WrapperKind.device)),
);

/** The platform's WebCrypto; undefined where there is none (an insecure address). */
export function webCrypto(): SubtleCrypto | undefined {
  const platform: { readonly crypto?: Partial<Crypto> } = globalThis;
  return platform.crypto?.subtle;
}

/** A key that encrypts and decrypts here and cannot be exported by any script. */
export const makeDeviceKey = (subtle: SubtleCrypto): Promise<CryptoKey> =>
  subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/**
 * Wraps the vault key under the device's key: `iv 12 | AES-256-GCM`. It works without asking anything, and
 * protects nothing against someone who copies the browser's profile.
 */
export async function wrapWithDevice(
  vaultKey: Uint8Array,
  key: CryptoKey,
  tools: { readonly subtle: SubtleCrypto; readonly random: Random },
): Promise<Wrapper> {
  const iv = Uint8Array.from(tools.random.bytes(IV_BYTES));
  const sealed = await tools.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: ASSOCIATED },
    key,
    Uint8Array.from(vaultKey),
  );
  return { kind: WrapperKind.device, body: concatBytes(iv, new Uint8Array(sealed)) };
}

/** The vault key; undefined when this is not the key that wrapped it, or a byte was changed. */
export async function unwrapWithDevice(
  wrapper: Wrapper,
  key: CryptoKey,
  subtle: SubtleCrypto,
): Promise<Uint8Array | undefined> {
  if (wrapper.kind !== WrapperKind.device || wrapper.body.length <= IV_BYTES) return undefined;
  const body = Uint8Array.from(wrapper.body);
  try {
    const opened = await subtle.decrypt(
      { name: 'AES-GCM', iv: body.subarray(0, IV_BYTES), additionalData: ASSOCIATED },
      key,
      body.subarray(IV_BYTES),
    );
    return opened.byteLength === KEY_BYTES ? new Uint8Array(opened) : undefined;
  } catch {
    return undefined;
  }
}
