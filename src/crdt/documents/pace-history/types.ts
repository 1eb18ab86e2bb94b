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

/** The newest first, and no more than the newest {@link mostMarks}; older ones rest on unshown. */
export interface PaceHistoryView {
  readonly marks: readonly PaceMark[];
}

/** Marks in a view: some years of sessions, and read within a few milliseconds. */
export const mostMarks = 2_000;

export interface PaceHistoryVerbs {
  note(mark: {
    readonly workspace: SpaceId;
    readonly session: RecordId | undefined;
    readonly what: PaceMark['what'];
    /** When it was said; now, when left out. */
    readonly saidMs?: number | undefined;
  }): void;
}
