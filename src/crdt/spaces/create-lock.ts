import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { Random } from '../basics/random.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { avoidedWords } from '../sharing/avoided-words.ts';
import { NotStretched } from '../vault/argon2-cost.ts';
import type { Stretch } from '../vault/argon2-cost.ts';
import { closeVault, finishClosing, isUnsealed, restoreMark } from '../vault/close-vault.ts';
import { closedSecrets } from '../vault/closed-keys.ts';
import type { OpenVault, Vault } from '../vault/vault.ts';
import type { VaultRecords } from '../vault/vault-records.ts';
import { changeWaysInto, readWaysInto } from '../vault/ways-in.ts';
import { passkeySalt, wrapWithPasskey } from '../vault/wrappers/passkey-wrapper.ts';
import type { Passkeys } from '../vault/wrappers/passkey-wrapper.ts';
import { wrapWithPassphrase } from '../vault/wrappers/passphrase-wrapper.ts';
import { makeRecoveryWords } from '../vault/wrappers/recovery-words.ts';
import { wrapWithRecovery } from '../vault/wrappers/recovery-wrapper.ts';
import { WrapperKind } from '../vault/wrappers/wrapper-list.ts';
import type { Wrapper } from '../vault/wrappers/wrapper-list.ts';
import { startAutoLock } from './auto-lock.ts';
import type { LockFault, UnlockFault, WayInSummary } from './lock.ts';
import type { ArrivingLock, LockShown } from './lock-when-needed.ts';
import { readPauses } from './pauses.ts';
import type { TabLine } from './tab-line.ts';
import { tryWayIn } from './try-way-in.ts';

/** The page around a lock: what it opens and closes. */
export interface LockHome {
  readonly vault: Vault;
  readonly shown: LockShown;
  /** Moves in with what was opened. */
  settle(vault: OpenVault): Promise<unknown>;
  /** From here on pages show that it is locked, and nothing else. */
  showLocked(): void;
  /** Stores what waits and closes everything. */
  moveOut(): Promise<void>;
  /** Loads the page anew: nothing that was in its memory stays. */
  leave(): void;
  /** Seals everything that rests of every Space under the present keys. */
  sealAgain(): Promise<boolean>;
  lockAfterMinutes(): number;
}

/** What a lock needs of the platform. */
export interface LockPlatform {
  readonly records: VaultRecords;
  readonly clock: Clock;
  readonly random: Random;
  readonly count: Count;
  readonly stretch: Stretch;
  /** Undefined where the browser has none. */
  readonly passkeys: Passkeys | undefined;
  readonly line: TabLine;
  readonly onActivity: (listener: () => void) => Cancel;
}

/** Another tab answers at once; a busy one is still heard later. */
const answerMs = 250;
/** Locking waits no longer for a disk that does not answer. */
const closeWithinMs = 3_000;
/** How often closing is tried over when another tab writes in the same moment. */
const closingTries = 5;

