import type { SpaceId } from '../basics/id.ts';
import { liveValue } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import { readInvitationLink } from '../sharing/invitation.ts';
import { createVault } from '../vault/create-vault.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { VaultFault } from '../vault/vault-records.ts';
import type { Attune, AttuneState, KeepFault, WorkspaceSummary } from './attune.ts';
import { foundWorkspace } from './found-workspace.ts';
import type { DoorRequest, JoinRequest } from './joining.ts';
import { preferenceRecords, workspaceRecords } from './keyring-records.ts';
import { openWorkspace } from './open-workspace.ts';
import type { Platform } from './platform.ts';
import { defaultPreferences } from './preferences.ts';
import { createResidence } from './residence.ts';
import type { Residence } from './residence.ts';
import type { Workspace } from './workspace.ts';

/** Attune over a platform. Starts opening at once; a mere visit stores nothing. */
export function createAttune(platform: Platform): Attune {
  const vault = createVault({
    records: platform.records,
    random: platform.random,
    count: platform.count,
  });
  const state = liveValue<AttuneState>({ tag: 'opening' });
  const workspaces = liveValue<readonly WorkspaceSummary[]>([]);
  const joins = liveValue<readonly JoinRequest[]>([]);
  const doors = liveValue<readonly DoorRequest[]>([]);
  const preferences = liveValue(defaultPreferences);
  let residence: Residence | undefined;
  let current: { readonly id: SpaceId; readonly workspace: OpenedWorkspace } | undefined;

  const summarise = (open: OpenVault): void => {
    workspaces.set(summariesOf(open));
    preferences.set(preferenceRecords.get(open.keyring, 'own') ?? defaultPreferences);
  };
  const settle = (open: OpenVault): Residence => {
    residence = createResidence({ vault: open, platform });
    summarise(open);
    open.keyring.revision.subscribe(() => summarise(open));
    residence.joins.requests.subscribe((requests) => joins.set(requests));
    joins.set(residence.joins.requests.get());
    residence.doors.requests.subscribe((requests) => doors.set(requests));
    state.set({ tag: 'ready' });
    return residence;
  };
  const opening = openWhatRests(platform, vault).then((opened) => {
    if (opened.tag === 'open') settle(opened.vault);
    else state.set(opened.state);
  });
  /** Made only when something is about to be kept. */
  const ensureResidence = async (): Promise<Result<Residence, KeepFault>> => {
    await opening;
    if (residence !== undefined) return ok(residence);
    const present = state.get();
    if (present.tag === 'cannot-keep') return err(present.reason);
    // Records without a key that opens them: making new keys over them would bury them.
    if (present.tag !== 'new') return err('unknown');
    const made = await vault.create();
    return made.ok ? ok(settle(made.value)) : err(keepFault(made.error));
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

  return {
    state,
    workspaces,
    joins,
    doors,
    preferences,
    async setPreferences(change) {
      const next = { ...preferences.get(), ...change };
      preferences.set(next);
      // Before there is anything to keep, a look around leaves nothing behind.
      await residence?.vault.keyring.write([preferenceRecords.change('own', next)]);
    },
    async startWorkspace(options) {
      const home = await ensureResidence();
      if (!home.ok) return home;
      return foundWorkspace({ ...options, residence: home.value, platform });
    },
    openWorkspace: (id) =>
      inTurn(async () => {
        if (residence === undefined) return err('not-here');
        if (current?.id === id) {
          if (!current.workspace.replaced.get()) return ok(current.workspace);
          await residence.spaces.closeNow(id);
        }
        const held = await residence.spaces.hold(id);
        if (!held.ok) return held;
        await closeWorkspace();
        const opened = residence.vault;
        const workspace = openWorkspace({ held: held.value, vault: opened, platform });
        current = { id, workspace };
        const record = workspaceRecords.get(opened.keyring, id);
        if (record !== undefined) {
          const lastOpenedMs = platform.clock.nowMs();
          await opened.keyring.write([workspaceRecords.change(id, { ...record, lastOpenedMs })]);
        }
        return ok(workspace);
      }),
    closeWorkspace: () => inTurn(closeWorkspace),
    readInvitation: readInvitationLink,
    async askToComeIn({ invitation, yourName }) {
      const home = await ensureResidence();
      if (!home.ok) return home;
      const request = await home.value.joins.ask({ token: invitation, name: yourName });
      return request === undefined ? err('unknown') : ok(request);
    },
    leaveWorkspace: (id) =>
      inTurn(async () => {
        if (current?.id === id) await closeWorkspace();
        await residence?.leave(id);
      }),
    removeEverything: () =>
      inTurn(async () => {
        await closeWorkspace();
        const leaving = residence;
        residence = undefined;
        await leaving?.removeEverything();
        await vault.erase();
        workspaces.set([]);
        joins.set([]);
        doors.set([]);
        preferences.set(defaultPreferences);
        state.set({ tag: 'new' });
      }),
    flush: () => residence?.spaces.flush(),
    retryConnections: () => residence?.retryConnections(),
    close: () =>
      inTurn(async () => {
        await closeWorkspace();
        await residence?.close();
        await vault.close();
      }),
  };
}

type OpenedWorkspace = Workspace & { close(): Promise<void> };

type Opened =
  | { readonly tag: 'open'; readonly vault: OpenVault }
  | { readonly tag: 'closed'; readonly state: AttuneState };

async function openWhatRests(
  platform: Platform,
  vault: ReturnType<typeof createVault>,
): Promise<Opened> {
  if (!platform.secure) {
    return { tag: 'closed', state: { tag: 'cannot-keep', reason: 'insecure-address' } };
  }
  const opened = await vault.open();
  if (!opened.ok) {
    return {
      tag: 'closed',
      state:
        opened.error === 'unavailable'
          ? { tag: 'cannot-keep', reason: 'no-storage' }
          : { tag: 'damaged' },
    };
  }
  if (opened.value === undefined) return { tag: 'closed', state: { tag: 'new' } };
  return { tag: 'open', vault: opened.value };
}

const keepFault = (fault: VaultFault): KeepFault => {
  if (fault === 'unavailable') return 'no-storage';
  return fault === 'full' ? 'full' : 'unknown';
};

function summariesOf({ keyring }: OpenVault): readonly WorkspaceSummary[] {
  const summaries: WorkspaceSummary[] = [];
  for (const record of workspaceRecords.list(keyring).values()) {
    summaries.push({
      id: record.space,
      name: record.name,
      others: record.others,
      ownName: record.ownName,
      me: record.member,
      lastOpenedMs: record.lastOpenedMs,
    });
  }
  return summaries.sort((a, b) => b.lastOpenedMs - a.lastOpenedMs);
}
