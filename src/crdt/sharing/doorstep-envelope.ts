import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { readBytes } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';
import { concatBytes, utf8 } from '../basics/bytes.ts';
import type { Random } from '../basics/random.ts';
import { doorstepLimits } from './doorstep-limits.ts';

/** Who a frame comes from; the byte in the envelope. */
export const directions = { newcomer: 1, doorkeeper: 2 } as const;
export type Direction = (typeof directions)[keyof typeof directions];

/** Which frame of which run this is. Sealed with it, so that no frame can stand in another's place. */
export interface FramePlace {
  readonly direction: Direction;
  /** 16 bytes. */
  readonly run: Uint8Array;
  /** Counts the frames of one direction in one run, from 0. */
  readonly number: number;
}

const version = 1;
const headerBytes = 1 + 1 + 16 + 4;
const nonceBytes = 24;
const label = utf8('attune doorstep frame 1');

/** `version | direction | run 16 | number u32 | nonce 24 | XChaCha20-Poly1305`, the first 22 bytes as associated data. */
export function sealFrame(of: {
  readonly key: Uint8Array;
  readonly place: FramePlace;
  readonly frame: Uint8Array;
  readonly random: Random;
}): Uint8Array {
  const { direction, run, number } = of.place;
  const header = byteWriter().u8(version).u8(direction).fixed(run).u32(number).bytes();
  const nonce = of.random.bytes(nonceBytes);
  const cipher = xchacha20poly1305(of.key, nonce, concatBytes(label, header));
  return concatBytes(header, nonce, cipher.encrypt(of.frame));
}

/** Undefined when it is too long, malformed, or was not sealed with this key. */
export function openFrame(
  key: Uint8Array,
  message: Uint8Array,
): { readonly place: FramePlace; readonly frame: Uint8Array } | undefined {
  if (message.length > doorstepLimits.frameBytes) return undefined;
  const parsed = readBytes(message, (reader) => {
    const read = { version: reader.u8(), direction: reader.u8(), run: reader.fixed(16).slice() };
    const number = reader.u32();
    const nonce = reader.fixed(nonceBytes);
    return { ...read, number, nonce, sealed: reader.fixed(reader.left()) };
  });
  if (parsed?.version !== version) return undefined;
  const direction = Object.values(directions).find((known) => known === parsed.direction);
  if (direction === undefined) return undefined;
  const associated = concatBytes(label, message.subarray(0, headerBytes));
  try {
    const frame = xchacha20poly1305(key, parsed.nonce, associated).decrypt(parsed.sealed);
    return { place: { direction, run: parsed.run, number: parsed.number }, frame };
  } catch {
    return undefined;
  }
}
