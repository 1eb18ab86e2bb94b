import type { RecordId } from '../basics/id.ts';
import type { Result } from '../basics/result.ts';
import type { PaceMark } from '../documents/pace-history/types.ts';
import type { Pace } from '../documents/shapes/pace.ts';
import type { OwnFault } from './own-fault.ts';

/** A turn of the dial, and when it was turned. */
export interface PaceTurn {
  readonly pace: Pace;
  readonly turnedMs: number;
}

/** How fast it was to go in a workspace, kept for the person alone who said so. */
export interface OwnPace {
  /** Keeps a turn of the dial, or a moment that was asked for, as of `saidMs` or else of now. The others see it as presence only. */
  readonly notePace: (
    what: PaceMark['what'],
    said: { readonly session: RecordId | undefined; readonly saidMs?: number | undefined },
  ) => Promise<Result<void, OwnFault>>;
  /** The last turn of the dial in that session; undefined when there was none that this device knows of. */
  readonly lastPace: (session: RecordId | undefined) => Promise<PaceTurn | undefined>;
}
