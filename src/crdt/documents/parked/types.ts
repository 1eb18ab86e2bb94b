import type { RecordId, SpaceId } from '../../basics/id.ts';

/** Something that this person does not want to speak of now. Nobody else sees it. */
export interface ParkedItem {
  readonly id: RecordId;
  /** The workspace on whose agenda it was, and which item it was there. */
  readonly workspace: SpaceId;
  readonly item: RecordId;
  readonly text: string;
  readonly atMs: number;
}

/** The last one set aside first. */
export interface ParkedView {
  readonly items: readonly ParkedItem[];
}

export interface ParkedVerbs {
  keep(item: {
    readonly workspace: SpaceId;
    readonly item: RecordId;
    readonly text: string;
  }): RecordId;
  /** It was brought back, or is not needed any more. */
  letGo(id: RecordId): void;
}
