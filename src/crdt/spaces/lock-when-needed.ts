import { liveValue } from '../basics/live.ts';
import type { LiveValue } from '../basics/live.ts';
import { err } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { Lock, WayInSummary } from './lock.ts';

/** What closes and opens, without what is shown of it. */
export type LockWork = Omit<Lock, 'ways' | 'nextTryMs'>;

/** What the work tells to whoever shows it. */
export interface LockShown {
  readonly ways: LiveValue<readonly WayInSummary[]>;
  readonly nextTryMs: LiveValue<number | undefined>;
}

/**
 * The lock of this page. Its work is loaded when something is closed here, or is to be; a page that opens by itself has
 * none of it.
 */
export function lockWhenNeeded(load: (shown: LockShown) => Promise<LockWork>): Lock {
  const shown: LockShown = {
    ways: liveValue<readonly WayInSummary[]>([]),
    nextTryMs: liveValue<number | undefined>(undefined),
  };
  const loaded = (): Promise<LockWork | undefined> => load(shown).catch(() => undefined);
  const late = async <T, E>(
    call: (work: LockWork) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'not-loaded'>> => {
    const work = await loaded();
    return work === undefined ? err('not-loaded') : call(work);
  };
  return {
    ...shown,
    setPassphrase: (passphrase) => late((work) => work.setPassphrase(passphrase)),
    newRecoveryWords: () => late((work) => work.newRecoveryWords()),
    addPasskey: () => late((work) => work.addPasskey()),
    remove: (id) => late((work) => work.remove(id)),
    unlock: (unlocking) => late((work) => work.unlock(unlocking)),
    async lockNow() {
      if (shown.ways.get().length > 0) await (await loaded())?.lockNow();
    },
  };
}
