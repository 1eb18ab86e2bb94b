import type { ByteReader } from '../basics/byte-reader.ts';
import { byteWriter } from '../basics/byte-writer.ts';

/** What one try of a passphrase costs (Argon2id, RFC 9106). */
export interface Argon2Cost {
  /** Memory in KiB. */
  readonly memory: number;
  /** Passes over that memory. */
  readonly passes: number;
  /** Lanes. */
  readonly lanes: number;
}

/** 64 MiB three times: about 0.4 s beside the page with WebAssembly, and dear for whoever tries many. */
export const usualCost: Argon2Cost = { memory: 64 * 1024, passes: 3, lanes: 1 };

/**
 * The bounds within which a wrapper is believed. Above them a changed list could stop this device for minutes or use up
 * its memory; below them nothing was ever written.
 */
const least: Argon2Cost = { memory: 19 * 1024, passes: 1, lanes: 1 };
const most: Argon2Cost = { memory: 256 * 1024, passes: 10, lanes: 4 };

/** `memory u32 | passes u32 | lanes u8` */
export const writeCost = ({ memory, passes, lanes }: Argon2Cost): Uint8Array =>
  byteWriter().u32(memory).u32(passes).u8(lanes).bytes();

/** Undefined when it is out of bounds: nothing is computed then. */
export function readCost(reader: ByteReader): Argon2Cost | undefined {
  const cost: Argon2Cost = { memory: reader.u32(), passes: reader.u32(), lanes: reader.u8() };
  return isWithin(least.memory, cost.memory, most.memory) &&
    isWithin(least.passes, cost.passes, most.passes) &&
    isWithin(least.lanes, cost.lanes, most.lanes)
    ? cost
    : undefined;
}

const isWithin = (from: number, value: number, to: number): boolean => value >= from && value <= to;

/** What computes it could not be fetched or started. */
export class NotStretched extends Error {
  override readonly name = 'NotStretched';
}

/**
 * Argon2id of a passphrase, 32 bytes; takes its time somewhere beside the page. Rejects with {@link NotStretched} when it cannot
 * be computed just now.
 */
export type Stretch = (options: {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly cost: Argon2Cost;
}) => Promise<Uint8Array>;
