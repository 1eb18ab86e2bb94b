import type { MemberId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import { goneMembers } from './gone-members.ts';
import type { OpenSpace } from './open-space.ts';

/** Who a workspace is open to, and changing that. */
export interface Locks {
  /** Members of whom no device is in the workspace any more. It follows from the roster and is written nowhere. */
  readonly gone: Live<ReadonlySet<MemberId>>;
  /**
   * Takes every device of a member out and begins a new secret: from now on they get nothing more and write nothing that counts. What
   * they have already stays with them. Resolves when it rests.
   */
  change(member: MemberId): Promise<Result<void, StoreFault>>;
}

/** The locks of an open workspace, for as long as it is open. */
export function workspaceLocks(space: OpenSpace): Locks {
  const { log } = space;
  const gone = liveValue(goneMembers(log.roster.get()));
  log.roster.subscribe((roster) => gone.set(goneMembers(roster)));
  return {
    gone,
    async change(member) {
      const devices = log.roster
        .get()
        .devices()
        .flatMap((one) => (one.member === member ? [one.device] : []));
      // Removed by somebody else in the same moment: it is as it was asked for.
      if (devices.length === 0) return ok(undefined);
      await log.remove(devices);
      return space.saved();
    },
  };
}
