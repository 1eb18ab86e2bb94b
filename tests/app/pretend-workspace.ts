import { platformClock } from '../../src/crdt/basics/clock.ts';
import type { MemberId, RecordId, SpaceId } from '../../src/crdt/basics/id.ts';
import { liveValue, type LiveValue } from '../../src/crdt/basics/live.ts';
import { err, ok } from '../../src/crdt/basics/result.ts';
import type { GoalsView } from '../../src/crdt/documents/goals/types.ts';
import type { MembersView, Part } from '../../src/crdt/documents/members/types.ts';
import type { NotesView } from '../../src/crdt/documents/notes/types.ts';
import type {
  Change,
  Concern,
  ConnectionState,
  Invitation,
  Manner,
  Place,
  Presence,
  SavingState,
  Workspace,
} from '../../src/crdt/spaces/workspace.ts';
import type { SessionRoom } from '../../src/crdt/spaces/session-room.ts';
import type { WhoIsOut } from '../../src/crdt/spaces/workspace-locks.ts';
import type { StoreFault } from '../../src/crdt/storage/sealed-store.ts';
import { pretendGoals } from './pretend-goals.ts';
import { imani, pretendIds } from './pretend-people.ts';
import { pretendSessionRoom } from './pretend-session-room.ts';

/** What a test can see and turn behind an open workspace. */
export interface PretendWorkspace extends Workspace {
  readonly saving: LiveValue<SavingState>;
  readonly connection: LiveValue<ConnectionState>;
  readonly presence: LiveValue<readonly Presence[]>;
  readonly manner: LiveValue<Manner>;
  readonly changes: LiveValue<readonly Change[]>;
  readonly concerns: LiveValue<readonly Concern[]>;
  /** What it is that was taken out, where this device was. */
  readonly whoIsOut: LiveValue<WhoIsOut>;
  readonly renewed: LiveValue<number>;
  readonly goalsView: LiveValue<GoalsView>;
  readonly notesView: LiveValue<NotesView>;
  readonly membersView: LiveValue<MembersView>;
  readonly newer: LiveValue<boolean>;
  /** Why no invitation can be made or taken back; undefined when it can. */
  readonly invitationFault: LiveValue<StoreFault | undefined>;
  readonly places: Place[];
  /** How often what is new was marked as seen. */
  seen: number;
}

/** What it starts with. */
export interface PretendWorkspaceOptions {
  readonly id?: SpaceId;
  readonly nowMs: number;
  readonly name?: string;
  readonly myName?: string;
  readonly myPart?: Part;
  readonly goals?: GoalsView;
  readonly notes?: NotesView;
  readonly openNote?: Workspace['openNote'];
  /** None: a room in which nothing has been put yet. */
  readonly room?: SessionRoom;
}

