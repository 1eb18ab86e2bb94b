import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Random } from '../../basics/random.ts';

/*
 * y-webrtc's own encryption of signalling messages (its src/crypto.js), byte for byte: base64 of
 * `varString 'AES-GCM' | varBytes nonce 12 | varBytes ciphertext` of lib0's `any`, under the key that it derives
 * from the room's password. y-webrtc seals what it sends by itself; here is the same for what we say beside it,
 * and the opening of what comes in, so that it is looked at before y-webrtc acts on it.
 */

const largestMessage = 256 * 1024;

/** Seals a message as y-webrtc does. */
export async function sealSignalling(
  message: object,
  options: { readonly key: CryptoKey; readonly random: Random },
): Promise<string> {
  const plain = encoding.createEncoder();
  encoding.writeAny(plain, { ...message });
  const iv = Uint8Array.from(options.random.bytes(12));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    options.key,
    encoding.toUint8Array(plain),
  );
  const frame = encoding.createEncoder();
  encoding.writeVarString(frame, 'AES-GCM');
  encoding.writeVarUint8Array(frame, iv);
  encoding.writeVarUint8Array(frame, new Uint8Array(sealed));
  return btoa(String.fromCharCode(...encoding.toUint8Array(frame)));
}

/** Opens what somebody published; undefined when it was not sealed with this key, or is no such frame at all. */
export async function openSignalling(text: string, key: CryptoKey): Promise<unknown> {
  if (text.length > largestMessage) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const frame = decoding.createDecoder(bytes);
    if (decoding.readVarString(frame) !== 'AES-GCM') return undefined;
    const iv = Uint8Array.from(decoding.readVarUint8Array(frame));
    const sealed = Uint8Array.from(decoding.readVarUint8Array(frame));
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
    return decoding.readAny(decoding.createDecoder(new Uint8Array(plain)));
  } catch {
    // Anybody may publish anything: base64, lib0 and WebCrypto all say so by throwing. The caller counts it.
    return undefined;
  }
}
