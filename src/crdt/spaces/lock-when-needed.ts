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

/** The work, and its beginning in a page that met a closed vault: other tabs are asked for the keys. */
export interface ArrivingLock extends LockWork {
  arrive(): Promise<void>;
  /** Forgets the keys and answers nobody any more. */
  close(): void;
}

/** The lock as pages have it, and its beginning. */
export interface LockOfPage {
  readonly lock: Lock;
  arrive(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The lock of this page. Its work is loaded when something is closed here, or is to be; a page that opens by itself has
 * none of it.
 */
export function lockWhenNeeded(load: (shown: LockShown) => Promise<ArrivingLock>): LockOfPage {
  const shown: LockShown = {
    ways: liveValue<readonly WayInSummary[]>([]),
    nextTryMs: liveValue<number | undefined>(undefined),
  };
  let loading: Promise<ArrivingLock> | undefined;
  const loaded = async (): Promise<ArrivingLock | undefined> => {
    const own = (loading ??= load(shown));
    try {
      return await own;
    } catch {
      // What could not be fetched this time is fetched at the next call.
      if (loading === own) loading = undefined;
      return undefined;
    }
  };
  const late = async <T, E>(
    call: (work: LockWork) => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'not-loaded'>> => {
    const work = await loaded();
    return work === undefined ? err('not-loaded') : call(work);
  };
  const lock: Lock = {
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
  return {
    lock,
    async arrive() {
      await (await loaded())?.arrive();
    },
    async close() {
      (await loading?.catch(() => undefined))?.close();
    },
  };
}