/** An open workspace in memory: no keys, no disk, no network. */
export function pretendWorkspace(options: PretendWorkspaceOptions): PretendWorkspace {
  const touch = { by: imani.id, atMs: options.nowMs };
  const goalsView = liveValue<GoalsView>(options.goals ?? { goals: [], removed: [] });
  const notesView = liveValue<NotesView>(options.notes ?? { notes: [], removed: [] });
  const membersView = liveValue<MembersView>({
    workspaceName: options.name ?? 'Willow',
    gone: [],
    members: [
      {
        id: imani.id,
        name: options.myName ?? imani.name,
        part: options.myPart ?? 'therapist',
        colour: 0,
        joined: touch,
      },
    ],
  });
  const newer = liveValue(false);
  const manner = liveValue<Manner>({ pace: undefined, needsMoment: false, sign: undefined });
  const room =
    options.room ?? pretendSessionRoom({ ...platformClock, nowMs: () => options.nowMs }).room;
  const invitationFault = liveValue<StoreFault | undefined>(undefined);
  const invitations = liveValue<readonly Invitation[]>([]);
  const gone = liveValue<ReadonlySet<MemberId>>(new Set());
  /** Whose links somebody may have. */
  const given = new Set<string>();
  const withdraw = (id: string): void => {
    invitations.set(
      invitations.get().map((one) => (one.id === id ? { ...one, state: 'withdrawn' } : one)),
    );
  };
  const setNote = (id: RecordId, change: { readonly title: string }): void => {
    const view = notesView.get();
    notesView.set({
      ...view,
      notes: view.notes.map((note) => (note.id === id ? { ...note, ...change } : note)),
    });
  };
  const workspace: PretendWorkspace = {
    id: options.id ?? pretendIds.space(),
    me: imani.id,
    goalsView,
    notesView,
    membersView,
    newer,
    invitationFault,
    places: [],
    seen: 0,
    goals: { view: goalsView, newer, verbs: pretendGoals(goalsView, touch) },
    notes: {
      view: notesView,
      newer,
      verbs: {
        add(title) {
          const view = notesView.get();
          const note = {
            id: pretendIds.record(),
            title,
            opening: '',
            created: touch,
            changed: touch,
          };
          notesView.set({ ...view, notes: [note, ...view.notes] });
          return note.id;
        },
        setTitle: (id, title) => setNote(id, { title }),
        touch: () => undefined,
        undo: () => false,
        redo: () => false,
        remove(id) {
          const view = notesView.get();
          notesView.set({
            notes: view.notes.filter((note) => note.id !== id),
            removed: [...view.notes.filter((note) => note.id === id), ...view.removed],
          });
        },
        restore(id) {
          const view = notesView.get();
          notesView.set({
            notes: [...view.removed.filter((note) => note.id === id), ...view.notes],
            removed: view.removed.filter((note) => note.id !== id),
          });
        },
      },
    },
    members: {
      view: membersView,
      newer,
      verbs: {
        introduce: () => undefined,
        rename(name) {
          const view = membersView.get();
          membersView.set({
            ...view,
            members: view.members.map((one) => (one.id === imani.id ? { ...one, name } : one)),
          });
        },
        nameWorkspace: (name) => membersView.set({ ...membersView.get(), workspaceName: name }),
      },
    },
    roomBegun: liveValue(options.room !== undefined),
    sessionRoom: () => Promise.resolve(room),
    manner,
    setManner: (change) => manner.set({ ...manner.get(), ...change }),
    giveSign: (sign) => manner.set({ ...manner.get(), sign }),
    saving: liveValue<SavingState>({ tag: 'saved' }),
    connection: liveValue<ConnectionState>({ tag: 'alone' }),
    presence: liveValue<readonly Presence[]>([]),
    changes: liveValue<readonly Change[]>([]),
    concerns: liveValue<readonly Concern[]>([]),
    whoIsOut: liveValue<WhoIsOut>('member'),
    dismissConcern: (id) =>
      workspace.concerns.set(workspace.concerns.get().filter((one) => one.id !== id)),
    renewed: liveValue(0),
    setPlace: (place) => workspace.places.push(place),
    markSeen({ stillShown }) {
      workspace.seen += 1;
      if (!stillShown) workspace.changes.set([]);
      return Promise.resolve();
    },
    openNote: options.openNote ?? (() => undefined),
    locks: () =>
      Promise.resolve({
        gone,
        whoIsOut: workspace.whoIsOut,
        change(member) {
          const fault = invitationFault.get();
          if (fault !== undefined) return Promise.resolve(err(fault));
          gone.set(new Set([...gone.get(), member]));
          const { members, gone: before, ...rest } = membersView.get();
          membersView.set({
            ...rest,
            members: members.filter(({ id }) => id !== member),
            gone: [...before, ...members.filter(({ id }) => id === member)],
          });
          return Promise.resolve(ok(undefined));
        },
      }),
    invitations: {
      list: invitations,
      create({ part, forMs, instead }) {
        const fault = invitationFault.get();
        if (fault !== undefined) return Promise.resolve(err(fault));
        if (instead !== undefined && given.has(instead)) withdraw(instead);
        const free = invitations.get().find((one) => one.state === 'open' && !given.has(one.id));
        const made: Invitation = {
          id: free?.id ?? pretendIds.invitation(),
          part,
          createdMs: options.nowMs,
          expiresMs: options.nowMs + forMs,
          state: 'open',
          usedBy: undefined,
        };
        invitations.set([made, ...invitations.get().filter((one) => one.id !== made.id)]);
        return Promise.resolve(ok(made));
      },
      markGiven(id) {
        given.add(id);
        return Promise.resolve();
      },
      withdraw(id) {
        const fault = invitationFault.get();
        if (fault !== undefined) return Promise.resolve(err(fault));
        withdraw(id);
        return Promise.resolve(ok(undefined));
      },
      link: (id, baseUrl) =>
        invitations.get().some((one) => one.id === id && one.state === 'open')
          ? `${baseUrl}/join#AS${id}${id}Wq7`
          : undefined,
    },
  };
  return workspace;
}
