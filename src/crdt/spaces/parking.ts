import type { RecordId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { ParkedItem } from '../documents/parked/types.ts';
import type { OwnFault } from './own-fault.ts';

/** "Not today": what somebody takes off the agenda for themselves, without saying why. */
export interface Parking {
  /**
   * What this person has set aside in this workspace, last first; read from their personal Space, so nobody else has it.
   * That is opened when this is first looked at, and fills it a moment later.
   */
  readonly items: Live<readonly ParkedItem[]>;
  /**
   * Keeps the words of an item in the personal Space, and once they rest there takes it off the agenda. When it does not
   * work nothing has changed.
   */
  park(item: RecordId): Promise<Result<void, ParkFault>>;
  /**
   * Puts an item on the agenda again: the very one, or where it is gone one with the words that were kept. It is let go of
   * here once it rests there. It goes to `session`, or without one to the session that comes next. Says which item of the
   * agenda it is.
   */
  bringBack(parked: RecordId, session?: RecordId): Promise<Result<RecordId, ParkFault>>;
  /** It is not needed any more; from the agenda it stays away. */
  letGo(parked: RecordId): Result<void, ParkFault>;
  /** Takes back {@link Parking.letGo}. */
  keepAgain(parked: RecordId): Result<void, ParkFault>;
}

/** `not-there`: it is gone already, from the agenda or from what was set aside. */
export type ParkFault = OwnFault | 'not-there';
