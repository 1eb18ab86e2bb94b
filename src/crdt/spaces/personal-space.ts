import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { PaceHistoryVerbs, PaceHistoryView } from '../documents/pace-history/types.ts';
import type { ParkedVerbs, ParkedView } from '../documents/parked/types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { SavingState } from './space-state.ts';
import type { LiveKind } from './open-kind.ts';

/**
 * The Space whose audience is one person: it is attached to nobody else's devices, ever. Take `verbs` from their kind at
 * each use: when the copy in memory was made anew, they are others.
 */
export interface PersonalSpace {
  /** What was set aside with "Not today". */
  readonly parked: LiveKind<ParkedView, ParkedVerbs>;
  /** How fast it was to go, hour by hour. */
  readonly paceHistory: LiveKind<PaceHistoryView, PaceHistoryVerbs>;
  /** Counts for "Saved on this device" too: `Workspace.saving` says the worse of the two. */
  readonly saving: Live<SavingState>;
  /** Resolves when everything written so far rests safely, or says why it does not. */
  saved(): Promise<Result<void, StoreFault>>;
}
