import type { RecordId, SpaceId } from '../../basics/id.ts';
import type { Pace } from '../shapes/pace.ts';

/** One turn of the dial, or one moment that was asked for. */
export interface PaceMark {
  readonly id: RecordId;
  readonly workspace: SpaceId;
  readonly session: RecordId | undefined;
  readonly what: Pace | 'moment';
  readonly atMs: number;
}

/** The newest first. */
export interface PaceHistoryView {
  readonly marks: readonly PaceMark[];
}

export interface PaceHistoryVerbs {
  note(mark: {
    readonly workspace: SpaceId;
    readonly session: RecordId | undefined;
    readonly what: PaceMark['what'];
  }): void;
}
