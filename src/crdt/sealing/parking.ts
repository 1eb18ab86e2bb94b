import { toHex } from '../basics/bytes.ts';
import { waitingLimits } from './waiting-limits.ts';

/** Entries of an epoch or a version that this page cannot read yet. */
export interface Parking {
  /** Keeps them, within bounds; what was not kept before. */
  keep(batch: readonly Uint8Array[]): readonly Uint8Array[];
}

/** Nothing parked yet. */
export function createParking(): Parking {
  const entries = new Set<string>();
  let bytesKept = 0;
  return {
    keep: (batch) =>
      batch.filter((bytes) => {
        const name = toHex(bytes.subarray(0, 64));
        const full =
          entries.size >= waitingLimits.entries || bytesKept + bytes.length > waitingLimits.bytes;
        if (full || entries.has(name)) return false;
        entries.add(name);
        bytesKept += bytes.length;
        return true;
      }),
  };
}
