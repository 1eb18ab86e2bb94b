import type { PaceHistoryVerbs, PaceHistoryView } from '../documents/pace-history/types.ts';
import type { ParkedVerbs, ParkedView } from '../documents/parked/types.ts';
import type { LiveKind } from './workspace.ts';

/** The Space whose audience is one person: it is attached to nobody else's devices, ever. */
export interface PersonalSpace {
  /** What was set aside with "Not today". */
  readonly parked: LiveKind<ParkedView, ParkedVerbs>;
  /** How fast it was to go, hour by hour. */
  readonly paceHistory: LiveKind<PaceHistoryView, PaceHistoryVerbs>;
}
