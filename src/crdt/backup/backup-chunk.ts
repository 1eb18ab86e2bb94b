import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { byteWriter } from '../basics/byte-writer.ts';
import { concatBytes, utf8 } from '../basics/bytes.ts';
import type { BackupKey } from './backup-keys.ts';

/** So many bytes are sealed in each chunk but the last, which may have fewer. */
export const chunkBytes = 2 ** 20;
const tagBytes = 16;
/** `last u8 | length u32`, before the sealed bytes. */
export const chunkHeadBytes = 5;
/** The longest sealed chunk, without its head. */
export const mostChunkBytes = chunkBytes + tagBytes;
/** The shortest: a seal over nothing. */
export const leastChunkBytes = tagBytes;

/** Where a chunk stands. */
export interface ChunkPlace {
  /** From 0. */
  readonly number: number;
  readonly last: boolean;
}

/** `last u8 | length u32 | XChaCha20-Poly1305`, its place in the nonce: the key serves this one file. */
export function sealChunk(by: BackupKey, place: ChunkPlace, plain: Uint8Array): Uint8Array {
  const sealed = cipher(by, place).encrypt(plain);
  const head = byteWriter()
    .u8(place.last ? 1 : 0)
    .u32(sealed.length)
    .bytes();
  return concatBytes(head, sealed);
}

/** Undefined when it is not the chunk of this file that belongs there. */
export function openChunk(
  by: BackupKey,
  place: ChunkPlace,
  sealed: Uint8Array,
): Uint8Array | undefined {
  try {
    return cipher(by, place).decrypt(sealed);
  } catch {
    return undefined;
  }
}

/** nonce = 15 zeros ‖ last u8 ‖ number u64; associated data = "attune backup 1" ‖ header ‖ last ‖ number. */
function cipher({ key, header }: BackupKey, { number, last }: ChunkPlace) {
  const place = byteWriter()
    .u8(last ? 1 : 0)
    .u64(number)
    .bytes();
  const nonce = concatBytes(new Uint8Array(15), place);
  return xchacha20poly1305(key, nonce, concatBytes(utf8('attune backup 1'), header.bytes, place));
}
