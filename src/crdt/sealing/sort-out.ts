import type { PendingEntry } from './feed-book.ts';
import type { Settlement } from './log-core.ts';

/** Which of the received entries stay, and how many of those are applied. */
export function sortOut(
  received: readonly PendingEntry[],
  settlement: Settlement,
): { readonly kept: readonly Uint8Array[]; readonly applied: number; readonly refused: number } {
  const refused = new Set(settlement.refused.map(({ entry }) => entry));
  const applied = new Set(settlement.applied.map(({ entry }) => entry));
  const kept = received.filter((entry) => !refused.has(entry));
  return {
    kept: kept.map((entry) => entry.bytes),
    applied: kept.filter((entry) => applied.has(entry)).length,
    refused: received.length - kept.length,
  };
}
