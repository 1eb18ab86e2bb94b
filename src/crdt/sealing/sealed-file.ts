import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { byteReader } from '../basics/byte-reader.ts';
import { concatBytes, toHex, utf8 } from '../basics/bytes.ts';
import type { EpochId, SpaceId } from '../basics/id.ts';
import { idBytes } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import { paddedLength } from './padding.ts';

/** What a file of a Space is sealed with: the secret of an epoch. FORMAT.md "Files". */
export interface FileEpoch {
  readonly space: SpaceId;
  readonly epoch: EpochId;
  readonly secret: Uint8Array;
}

const version = 1;
/** Version, epoch tag, nonce. */
const headerSize = 1 + 8 + 24;
const lengthSize = 4;

/** Seals bytes that rest beside the entries; their name is the hash of what rests, so it tells nothing of them. */
export function sealFile(
  keys: FileEpoch,
  bytes: Uint8Array,
  random: Random,
): { readonly name: string; readonly sealed: Uint8Array } {
  const plain = new Uint8Array(paddedLength(lengthSize + bytes.length));
  new DataView(plain.buffer).setUint32(0, bytes.length);
  plain.set(bytes, lengthSize);
  const header = concatBytes(Uint8Array.of(version), tagOf(keys.epoch), random.bytes(24));
  const sealed = concatBytes(header, cipher(keys, header).encrypt(plain));
  return { name: nameOf(sealed), sealed };
}

/** The bytes that were sealed; undefined when these are others, or sealed with none of these epochs. */
export function openFile(
  epochs: readonly FileEpoch[],
  name: string,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (nameOf(sealed) !== name || sealed[0] !== version || sealed.length < headerSize) {
    return undefined;
  }
  const header = sealed.subarray(0, headerSize);
  const tag = toHex(header.subarray(1, 9));
  for (const keys of epochs) {
    if (toHex(tagOf(keys.epoch)) !== tag) continue;
    const plain = opened(keys, header, sealed.subarray(headerSize));
    if (plain !== undefined) return plain;
  }
  return undefined;
}

function opened(keys: FileEpoch, header: Uint8Array, sealed: Uint8Array): Uint8Array | undefined {
  try {
    const reader = byteReader(cipher(keys, header).decrypt(sealed));
    const length = reader.u32();
    const whole = lengthSize + reader.left();
    if (length > reader.left() || whole !== paddedLength(lengthSize + length)) return undefined;
    const bytes = reader.fixed(length);
    return reader.fixed(reader.left()).every((byte) => byte === 0) ? bytes : undefined;
  } catch {
    return undefined;
  }
}

const nameOf = (sealed: Uint8Array): string => toHex(sha256(sealed));
const tagOf = (epoch: EpochId): Uint8Array => idBytes(epoch).subarray(0, 8);

/** A key of its own for files: whoever has it has no word of the entries. Space and epoch are bound to each file. */
function cipher({ space, epoch, secret }: FileEpoch, header: Uint8Array) {
  const info = concatBytes(utf8('attune/1/file'), idBytes(epoch));
  const key = hkdf(sha256, secret, idBytes(space), info, 32);
  const bound = concatBytes(utf8('attune file 1'), idBytes(space), idBytes(epoch), header);
  return xchacha20poly1305(key, header.subarray(9), bound);
}
