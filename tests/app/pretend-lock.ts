import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import type { AttuneState } from '../../src/crdt/spaces/attune.ts';
import type {
  Lock,
  LockFault,
  UnlockFault,
  WayIn,
  WayInSummary,
} from '../../src/crdt/spaces/lock.ts';

/** What does not work in this pretend lock, and why; nothing that is left out. */
export interface PretendLockFaults {
  readonly set?: LockFault;
  readonly unlock?: UnlockFault;
}

/** A lock of which a test sees and turns everything. */
export interface PretendLock extends Lock {
  readonly ways: LiveValue<readonly WayInSummary[]>;
  readonly nextTryMs: LiveValue<number | undefined>;
  readonly faults: LiveValue<PretendLockFaults>;
  /** What opens: set by the lock itself, or by a test. */
  passphrase: string | undefined;
  words: readonly string[];
  /** Nobody answers when the passkey is asked for, until the question is taken back. */
  passkeyIsAway: boolean;
  /** Puts a way in there, as if it had been set before. */
  has(way: WayIn): void;
}

/** A lock in memory, for looking at pages: it takes time for nothing, and forgets nothing while locked. */
export function pretendLock(nowMs: number, state: LiveValue<AttuneState>): PretendLock {
  let made = 0;
  let wrongTries = 0;
  const put = (way: WayIn): void => {
    made += 1;
    const others = lock.ways.get().filter((one) => way === 'passkey' || one.way !== way);
    lock.ways.set([...others, { id: `way-${made}`, way, setMs: nowMs }]);
  };
  const set = (way: WayIn): ReturnType<Lock['addPasskey']> => {
    const fault = lock.faults.get().set;
    if (fault !== undefined) return Promise.resolve(err(fault));
    put(way);
    return Promise.resolve(ok(undefined));
  };
  const lock: PretendLock = {
    ways: liveValue<readonly WayInSummary[]>([]),
    nextTryMs: liveValue<number | undefined>(undefined),
    faults: liveValue<PretendLockFaults>({}),
    passphrase: undefined,
    words: [],
    passkeyIsAway: false,
    has: put,
    setPassphrase(passphrase) {
      lock.passphrase = passphrase;
      return set('passphrase');
    },
    newRecoveryWords: () =>
      Promise.resolve(
        ok({
          words: pretendWords,
          keep() {
            lock.words = pretendWords;
            return set('recovery-words');
          },
        }),
      ),
    addPasskey: () =>
      lock.ways.get().some(({ way }) => way !== 'passkey')
        ? set('passkey')
        : Promise.resolve(err('no-other')),
    remove(id) {
      const left = lock.ways.get().filter((one) => one.id !== id);
      if (left.every(({ way }) => way === 'passkey')) return Promise.resolve(err('no-other'));
      lock.ways.set(left);
      return Promise.resolve(ok(undefined));
    },
    unlock(unlocking) {
      const fault = lock.faults.get().unlock;
      if (fault !== undefined) return Promise.resolve(err(fault));
      if (unlocking.way === 'passkey' && lock.passkeyIsAway) {
        const { signal } = unlocking;
        return new Promise((resolve) =>
          signal?.addEventListener('abort', () => resolve(err('taken-back'))),
        );
      }
      const opens =
        unlocking.way === 'passkey' ||
        (unlocking.way === 'passphrase'
          ? unlocking.passphrase === lock.passphrase
          : unlocking.words
              .toLowerCase()
              .match(/[a-z]+/g)
              ?.join(' ') === lock.words.join(' '));
      if (!opens) {
        if (unlocking.way === 'passphrase') {
          lock.nextTryMs.set(nowMs + Math.min(60, 2 ** wrongTries) * 1_000);
          wrongTries += 1;
        }
        return Promise.resolve(err('wrong'));
      }
      wrongTries = 0;
      lock.nextTryMs.set(undefined);
      state.set({ tag: 'ready' });
      return Promise.resolve(ok(undefined));
    },
    lockNow() {
      if (lock.ways.get().length > 0) state.set({ tag: 'locked' });
      return Promise.resolve();
    },
  };
  return lock;
}

const pretendWords: readonly string[] =
  'meadow copper lantern orbit velvet harbor acoustic timber window gentle river oak'.split(' ');
