import { concatBytes, utf8 } from '../../basics/bytes.ts';
import { KEY_BYTES } from '../keys.ts';
import { WrapperKind } from './wrapper-list.ts';
import type { Wrapper } from './wrapper-list.ts';

/** Of AES-GCM. */
export const IV_BYTES = 12;
/** What the wrapped key is bound to. */
export const ASSOCIATED = Uint8Array.from(
  concatBytes(utf8('attune wrapper 1'), Uint8Array.of(WrapperKind.device)),
);

/** The platform's WebCrypto; undefined where there is none (an insecure address). */
export function webCrypto(): SubtleCrypto | undefined {
  const platform: { readonly crypto?: Partial<Crypto> } = globalThis;
  return platform.crypto?.subtle;
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
