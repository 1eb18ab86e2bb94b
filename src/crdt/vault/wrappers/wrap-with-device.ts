import { concatBytes } from '../../basics/bytes.ts';
import type { Random } from '../../basics/random.ts';
import { ASSOCIATED, IV_BYTES } from './device-wrapper.ts';
import { WrapperKind } from './wrapper-list.ts';
import type { Wrapper } from './wrapper-list.ts';

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