/** A lock over a vault. The keys of a closed vault that is open are held here, and nowhere else outside the vault. */
export function createLock(home: LockHome, platform: LockPlatform): ArrivingLock {
  const { vault, shown } = home;
  const { records, clock, random, count, stretch, passkeys, line } = platform;
  let keys: Uint8Array | undefined;
  let stopAutoLock: Cancel | undefined;
  let leaving = false;
  let onHeld = (): void => undefined;
  /** Takes back the question for a passkey, whether it is asked already or waits for its turn. */
  let takeBack = (): void => undefined;
  const pauses = readPauses(records, clock);
  const tools = { vault, records, random, count };

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const showWays = async (): Promise<void> => {
    const ways = await readWaysInto(records);
    if (ways.ok) shown.ways.set(ways.value.flatMap(summaryOf));
    shown.nextTryMs.set((await pauses).nextTryMs());
  };
  const forget = (): void => {
    leaving = true;
    stopAutoLock?.();
    for (const stop of stops) stop();
    keys?.fill(0);
    keys = undefined;
  };
  const shut = async (): Promise<void> => {
    if (leaving) return;
    forget();
    home.showLocked();
    await Promise.race([
      home.moveOut().catch(() => count('lock/not-closed')),
      new Promise<void>((late) => clock.after(closeWithinMs, late)),
    ]);
    home.leave();
  };
  const lockAll = async (): Promise<void> => {
    if (keys === undefined) return;
    line.tell({ tag: 'lock' });
    await shut();
  };
  /** From here on this page hands the keys to new tabs, and locks by itself. */
  const hold = (held: Uint8Array): void => {
    keys = held;
    onHeld();
    stopAutoLock ??= startAutoLock({
      clock,
      line,
      onActivity: platform.onActivity,
      minutes: () => home.lockAfterMinutes(),
      lock: () => void lockAll(),
    });
  };
  const finish = async (open: OpenVault): Promise<void> => {
    if (!isUnsealed(open.keyring)) return;
    const finished = await finishClosing(tools, () => home.sealAgain()).catch(() => false);
    if (!finished) count('lock/unfinished');
  };
  const openWith = async (found: Uint8Array): Promise<Result<void, 'damaged'>> => {
    const secrets = closedSecrets(found);
    await restoreMark(records, secrets.key);
    const opened = await vault.openWith(secrets);
    if (!opened.ok) return err('damaged');
    hold(found);
    await home.settle(opened.value);
    void finish(opened.value);
    return ok(undefined);
  };
  const stops = [
    line.hear((news) => {
      if (leaving) return;
      if (news.tag === 'ask' && keys !== undefined) line.tell({ tag: 'keys', keys: keys.slice() });
      if (news.tag === 'lock' && keys !== undefined) void shut();
      if (news.tag === 'keys' && keys === undefined && vault.state.get() === 'locked') {
        const found = news.keys.slice();
        takeBack();
        void inTurn(async () => {
          if (keys === undefined) await openWith(found);
        });
      }
    }),
    records.onForeignWrite(() => void showWays()),
    // Everything was removed: nothing is closed here any more, until somebody begins anew and closes that.
    vault.state.subscribe((now) => {
      if (now !== 'absent') return;
      stopAutoLock?.();
      stopAutoLock = undefined;
      keys?.fill(0);
      keys = undefined;
      shown.ways.set([]);
      shown.nextTryMs.set(undefined);
    }),
  ];

  /** Sets a way in: the first one closes the vault, another goes beside it, in place of one of its kind unless there may be several. */
  const set = async (
    wrap: (keys: Uint8Array) => Promise<Wrapper>,
  ): Promise<Result<void, LockFault>> => {
    if (leaving) return err('not-kept');
    const held = keys;
    if (held === undefined) return close(wrap);
    const wrapper = await wrap(held);
    const changed = await changeWaysInto(records, (ways) => [
      ...ways
        .map((way) => way.wrapper)
        .filter(({ kind }) => kind !== wrapper.kind || kind === WrapperKind.passkey),
      wrapper,
    ]);
    await showWays();
    return changed.ok ? ok(undefined) : err('not-kept');
  };
  const close = async (
    wrap: (keys: Uint8Array) => Promise<Wrapper>,
  ): Promise<Result<void, LockFault>> => {
    let made: Uint8Array | undefined;
    for (let tries = 0; tries < closingTries && vault.state.get() === 'open'; tries += 1) {
      const closed = await closeVault(tools, (fresh) => {
        made = fresh.slice();
        return wrap(fresh);
      });
      if (!closed.ok && closed.error === 'gone') continue;
      if (!closed.ok || made === undefined) return err('not-kept');
      hold(made);
      await showWays();
      const open = await vault.open();
      if (open.ok && open.value !== undefined) await finish(open.value);
      return ok(undefined);
    }
    return err('not-kept');
  };
  /** Whoever could not stretch a passphrase could not fetch what stretches it. */
  const loaded = async <T, E>(
    work: () => Promise<Result<T, E>>,
  ): Promise<Result<T, E | 'not-loaded'>> =>
    inTurn(work).catch((problem: unknown) => {
      if (!(problem instanceof NotStretched)) throw problem;
      count('lock/not-loaded');
      return err('not-loaded');
    });

  return {
    async arrive() {
      await showWays();
      line.tell({ tag: 'ask' });
      await new Promise<void>((answered) => {
        onHeld = answered;
        clock.after(answerMs, answered);
      });
      // What came in the last moment is opened with first.
      await inTurn(() => Promise.resolve());
      if (keys === undefined) home.showLocked();
    },
    setPassphrase: (passphrase) =>
      loaded(() =>
        set((held) =>
          wrapWithPassphrase(held, passphrase, { random, stretch, nowMs: clock.nowMs() }),
        ),
      ),
    newRecoveryWords() {
      const { words, secret } = makeRecoveryWords(random, avoidedWords);
      const wrap = (held: Uint8Array): Promise<Wrapper> =>
        Promise.resolve(wrapWithRecovery(held, secret, { random, nowMs: clock.nowMs() }));
      return Promise.resolve(ok({ words, keep: () => loaded(() => set(wrap)) }));
    },
    addPasskey: () =>
      loaded(async () => {
        if (keys === undefined) return err('no-other');
        if (passkeys === undefined) return err('unsupported');
        const salt = passkeySalt(random);
        const made = await passkeys.make(salt);
        if (!made.ok) return made;
        const passkey = { ...made.value, salt };
        return set((held) =>
          Promise.resolve(wrapWithPasskey(held, passkey, { random, nowMs: clock.nowMs() })),
        );
      }),
    remove: (id) =>
      loaded(async () => {
        if (keys === undefined) return err('no-other');
        const changed = await changeWaysInto(records, (ways) => {
          const left = ways.filter((way) => way.id !== id).map(({ wrapper }) => wrapper);
          return left.some(({ kind }) => kind !== WrapperKind.passkey) ? left : undefined;
        });
        await showWays();
        if (!changed.ok) return err('not-kept');
        return changed.value === 'changed' ? ok(undefined) : err('no-other');
      }),
    unlock(unlocking) {
      // A passkey that was lost does not keep anybody from what they know by heart.
      takeBack();
      const question = new AbortController();
      takeBack = () => question.abort();
      const { signal } = question;
      if (unlocking.way === 'passkey') {
        if (unlocking.signal?.aborted === true) takeBack();
        unlocking.signal?.addEventListener('abort', takeBack);
      }
      return loaded(async (): Promise<Result<void, UnlockFault>> => {
        if (keys !== undefined) return ok(undefined);
        const slow = await pauses;
        const isTyped = unlocking.way === 'passphrase';
        if (isTyped && slow.nextTryMs() !== undefined) return err('too-soon');
        const ways = await readWaysInto(records);
        if (!ways.ok) return err('damaged');
        if (isTyped) await slow.begin();
        const found = await tryWayIn(ways.value, unlocking, { stretch, passkeys, signal });
        shown.nextTryMs.set(slow.nextTryMs());
        if (!found.ok) return found;
        await slow.end();
        shown.nextTryMs.set(undefined);
        const opened = await openWith(found.value);
        if (opened.ok) line.tell({ tag: 'keys', keys: found.value.slice() });
        return opened;
      });
    },
    lockNow: lockAll,
    close: forget,
  };
}

const names = new Map<number, WayInSummary['way']>([
  [WrapperKind.passphrase, 'passphrase'],
  [WrapperKind.passkey, 'passkey'],
  [WrapperKind.recoveryWords, 'recovery-words'],
]);

const summaryOf = (way: {
  readonly id: string;
  readonly setMs: number;
  readonly wrapper: Wrapper;
}): readonly WayInSummary[] => {
  const named = names.get(way.wrapper.kind);
  return named === undefined ? [] : [{ id: way.id, way: named, setMs: way.setMs }];
};
