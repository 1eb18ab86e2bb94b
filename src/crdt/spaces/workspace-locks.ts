import type { MemberId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live } from '../basics/live.ts';
import { ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { isAsleep } from '../sealing/certificate.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import { goneMembers } from './gone-members.ts';
import type { OpenSpace } from './open-space.ts';
import { partingRecords } from './parting-records.ts';

/**
 * Of whoever reads on this device that it was taken out: whether others of their devices are in the workspace still (`device`), or none is
 * (`member`). `unsure` where only other people's devices say so: then what this device knows of its own person may be old.
 */
export type WhoIsOut = 'device' | 'member' | 'unsure';

/** Who a workspace is open to, and changing that. */
export interface Locks {
  /** Members of whom no device is in the workspace any more. It follows from the roster and is written nowhere. */
  readonly gone: Live<ReadonlySet<MemberId>>;
  /** What it is that was taken out, where this device was: of no meaning as long as it is in. */
  readonly whoIsOut: Live<WhoIsOut>;
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
    whoIsOut: {
      get: () => readWhoIsOut(space),
      subscribe(listener) {
        const tell = (): void => listener(readWhoIsOut(space));
        // The keyring outlives the workspace: followed only as long as somebody listens.
        const stops = [log.roster.subscribe(tell), space.keyring.revision.subscribe(tell)];
        return () => {
          for (const stop of stops) stop();
        };
      },
    },
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

function readWhoIsOut({ id, log, device: own, member, keyring }: OpenSpace): WhoIsOut {
  const roster = log.roster.get();
  const others = roster
    .devices()
    .filter((one) => one.member === member && one.device !== own && !isAsleep(one.certificate));
  if (others.length === 0) return 'member';
  const by = partingRecords.get(keyring, id)?.by ?? [];
  // Of its own log it knows whom else the removal took out; by the word of others it knows of itself alone.
  if (!roster.has(own) || others.some(({ device }) => by.includes(device))) return 'device';
  return 'unsure';
}
