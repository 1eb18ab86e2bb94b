import { toHex } from '../basics/bytes.ts';

/** Remembers values that may serve only once, the newest `limit` of them. */
export interface ServedOnce {
  /** False when the value has served already. */
  claim(value: Uint8Array): boolean;
}

/** A fresh memory. */
export function createServedOnce(limit: number): ServedOnce {
  const served = new Set<string>();
  return {
    claim(value) {
      const text = toHex(value);
      if (served.has(text)) return false;
      served.add(text);
      for (const oldest of served) {
        if (served.size <= limit) break;
        served.delete(oldest);
      }
      return true;
    },
  };
}
