import type { Count } from '../basics/count.ts';
import type { SpaceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import type { Live, LiveValue } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { Random } from '../basics/random.ts';
import { readInvitationLink } from '../sharing/invitation.ts';
import { createVault } from '../vault/create-vault.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { VaultRecords } from '../vault/vault-records.ts';
import type { Attune, AttuneState, KeepFault, LeaveFault, WorkspaceSummary } from './attune.ts';
import type { Household, OpenedWorkspace } from './household.ts';
import type { LockHome } from './create-lock.ts';
import type { DoorNews, JoinRequest } from './joining.ts';
import { lockWhenNeeded } from './lock-when-needed.ts';
import type { ArrivingLock } from './lock-when-needed.ts';
import { keepFaultOf } from './keep-fault.ts';
import type { PersonalState } from './personal-space.ts';
import { defaultPreferences } from './preferences.ts';

/** What Attune stands on before anything rests here. */
export interface Threshold {
  readonly records: VaultRecords;
  readonly random: Random;
  readonly count: Count;
  /** False on an address where the browser offers no WebCrypto: nothing may be asked for or stored. */
  readonly secure: boolean;
  /** Takes up residence; the first time it loads what a mere visit does not need. */
  readonly enter: (vault: OpenVault) => Promise<Household>;
  /** Loads what closes this vault and opens it again; a page that opens by itself needs none of it. */
  readonly loadLock: (home: LockHome) => Promise<ArrivingLock>;
  /** Loads the page anew, so that nothing stays in its memory. */
  readonly leave: () => void;
  /** Takes every sealed database off this device, also those whose names only lost keys could tell. */
  readonly sweep: () => Promise<void>;
}

/** Attune over a threshold. Starts opening at once; a mere visit stores nothing. */
export function createAttune(threshold: Threshold): Attune {
  const vault = createVault(threshold);
  const state = liveValue<AttuneState>({ tag: 'opening' });
  const workspaces = liveValue<readonly WorkspaceSummary[]>([]);
  const joins = liveValue<readonly JoinRequest[]>([]);
  const doors = liveValue<readonly DoorNews[]>([]);
  const preferences = liveValue(defaultPreferences);
  const personal = liveValue<PersonalState>({ tag: 'none' });
  const lock = lockWhenNeeded((shown) => threshold.loadLock({ ...lockHome, shown }));
  let household: Household | undefined;
  let current: { readonly id: SpaceId; readonly workspace: OpenedWorkspace } | undefined;

  const settle = async (open: OpenVault): Promise<Household> => {
    const entered = await threshold.enter(open);
    household = entered;
    const { residence } = entered;
    const summarise = (): void => {
      workspaces.set(entered.summaries());
      preferences.set(entered.preferences());
    };
    summarise();
    open.keyring.revision.subscribe(summarise);
    follow(residence.joins.requests, joins);
    follow(residence.doors.requests, doors);
    follow(residence.personal.state, personal);
    state.set({ tag: 'ready' });
    return entered;
  };
  const opening = openWhatRests(threshold.secure, vault).then(async (opened) => {
    if (opened.tag === 'open') await settle(opened.vault);
    else if (opened.state.tag === 'locked') {
      await lock.arrive();
      // What opens it could not be loaded; whoever tries a way in tries that again.
      if (state.get().tag === 'opening') state.set(opened.state);
    } else state.set(opened.state);
  });
  let settling: Promise<Household> | undefined;
  /** Made only when something is about to be kept. */
  const ensureHousehold = async (): Promise<Result<Household, KeepFault>> => {
    await opening;
    if (settling !== undefined) await settling;
    if (household !== undefined) return ok(household);
    const present = state.get();
    if (present.tag === 'cannot-keep') return err(present.reason);
    // Records without a key that opens them: making new keys over them would bury them.
    if (present.tag !== 'new') return err('unknown');
    const made = await vault.create();
    if (!made.ok) return err(keepFaultOf(made.error));
    settling ??= settle(made.value).finally(() => {
      settling = undefined;
    });
    return ok(await settling);
  };
  const closeWorkspace = async (): Promise<void> => {
    const closing = current;
    current = undefined;
    await closing?.workspace.close();
  };
  let last: Promise<unknown> = opening;
  /** One opening or closing at a time, in the order asked for. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const moveOut = async (leave: (residence: Household['residence']) => Promise<void>) => {
    await closeWorkspace();
    const leaving = household;
    household = undefined;
    if (leaving !== undefined) await leave(leaving.residence);
  };
  const beginAnew = (): void => {
    workspaces.set([]);
    joins.set([]);
    doors.set([]);
    preferences.set(defaultPreferences);
    state.set({ tag: 'new' });
  };
  const lockHome: Omit<LockHome, 'shown'> = {
    vault,
    settle,
    showLocked: () => state.set({ tag: 'locked' }),
    moveOut: () => inTurn(() => moveOut((residence) => residence.close())),
    leave: threshold.leave,
    sealAgain: () => household?.sealAgain() ?? Promise.resolve(false),
    lockAfterMinutes: () => preferences.get().lockAfterMinutes,
  };
  vault.state.subscribe((now) => {
    // It was closed in another tab, which hands this one the new keys when it has been loaded anew.
    if (now === 'locked' && household !== undefined) {
      void lockHome.moveOut().finally(threshold.leave);
      return;
    }
    if (now !== 'absent' || household === undefined) return;
    // Everything was removed in another tab: nothing is left to show, and nothing is written any more.
    void inTurn(async () => {
      if (household === undefined) return;
      await moveOut((residence) => residence.close());
      beginAnew();
    });
  });

  return {
    state,
    workspaces,
    joins,
    doors,
    preferences,
    personal,
    async setPreferences(change) {
      const next = { ...preferences.get(), ...change };
      preferences.set(next);
      // Before there is anything to keep, a look around leaves nothing behind.
      await household?.setPreferences(next);
    },
    async startWorkspace(options) {
      const home = await ensureHousehold();
      return home.ok ? home.value.found(options) : home;
    },
    openWorkspace: (id) =>
      inTurn(async () => {
        if (household === undefined) return err('not-here');
        if (current?.id === id) return ok(current.workspace);
        const opened = await household.open(id, closeWorkspace);
        if (opened.ok) current = { id, workspace: opened.value };
        return opened;
      }),
    closeWorkspace: () => inTurn(closeWorkspace),
    async openPersonal() {
      const home = await ensureHousehold();
      return home.ok ? home.value.residence.personal.open() : home;
    },
    lock: lock.lock,
    home: ensureHousehold,
    readInvitation: readInvitationLink,
    async askToComeIn({ invitation, yourName }) {
      const home = await ensureHousehold();
      if (!home.ok) return home;
      const request = await home.value.residence.joins.ask({ token: invitation, name: yourName });
      return request === undefined ? err('unknown') : ok(request);
    },
    leaveWorkspace: (id) =>
      inTurn(async () => {
        const left = (await household?.residence.leave(id)) ?? ok(undefined);
        const isGone = left.ok || left.error !== 'kept';
        if (isGone && current?.id === id) await closeWorkspace();
        return left;
      }),
    removeEverything: () =>
      inTurn(async () => {
        let removed: Result<void, LeaveFault> = ok(undefined);
        // Where no key opened anything nobody has moved in, and there is only the vault.
        const inhabited = household !== undefined;
        try {
          await moveOut(async (residence) => {
            removed = await residence.removeEverything(() => vault.erase());
          });
          if (!inhabited) await vault.erase();
        } catch {
          return err('kept');
        }
        const swept = await threshold.sweep().then(
          () => true,
          () => false,
        );
        beginAnew();
        return swept ? removed : err('bytes-left');
      }),
    flush: () => household?.residence.spaces.flush(),
    retryConnections: () => household?.residence.retryConnections(),
    close: () =>
      inTurn(async () => {
        await lock.close();
        await closeWorkspace();
        await household?.residence.close();
        await vault.close();
      }),
  };
}

/** One value is what the other is, from now on. */
function follow<T>(live: Live<T>, told: LiveValue<T>): void {
  live.subscribe((now) => told.set(now));
  told.set(live.get());
}

type Opened =
  | { readonly tag: 'open'; readonly vault: OpenVault }
  | { readonly tag: 'closed'; readonly state: AttuneState };

async function openWhatRests(
  secure: boolean,
  vault: ReturnType<typeof createVault>,
): Promise<Opened> {
  if (!secure) {
    return { tag: 'closed', state: { tag: 'cannot-keep', reason: 'insecure-address' } };
  }
  const opened = await vault.open();
  if (!opened.ok && opened.error !== 'gone') {
    return {
      tag: 'closed',
      state:
        opened.error === 'unavailable'
          ? { tag: 'cannot-keep', reason: 'no-storage' }
          : { tag: opened.error === 'locked' ? 'locked' : 'damaged' },
    };
  }
  if (!opened.ok || opened.value === undefined) return { tag: 'closed', state: { tag: 'new' } };
  return { tag: 'open', vault: opened.value };
}
