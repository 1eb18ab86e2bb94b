import type { SpaceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { PaceHistoryVerbs, PaceHistoryView } from '../documents/pace-history/types.ts';
import type { ParkedVerbs, ParkedView } from '../documents/parked/types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { Journal } from './journal.ts';
import type { KeepFault } from './keep-fault.ts';
import type { MyDevices } from './my-devices.ts';
import type { LiveKind } from './open-kind.ts';
import type { Concern, SavingState } from './space-state.ts';

/**
 * The Space whose audience is one person: it is attached to nobody else's devices, ever. Take `verbs` from their kind at
 * each use: when the copy in memory was made anew, they are others.
 */
export interface PersonalSpace {
  readonly id: SpaceId;
  /** What was set aside with "Not today". */
  readonly parked: LiveKind<ParkedView, ParkedVerbs>;
  /** How fast it was to go, hour by hour. */
  readonly paceHistory: LiveKind<PaceHistoryView, PaceHistoryVerbs>;
  /** The journal, loaded at the first call. Rejects when it cannot be loaded; the next call tries again. */
  openJournal(): Promise<Journal>;
  /** This person's devices, loaded at the first call as the journal is. */
  openDevices(): Promise<MyDevices>;
  /** Whether anything rests in it that would be missed; rejects when it cannot be told. */
  holdsWords(): Promise<boolean>;
  /** What was set aside as it rested here, as for a workspace. */
  readonly concerns: Live<readonly Concern[]>;
  /** The person has read one that is over: on this page it is not told again. */
  dismissConcern(id: string): void;
  /** Counts for "Saved on this device" too: `Workspace.saving` says the worse of the two. */
  readonly saving: Live<SavingState>;
  /** Resolves when everything written so far rests safely, or says why it does not. */
  saved(): Promise<Result<void, StoreFault>>;
}

/** How it stands with the personal Space of this browser. Whoever reads it founds and opens nothing. */
export type PersonalState =
  /** Nothing was ever kept in one. */
  | { readonly tag: 'none' }
  /** It rests here, and nobody on this page has asked for it yet. */
  | { readonly tag: 'resting' }
  | { readonly tag: 'open'; readonly space: PersonalSpace }
  /** It rests here and could not be opened, or could not be founded; nothing of it is overwritten, and the next call tries again. */
  | { readonly tag: 'not-open'; readonly reason: KeepFault };
