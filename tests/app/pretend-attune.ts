import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import type {
  Attune,
  AttuneState,
  KeepFault,
  LeaveFault,
  OpenFault,
  WorkspaceSummary,
} from '../../src/crdt/spaces/attune.ts';
import type { DoorNews, JoinRequest, JoinState } from '../../src/crdt/spaces/joining.ts';
import type { PersonalState } from '../../src/crdt/spaces/personal-space.ts';
import { defaultPreferences, type Preferences } from '../../src/crdt/spaces/preferences.ts';
import type { StoreFault } from '../../src/crdt/storage/sealed-store.ts';
import { pretendLock, type PretendLock } from './pretend-lock.ts';
import { imani, pretendIds } from './pretend-people.ts';
import { pretendPersonal, type PretendPersonal } from './pretend-personal.ts';
import { pretendWorkspace, type PretendWorkspace } from './pretend-workspace.ts';

/** What does not work in this pretend world, and why; nothing that is left out. */
export interface PretendFaults {
  readonly open?: OpenFault;
  readonly keep?: KeepFault;
  readonly leave?: LeaveFault;
  readonly giveUp?: StoreFault;
}

/** What a test can see and turn behind Attune. */
export interface PretendAttune extends Attune {
  readonly state: LiveValue<AttuneState>;
  readonly workspaces: LiveValue<readonly WorkspaceSummary[]>;
  readonly joins: LiveValue<readonly JoinRequest[]>;
  readonly doors: LiveValue<readonly DoorNews[]>;
  readonly preferences: LiveValue<Preferences>;
  readonly personal: LiveValue<PersonalState>;
  readonly lock: PretendLock;
  /** Puts a workspace on this device. */
  keep(workspace: PretendWorkspace): void;
  /** The state of the last request to come in. */
  readonly joinState: LiveValue<JoinState>;
  readonly faults: LiveValue<PretendFaults>;
  /** This person's own Space, before and after it is opened. */
  own(): PretendPersonal;
  /** What was done, in order, by name. */
  readonly done: string[];
}

/** Attune in memory, for looking at pages: nothing is sealed, stored or sent. */
export function pretendAttune(nowMs: number): PretendAttune {
  const opened = new Map<string, PretendWorkspace>();
  let personal: PretendPersonal | undefined;
  const state = liveValue<AttuneState>({ tag: 'new' });
  const attune: PretendAttune = {
    state,
    lock: pretendLock(nowMs, state),
    workspaces: liveValue<readonly WorkspaceSummary[]>([]),
    joins: liveValue<readonly JoinRequest[]>([]),
    doors: liveValue<readonly DoorNews[]>([]),
    preferences: liveValue(defaultPreferences),
    personal: liveValue<PersonalState>({ tag: 'none' }),
    joinState: liveValue<JoinState>({ tag: 'connecting' }),
    faults: liveValue<PretendFaults>({}),
    done: [],
    keep(workspace) {
      opened.set(workspace.id, workspace);
      const { members, workspaceName } = workspace.membersView.get();
      const own = members.find((one) => one.id === workspace.me);
      attune.state.set({ tag: 'ready' });
      attune.workspaces.set([
        ...attune.workspaces.get(),
        {
          id: workspace.id,
          name: workspaceName,
          others: members.filter((one) => one.id !== workspace.me).map((one) => one.name),
          ownName: own?.name ?? imani.name,
          me: workspace.me,
          lastOpenedMs: nowMs,
        },
      ]);
    },
    setPreferences(change) {
      attune.preferences.set({ ...attune.preferences.get(), ...change });
      return Promise.resolve();
    },
    startWorkspace({ yourName, yourPart, workspaceName }) {
      const { keep } = attune.faults.get();
      if (keep !== undefined) return Promise.resolve(err(keep));
      const workspace = pretendWorkspace({
        nowMs,
        name: workspaceName,
        myName: yourName,
        myPart: yourPart,
      });
      attune.keep(workspace);
      return Promise.resolve(ok(workspace.id));
    },
    openWorkspace(id) {
      const { open } = attune.faults.get();
      if (open !== undefined) return Promise.resolve(err(open));
      const workspace = opened.get(id);
      return Promise.resolve(workspace === undefined ? err('not-here') : ok(workspace));
    },
    closeWorkspace: () => Promise.resolve(),
    own: () => (personal ??= pretendPersonal(nowMs)),
    // Only what makes real backups asks for it; pages of a pretend world get pretend ones (pretend-backups.ts).
    home: () => Promise.resolve(err('unknown')),
    openPersonal() {
      const { keep } = attune.faults.get();
      if (keep !== undefined) {
        attune.personal.set({ tag: 'not-open', reason: keep });
        return Promise.resolve(err(keep));
      }
      const space = attune.own();
      attune.personal.set({ tag: 'open', space });
      return Promise.resolve(ok(space));
    },
    readInvitation(link) {
      if (link.includes('newer')) return err('newer');
      if (link.includes('damaged')) return err('damaged');
      if (!link.includes('#') && !link.startsWith('AS')) return err('not-a-link');
      return ok({
        invitation: pretendIds.invitation(),
        secret: new Uint8Array(32),
        answerKeyHash: new Uint8Array(16),
        ...(link.includes('device') && { device: true as const }),
      });
    },
    askToComeIn({ invitation, yourName }) {
      const { keep } = attune.faults.get();
      if (keep !== undefined) return Promise.resolve(err(keep));
      const request: JoinRequest = {
        id: 'request',
        invitation: invitation.invitation,
        yourName,
        device: invitation.device === true,
        state: attune.joinState,
        retry: () => attune.done.push('retry'),
        giveUp() {
          const { giveUp } = attune.faults.get();
          if (giveUp !== undefined) return Promise.resolve(err(giveUp));
          attune.joins.set([]);
          attune.done.push('give up');
          return Promise.resolve(ok(undefined));
        },
      };
      attune.state.set({ tag: 'ready' });
      attune.joins.set([request]);
      return Promise.resolve(ok(request));
    },
    leaveWorkspace(id) {
      const { leave } = attune.faults.get();
      if (leave !== undefined) return Promise.resolve(err(leave));
      attune.workspaces.set(attune.workspaces.get().filter((one) => one.id !== id));
      attune.done.push('leave');
      return Promise.resolve(ok(undefined));
    },
    removeEverything() {
      const { leave } = attune.faults.get();
      if (leave !== undefined) return Promise.resolve(err(leave));
      attune.workspaces.set([]);
      attune.state.set({ tag: 'new' });
      attune.done.push('remove everything');
      return Promise.resolve(ok(undefined));
    },
    flush: () => attune.done.push('flush'),
    retryConnections: () => undefined,
    close: () => Promise.resolve(),
  };
  return attune;
}
