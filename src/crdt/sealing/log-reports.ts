import type { EntryOffence } from '../basics/entry-offence.ts';
import type { FeedRange } from '../basics/feed-range.ts';

/** A batch of entries for storing. Own ones are pushed to peers too, in the tick in which they were sealed. */
export interface EntryBatch {
  readonly entries: readonly Uint8Array[];
  readonly own: boolean;
}

/** How opening went. */
export interface OpenReport {
  /** Stored entries that no longer open: set aside, and wanted from the others. */
  readonly damaged: number;
  /** Where they lay, as far as their headers can still be read. */
  readonly damagedRanges: readonly FeedRange[];
  /** As they lie in the store. */
  readonly damagedEntries: readonly Uint8Array[];
  readonly fromSnapshot: boolean;
  /** Entries that the snapshot did not hold and that were applied one by one. */
  readonly replayed: number;
}

/** How a batch of entries fared. `faults` are short codes, each once. */
export interface AcceptReport {
  readonly applied: number;
  readonly waiting: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly faults: readonly string[];
  /** What whoever handed them over could have known; see {@link EntryOffence}. */
  readonly offences: readonly EntryOffence[];
}

/** What tidying did: covers written, and entries whose bytes need not be kept any longer. */
export interface TidyReport {
  readonly covers: number;
  readonly letGo: number;
}
