import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { byteReader } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { concatBytes, toHex, utf8 } from '../basics/bytes.ts';
import { EntryHash, FeedId, idBytes } from '../basics/id.ts';
import type { Random } from '../basics/random.ts';
import { decodeBody, encodeBody, type EntryBody } from './entry-body.ts';
import { paddedLength } from './padding.ts';
import type { Signer } from './signing.ts';
import type { EpochKeys } from './space-keys.ts';
import { taggedHash } from './tagged-hash.ts';

/** The version that this code writes and reads. */
export const entryVersion = 1;
/** A sealed entry is never larger. */
export const entrySizeLimit = 64 * 2 ** 20;

const signedHeaderSize = 29;
const headerSize = 53;
const signatureSize = 64;
/** No entry of any version is smaller: beside its header it holds a seal's tag and a padded signature. */
const entrySizeLeast = headerSize + 16 + paddedLength(0);
const tag = utf8('attune entry 1');

/** What anyone can read of an entry. */
export interface EntryHeader {
  readonly feed: FeedId;
  /** From 1. */
  readonly sequence: number;
  /** The first 8 bytes of the epoch's id, in hex. */
  readonly epochTag: string;
}

/** An entry whose seal has been opened. Its signature has not been checked by that. */
export interface OpenedEntry {
  readonly header: EntryHeader;
  readonly body: EntryBody;
  readonly signature: Uint8Array;
  /** What the signature is over. */
  readonly signed: Uint8Array;
  /** The hash that the next entry names as `previous`. */
  readonly hash: EntryHash;
}

/** The short name of an epoch in the header of an entry. */
export const epochTagOf = (keys: EpochKeys): string => keys.epoch.slice(0, 16);

/** Reads the open part; 'newer' for a version that this code does not know, undefined when it cannot be an entry. */
export function readEntryHeader(bytes: Uint8Array): EntryHeader | 'newer' | undefined {
  if (bytes.length < entrySizeLeast || bytes.length > entrySizeLimit) return undefined;
  if (bytes[0] !== entryVersion) return bytes[0] === 0 ? undefined : 'newer';
  const reader = byteReader(bytes);
  reader.u8();
  const epochTag = toHex(reader.fixed(8));
  const feed = FeedId.fromBytes(reader.fixed(16));
  const sequence = reader.u32();
  return sequence === 0 ? undefined : { feed, sequence, epochTag };
}

const hashOf = (signed: Uint8Array): EntryHash =>
  EntryHash.fromBytes(taggedHash('attune chain 1', signed));

/** What signed bytes and associated data begin with: the same for all entries under some keys. */
const beginnings = new WeakMap<EpochKeys, Uint8Array>();

function beginningOf(keys: EpochKeys): Uint8Array {
  let beginning = beginnings.get(keys);
  if (beginning === undefined) {
    beginning = concatBytes(tag, idBytes(keys.space));
    beginnings.set(keys, beginning);
  }
  return beginning;
}

const signedBytes = (keys: EpochKeys, header: Uint8Array, body: Uint8Array): Uint8Array =>
  concatBytes(beginningOf(keys), header, sha256(body));

/** Signs and seals; returns the bytes and the chain hash. */
export function sealEntry(entry: {
  readonly keys: EpochKeys;
  readonly feed: FeedId;
  readonly sequence: number;
  readonly body: EntryBody;
  readonly signer: Signer;
  readonly random: Random;
}): { readonly bytes: Uint8Array; readonly hash: EntryHash } {
  const { keys } = entry;
  const body = encodeBody(entry.body);
  const header = byteWriter()
    .u8(entryVersion)
    .fixed(idBytes(keys.epoch).subarray(0, 8))
    .fixed(idBytes(entry.feed))
    .u32(entry.sequence)
    .bytes();
  const signed = signedBytes(keys, header, body);
  const filled = byteWriter().fixed(entry.signer.sign(signed)).variable(body).bytes();
  const plaintext = new Uint8Array(paddedLength(filled.length));
  plaintext.set(filled);
  const nonce = entry.random.bytes(24);
  const open = concatBytes(header, nonce);
  const sealed = xchacha20poly1305(keys.entry, nonce, concatBytes(beginningOf(keys), open)).encrypt(
    plaintext,
  );
  return { bytes: concatBytes(open, sealed), hash: hashOf(signed) };
}

/** Opens the seal; undefined when the bytes are not an entry sealed under these keys. */
export function openEntry(
  keys: EpochKeys,
  header: EntryHeader,
  bytes: Uint8Array,
): OpenedEntry | undefined {
  const open = bytes.subarray(0, headerSize);
  let plaintext: Uint8Array;
  try {
    plaintext = xchacha20poly1305(
      keys.entry,
      open.subarray(signedHeaderSize),
      concatBytes(beginningOf(keys), open),
    ).decrypt(bytes.subarray(headerSize));
  } catch {
    return undefined;
  }
  const reader = byteReader(plaintext);
  const signature = reader.fixed(signatureSize);
  const length = reader.u32();
  if (length > reader.left()) return undefined;
  if (plaintext.length !== paddedLength(signatureSize + 4 + length)) return undefined;
  const bodyBytes = reader.fixed(length);
  for (const byte of reader.fixed(reader.left())) if (byte !== 0) return undefined;
  const body = decodeBody(bodyBytes);
  if (body?.epoch !== keys.epoch) return undefined;
  const signed = signedBytes(keys, open.subarray(0, signedHeaderSize), bodyBytes);
  return { header, body, signature, signed, hash: hashOf(signed) };
}
