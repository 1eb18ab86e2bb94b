import { toHex } from '../basics/bytes.ts';
import { waitingLimits } from './reception.ts';

/** Entries of an epoch or a version that this page cannot read yet. */
export interface Parking {
  /** Keeps them, within bounds; what was not kept before. */
  keep(batch: readonly Uint8Array[]): readonly Uint8Array[];
  size(): number;
}

/** Nothing parked yet. */
export function createParking(): Parking {
  const entries = new Set<string>();
  return {
    keep: (batch) =>
      batch.filter((bytes) => {
        const name = toHex(bytes.subarray(0, 64));
        if (entries.has(name) || entries.size >= waitingLimits.entries) return false;
        entries.add(name);
        return true;
      }),
    size: () => entries.size,
  };
}
