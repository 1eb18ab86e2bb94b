import type { VaultRecords } from '../../src/crdt/vault/vault-records.ts';

/** Says when the browser dies: at the so-manyeth touch of the disk, before it has reached it or after. */
export interface CrashPlan {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** Thrown by everything once the browser has died. */
export class Crashed extends Error {
  override readonly name = 'Crashed';
}

/** Counts touches of the disk and dies at one of them; afterwards nothing reaches the disk any more. */
export interface Crash {
  /** How often the disk was touched so far. */
  touches(): number;
  readonly died: () => boolean;
  /** Passes a touch on, or dies. */
  touch<T>(reach: () => Promise<T>): Promise<T>;
}

/** A crash that comes when the plan says so; without a plan it only counts. */
export function crashWhen(plan?: CrashPlan): Crash {
  let touches = 0;
  let dead = false;
  return {
    touches: () => touches,
    died: () => dead,
    async touch(reach) {
      if (dead) throw new Crashed();
      const here = touches === plan?.at;
      touches += 1;
      if (!here) return reach();
      if (plan.when === 'after') {
        const reached = reach();
        dead = true;
        await reached;
      }
      dead = true;
      throw new Crashed();
    },
  };
}

/** Records of a browser that dies as planned: what is written counts, and so does what is read in between. */
export const crashingRecords = (records: VaultRecords, crash: Crash): VaultRecords => ({
  ...records,
  all: () => crash.touch(() => records.all()),
  write: (changes, under) => crash.touch(() => records.write(changes, under)),
  putDeviceKey: (key) => crash.touch(() => records.putDeviceKey(key)),
});
