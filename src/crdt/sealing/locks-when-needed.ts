import type { Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import { entryKinds } from './entry-body.ts';
import type { PendingEntry } from './feed-book.ts';
import type { LockContext, Locks } from './locks.ts';
import type { OwnEntry } from './own-writer.ts';
import { rosterSizes } from './roster-sizes.ts';

/** {@link Locks} by code that is fetched when somebody is removed, or has been: most Spaces never see it. */
export interface LocksWhenNeeded {
  /** Undefined as long as nothing in this Space has asked for them. */
  now(): Locks | undefined;
  /** Resolves when the code is there. It is tried until the server is back: without it removed devices would be believed. */
  load(): Promise<Locks>;
  /**
   * Takes note of entries whose signatures hold, with the code for it where there is a removal or an epoch among them, or where
   * there are more devices than places.
   */
  note(verified: readonly PendingEntry[]): Promise<void>;
  noteOwn(entry: OwnEntry): void;
}

const againMs = 2_000;

/** Nothing fetched yet. */
export function locksWhenNeeded(
  context: LockContext,
  { clock, count }: { readonly clock: Clock; readonly count: Count },
): LocksWhenNeeded {
  let locks: Locks | undefined;
  const load = async (): Promise<Locks> => {
    while (locks === undefined) {
      try {
        const { createLocks } = await import('./locks.ts');
        locks ??= createLocks(context);
      } catch {
        count('locks/not-loaded');
        await new Promise<void>((resolve) => clock.after(againMs, resolve));
      }
    }
    return locks;
  };
  return {
    now: () => locks,
    load,
    async note(verified) {
      const isCrowded = context.keeper.certificates().length >= rosterSizes.places;
      if (locks === undefined && !isCrowded && !verified.some(isOfLocks)) return;
      (await load()).note(verified);
    },
    noteOwn: (entry) => locks?.noteOwn(entry),
  };
}

const isOfLocks = ({ opened: { body } }: PendingEntry): boolean =>
  body.kind === entryKinds.removal || body.kind === entryKinds.epoch;
