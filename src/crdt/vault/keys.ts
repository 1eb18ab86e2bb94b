import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { byteWriter } from '../basics/byte-writer.ts';
import { toBase64Url, utf8 } from '../basics/bytes.ts';
import { idBytes } from '../basics/id.ts';
import type { SpaceId } from '../basics/id.ts';

/** Length of the vault key, of a device seed and of every key derived from them. */
export const KEY_BYTES = 32;

const NO_SALT = new Uint8Array(0);

/** One use of a secret: HKDF-SHA-256 (RFC 5869) with the label in `info`; salt is the space id, where there is one. */
export const deriveKey = (secret: Uint8Array, label: string, space?: SpaceId): Uint8Array =>
  hkdf(
    sha256,
    secret,
    space === undefined ? NO_SALT : idBytes(space),
    utf8(`attune/1/${label}`),
    KEY_BYTES,
  );

/** Name of the database where a Space rests: 16 derived bytes in base64url. */
export const storeNameOf = (vaultKey: Uint8Array, space: SpaceId): string =>
  toBase64Url(deriveKey(vaultKey, 'store-name', space).subarray(0, 16));

/** Keys of the keyring's records. */
export interface KeyringKeys {
  /** Seals the records. */
  readonly seal: Uint8Array;
  /** Names them: a reader of the disk learns no collection and no id. */
  readonly name: Uint8Array;
}

/** The keyring's two keys, from the vault key. */
export const keyringKeys = (vaultKey: Uint8Array): KeyringKeys => ({
  seal: deriveKey(vaultKey, 'keyring'),
  name: deriveKey(vaultKey, 'record-name'),
});

/** Opaque name of a record: HMAC-SHA-256 over collection and id, 16 bytes in base64url. */
export const recordName = (key: Uint8Array, collection: string, id: string): string =>
  toBase64Url(hmac(sha256, key, byteWriter().text(collection).text(id).bytes()).subarray(0, 16));
