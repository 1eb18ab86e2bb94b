import { platformRandom } from '../../src/crdt/basics/random.ts';
import { sealSignalling } from '../../src/crdt/peers/webrtc/signalling-cipher.ts';
import type { Wire } from './wire.ts';

/** y-webrtc's derivation of the room's key (its src/crypto.js). */
export async function signallingKey(secret: string, topic: string): Promise<CryptoKey> {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  const material = await crypto.subtle.importKey('raw', bytes(secret), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', salt: bytes(topic), iterations: 100_000, hash: 'SHA-256' },
    material,
    { name: 'AES-GCM', length: 256 },
    true,
    ['encrypt', 'decrypt'],
  );
}

/** Publishes messages at a rendezvous as somebody who knows the room's secret (or, with another one, does not). */
export const publishSealed: Wire['publish'] = async ({ topic, rendezvous, secret, messages }) => {
  const key = await signallingKey(secret, topic);
  const socket = new WebSocket(rendezvous);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  // What comes back shows that the server has handed on all of it.
  socket.send(JSON.stringify({ type: 'subscribe', topics: [topic] }));
  const parsed: unknown = JSON.parse(messages);
  const list = (Array.isArray(parsed) ? parsed : []).filter(
    (one: unknown): one is object => typeof one === 'object' && one !== null,
  );
  let last = '';
  const handedOn = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      if (last !== '' && typeof data === 'string' && data.includes(last)) resolve();
    });
  });
  for (const [at, message] of list.entries()) {
    const data = await sealSignalling(message, { key, random: platformRandom });
    if (at === list.length - 1) last = data;
    socket.send(JSON.stringify({ type: 'publish', topic, data }));
  }
  await handedOn;
  socket.close();
};
