import {
  createContext,
  createEffect,
  createSignal,
  getOwner,
  onMount,
  useContext,
  type Accessor,
  type JSX,
  type Owner,
  type ParentProps,
} from 'solid-js';
import type { MemberId, RecordId } from '../../crdt/basics/id.ts';
import type { GoalsVerbs, GoalsView } from '../../crdt/spaces/index.ts';
import type { Member, MembersVerbs, MembersView } from '../../crdt/spaces/index.ts';
import type { NotesView } from '../../crdt/spaces/index.ts';
import type {
  Change,
  Concern,
  ConnectionState,
  Manner,
  Place,
  Presence,
  SavingState,
  Workspace,
} from '../../crdt/spaces/index.ts';
import { sharedWords } from '../words/shared.ts';
import { useApp, type PlaceName } from './app-context.tsx';
import { createLive } from './create-live.ts';
import { createShownSaving } from './create-shown-saving.ts';
import { localAlias } from './local-alias.ts';
import { openKind, type OpenKind } from './open-kind.ts';

export type {
  Caret,
  Locks,
  NoteSession,
  Pace,
  Place,
  Presence,
  Sign,
} from '../../crdt/spaces/index.ts';

/** What the pages of an open workspace read and do. */
export interface WorkspaceContextValue {
  readonly workspace: Workspace;
  readonly me: MemberId;
  /** Counts up when the copy in memory was made anew. */
  readonly renewed: Accessor<number>;
  readonly goals: OpenKind<GoalsView, GoalsVerbs>;
  readonly notes: OpenKind<NotesView, Workspace['notes']['verbs']>;
  readonly members: OpenKind<MembersView, MembersVerbs>;
  /** Opens a note's words for an editor. Read in a memo they are opened anew when need be; the caller closes them. */
  readonly openNote: Workspace['openNote'];
  readonly saving: Accessor<SavingState>;
  readonly connection: Accessor<ConnectionState>;
  readonly presence: Accessor<readonly Presence[]>;
  /** How this person is here, as the others see it. */
  readonly manner: Accessor<Manner>;
  /** Whose way through the pages this page goes along with. */
  readonly following: Accessor<MemberId | undefined>;
  readonly follow: (member: MemberId | undefined) => void;
  readonly changes: Accessor<readonly Change[]>;
  readonly concerns: Accessor<readonly Concern[]>;
  readonly memberOf: (id: MemberId | undefined) => Member | undefined;
  /** A member's name; "Somebody" when nobody vouches for it. */
  readonly nameOf: (id: MemberId | undefined) => string;
  /** The address of a place, or of one note or session in it. */
  readonly path: (place: PlaceName, record?: RecordId) => string;
  /** How a note or session is called in addresses on this device. */
  readonly recordAlias: (record: RecordId) => string;
  /** Owns what lives as long as the workspace is open, whichever page asked for it first. */
  readonly owner: Owner | null;
}

const WorkspaceContext = createContext<WorkspaceContextValue>();

/** Gives pages an open workspace. Mounted anew for each workspace. */
export function WorkspaceProvider(
  props: ParentProps<{ readonly workspace: Workspace }>,
): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- keyed: another workspace is another provider.
  const workspace = props.workspace;
  const renewed = createLive(workspace.renewed);
  const members = openKind(workspace.members, renewed);
  const memberOf = (id: MemberId | undefined): Member | undefined =>
    [...members.view.members, ...members.view.gone].find((member) => member.id === id);
  const recordAlias = (record: RecordId): string => localAlias(workspace.me, record);
  const [following, follow] = createSignal<MemberId>();
  const base = `/w/${localAlias(workspace.me, 'workspace')}`;
  const value: WorkspaceContextValue = {
    workspace,
    me: workspace.me,
    renewed,
    goals: openKind(workspace.goals, renewed),
    notes: openKind(workspace.notes, renewed),
    members,
    openNote(note) {
      renewed();
      return workspace.openNote(note);
    },
    saving: createShownSaving(workspace.saving, useApp().browser.clock),
    connection: createLive(workspace.connection),
    presence: createLive(workspace.presence),
    manner: createLive(workspace.manner),
    following,
    follow: (member) => follow(member),
    changes: createLive(workspace.changes),
    concerns: createLive(workspace.concerns),
    memberOf,
    nameOf: (id) => memberOf(id)?.name || sharedWords.someone,
    path: (place, record) =>
      record === undefined ? `${base}/${place}` : `${base}/${place}/${recordAlias(record)}`,
    recordAlias,
    owner: getOwner(),
  };
  return <WorkspaceContext.Provider value={value}>{props.children}</WorkspaceContext.Provider>;
}

/** The open workspace. */
export function useWorkspace(): WorkspaceContextValue {
  const value = useContext(WorkspaceContext);
  if (value === undefined) throw new Error('useWorkspace is used outside a WorkspaceProvider.');
  return value;
}

/** The open workspace where there is one: for pages that also stand in front of workspaces. */
export function useWorkspaceIfOpen(): WorkspaceContextValue | undefined {
  return useContext(WorkspaceContext);
}

/** Says which page this person looks at, for the others. */
export function createPlace(page: Place['page'], record?: Accessor<RecordId | undefined>): void {
  const { workspace } = useWorkspace();
  if (record === undefined) {
    onMount(() => workspace.setPlace({ page }));
    return;
  }
  createEffect(() => {
    const at = record();
    workspace.setPlace(at === undefined ? { page } : { page, record: at });
  });
}
