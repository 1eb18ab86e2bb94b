import { utf8 } from '../../basics/bytes.ts';
import type { RoomAddress } from '../transport.ts';

const iterations = 100_000;

/**
 * The key of a room's signalling messages, derived as y-webrtc does (its src/crypto.js) for the rooms that it opens itself: for
 * whoever stands in a room without it.
 */
export async function signallingKey({ topic, signalling }: RoomAddress): Promise<CryptoKey> {
  const [password, salt] = [Uint8Array.from(utf8(signalling)), Uint8Array.from(utf8(topic))];
  const material = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', salt, iterations, hash: 'SHA-256' },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
