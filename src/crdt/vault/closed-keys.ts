import { concatBytes } from '../basics/bytes.ts';
import { KEY_BYTES, deriveKey } from './keys.ts';
import { restSeal } from './rest-seal.ts';
import type { RestSeal, VaultSecrets } from './vault.ts';
import type { VaultMark } from './vault-records.ts';
import { CLOSED_RECORD } from './wrappers/wrapper-list.ts';

/** What the wrappers of a closed vault hold: its key, and the first key it ever had, which names its stores. */
export const WRAPPED_BYTES = 2 * KEY_BYTES;

const VERSION = 1;

/** `key 32 | first key 32` */
export const joinKeys = (key: Uint8Array, first: Uint8Array): Uint8Array => concatBytes(key, first);

/** By what a closed vault is known: `version 1 | HKDF(vault key, "vault-id")[16]`. It says nothing of the key. */
export const closedMark = (key: Uint8Array): VaultMark => ({
  name: CLOSED_RECORD,
  bytes: concatBytes(Uint8Array.of(VERSION), deriveKey(key, 'vault-id').subarray(0, 16)),
});

/** What a closed vault opens with, from what its wrappers hold. The bytes given are not kept. */
export function closedSecrets(keys: Uint8Array): VaultSecrets {
  const key = keys.slice(0, KEY_BYTES);
  const first = keys.slice(KEY_BYTES, WRAPPED_BYTES);
  const seals = new Map<string, RestSeal>();
  return {
    key,
    first,
    mark: closedMark(key),
    restSeal(space) {
      const seal = seals.get(space) ?? restSeal(key, space);
      seals.set(space, seal);
      return seal;
    },
  };
}
