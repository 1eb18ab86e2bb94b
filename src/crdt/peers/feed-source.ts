import type { Cancel } from '../basics/clock.ts';
import type { FeedRange, Have } from '../basics/feed-range.ts';
import type { EntryOffence } from '../basics/entry-offence.ts';

/** The feeds of a Space as the exchange sees them: positions and opaque bytes. The sealed log fills it. */
export interface FeedSource {
  have(): Have;
  /** Ranges that somebody with `theirs` holds and we lack. */
  missing(theirs: Have): readonly FeedRange[];
  /** The sealed entries, or covers, that hold this range; fewer than asked when we lack some. */
  read(range: FeedRange): readonly Uint8Array[];
  /** Hands over entries from a peer. */
  accept(entries: readonly Uint8Array[]): Promise<Accepted>;
  /** SHA-256 in hexadecimal of what all of it says; undefined while it is not worked out. */
  digestToCompare(): string | undefined;
  /** Entries to pass on at once: own ones, in the tick in which they were sealed. */
  onEntries(
    listener: (batch: { readonly entries: readonly Uint8Array[]; readonly own: boolean }) => void,
  ): Cancel;
}

/** How a batch of entries fared. */
export interface Accepted {
  readonly applied: number;
  readonly waiting: number;
  readonly duplicate: number;
  readonly refused: number;
  /** What whoever handed them over could have known. */
  readonly offences: readonly EntryOffence[];
}
