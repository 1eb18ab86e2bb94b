import type { EntryOffence } from '../basics/entry-offence.ts';
import type { PendingEntry } from './feed-book.ts';
import type { Settlement } from './log-core.ts';

/** Where it is the author who can be blamed, and not who hands it over. */
const offending: ReadonlySet<string> = new Set(['signature', 'too-many']);

/** How many of the received entries stay, how many of those are applied, and who is to blame for the rest. */
export function sortOut(
  received: readonly PendingEntry[],
  settlement: Settlement,
): {
  readonly kept: number;
  readonly applied: number;
  readonly refused: number;
  /** False signatures, and what is beyond the bounds of waiting. */
  readonly offences: readonly EntryOffence[];
} {
  const refused = new Set(settlement.refused.map(({ entry }) => entry));
  const applied = new Set(settlement.applied.map(({ entry }) => entry));
  const fresh = new Set(received);
  const kept = received.filter((entry) => !refused.has(entry));
  return {
    kept: kept.length,
    applied: kept.filter((entry) => applied.has(entry)).length,
    refused: received.length - kept.length,
    offences: settlement.refused
      .filter(({ entry, reason }) => fresh.has(entry) && offending.has(reason))
      .map(({ entry, reason }) => ({ reason, of: entry.opened.body.device })),
  };
}
