import { toHex } from '../basics/bytes.ts';
import { waitingLimits } from './waiting-limits.ts';

/** Entries of an epoch or a version that this page cannot read yet. */
export interface Parking {
  /** Keeps them, within bounds unless they have `rested` here; what was not kept before. */
  keep(batch: readonly Uint8Array[], rested?: boolean): readonly Uint8Array[];
  has(entry: Uint8Array): boolean;
  some(is: (entry: Uint8Array) => boolean): boolean;
  /** Takes out what can be read now. */
  takeOut(isReadable: (entry: Uint8Array) => boolean): readonly Uint8Array[];
}

/** Nothing parked yet. */
export function createParking(): Parking {
  const entries = new Map<string, Uint8Array>();
  let bytesKept = 0;
  const nameOf = (bytes: Uint8Array): string => toHex(bytes.subarray(0, 64));
  return {
    keep: (batch, rested) =>
      batch.filter((bytes) => {
        const name = nameOf(bytes);
        const full =
          entries.size >= waitingLimits.entries || bytesKept + bytes.length > waitingLimits.bytes;
        if ((full && rested !== true) || entries.has(name)) return false;
        entries.set(name, bytes);
        bytesKept += bytes.length;
        return true;
      }),
    has: (entry) => entries.has(nameOf(entry)),
    some: (is) => [...entries.values()].some(is),
    takeOut(isReadable) {
      const taken = [...entries.values()].filter(isReadable);
      for (const bytes of taken) {
        entries.delete(nameOf(bytes));
        bytesKept -= bytes.length;
      }
      return taken;
    },
  };
}
