import type { RecordId, SpaceId } from '../../basics/id.ts';

/** Something that this person does not want to speak of now. Nobody else sees it. */
export interface ParkedItem {
  readonly id: RecordId;
  /** The workspace on whose agenda it was, and which item it was there. */
  readonly workspace: SpaceId;
  readonly item: RecordId;
  /** Its words at that moment, for the day on which the item itself is no longer there. */
  readonly text: string;
  readonly atMs: number;
}

/** The last one set aside first. */
export interface ParkedView {
  readonly items: readonly ParkedItem[];
}

/** The longest words that are kept, in UTF-16 units: those of an item of the agenda. */
export const parkedLimits = { text: 2_000 } as const;

export interface ParkedVerbs {
  /**
   * Words that have become too long, because two typed at once, are kept as far as the limit goes: the item itself has
   * all of them when it is brought back.
   */
  keep(item: {
    readonly workspace: SpaceId;
    readonly item: RecordId;
    readonly text: string;
  }): RecordId;
  /** It was brought back, or is not needed any more. */
  letGo(id: RecordId): void;
  /** It was let go of too soon. */
  keepAgain(id: RecordId): void;
}
