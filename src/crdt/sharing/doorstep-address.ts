import { toBase64Url } from '../basics/bytes.ts';
import { deriveKey } from './derive-key.ts';

/** Where a doorstep is met; both parts are one-way from the invitation secret. */
export const doorstepAddress = (
  secret: Uint8Array,
): { readonly topic: string; readonly signalling: string } => ({
  topic: toBase64Url(deriveKey({ secret, label: 'doorstep-topic', length: 16 })),
  signalling: toBase64Url(deriveKey({ secret, label: 'doorstep-signalling' })),
});
