import {
  createContext,
  createResource,
  getOwner,
  runWithOwner,
  Show,
  useContext,
  type Accessor,
  type Component,
} from 'solid-js';
import type {
  AgendaVerbs,
  AgendaView,
  CommentsVerbs,
  CommentsView,
  ExcerptsView,
  FeedbackVerbs,
  FeedbackView,
  LiveKind,
  ParkedItem,
  PollsView,
  ReflectionsVerbs,
  ReflectionsView,
  SessionRoom,
  SessionsView,
  TasksVerbs,
  TasksView,
} from '../../crdt/spaces/index.ts';
import { createLive } from './create-live.ts';
import { createProjection } from './create-projection.ts';
import { openKind, type OpenKind } from './open-kind.ts';
import { useWorkspace } from './workspace-context.tsx';

export type { Excerpt, ShareFault, SharePlace } from '../../crdt/spaces/index.ts';
export { laterThan, paces, signs } from '../../crdt/spaces/room-face.ts';

/** What pages of the session room read and do. */
export interface SessionRoomValue {
  readonly sessions: OpenKind<SessionsView, SessionRoom['sessions']['verbs']>;
  readonly agenda: OpenKind<AgendaView, AgendaVerbs>;
  readonly tasks: OpenKind<TasksView, TasksVerbs>;
  readonly comments: OpenKind<CommentsView, CommentsVerbs>;
  readonly polls: OpenKind<PollsView, SessionRoom['polls']['verbs']>;
  readonly reflections: OpenKind<ReflectionsView, ReflectionsVerbs>;
  readonly feedback: OpenKind<FeedbackView, FeedbackVerbs>;
  /** Passages that members shared of their journals. */
  readonly excerpts: Omit<OpenKind<ExcerptsView, unknown>, 'verbs'>;
  readonly sharing: SessionRoom['sharing'];
  readonly pollAnswers: SessionRoom['pollAnswers'];
  /** Opens a session's words for an editor. Read in a memo they are opened anew when need be; the caller closes them. */
  readonly openNotes: SessionRoom['openNotes'];
  /** What this person has set aside, and how to; nobody else has it. */
  readonly parking: Omit<SessionRoom['parking'], 'items'> & {
    readonly items: Accessor<readonly ParkedItem[]>;
  };
  /** The half-typed plan of a session. */
  readonly planDrafts: SessionRoom['planDrafts'];
  readonly notePace: SessionRoom['notePace'];
  readonly lastPace: SessionRoom['lastPace'];
}

/** Makes the signals of a room, under the owner that is current. */
function createSessionRoom(room: SessionRoom, renewed: Accessor<number>): SessionRoomValue {
  const open = <View extends object, Verbs>(kind: LiveKind<View, Verbs>) => openKind(kind, renewed);
  const { items } = room.parking;
  const owner = getOwner();
  let parked: Accessor<readonly ParkedItem[]> | undefined;
  return {
    sessions: open(room.sessions),
    agenda: open(room.agenda),
    tasks: open(room.tasks),
    comments: open(room.comments),
    polls: open(room.polls),
    reflections: open(room.reflections),
    feedback: open(room.feedback),
    excerpts: {
      view: createProjection(room.excerpts.view),
      newer: createLive(room.excerpts.newer),
    },
    sharing: room.sharing,
    pollAnswers: room.pollAnswers,
    openNotes(session) {
      renewed();
      return room.openNotes(session);
    },
    parking: {
      ...room.parking,
      // Looking opens this person's own Space: not before a page shows it.
      items: () => (parked ??= runWithOwner(owner, () => createLive(items)))?.() ?? [],
    },
    planDrafts: room.planDrafts,
    notePace: room.notePace,
    lastPace: room.lastPace,
  };
}

const SessionRoomContext = createContext<SessionRoomValue>();

/** A page or a part of one that stands in the session room: shown as soon as that is loaded. */
export function inSessionRoom<Props extends object>(Part: Component<Props>): Component<Props> {
  return (props) => {
    const room = createRoom();
    return (
      <Show when={room()}>
        {(value) => (
          <SessionRoomContext.Provider value={value()}>
            <Part {...props} />
          </SessionRoomContext.Provider>
        )}
      </Show>
    );
  };
}

/** The session room of the open workspace. */
export function useSessionRoom(): SessionRoomValue {
  const value = useContext(SessionRoomContext);
  if (value === undefined) throw new Error('useSessionRoom is used outside inSessionRoom.');
  return value;
}

/** The rooms that are loaded or loading, one for each open workspace. */
const rooms = new WeakMap<object, Promise<SessionRoomValue | undefined>>();

/** Loaded once for each workspace; an `ErrorBoundary` above shows when it could not be. */
function createRoom(): Accessor<SessionRoomValue | undefined> {
  const { owner, renewed, workspace } = useWorkspace();
  const load = async (): Promise<SessionRoomValue | undefined> => {
    const room = await workspace.sessionRoom();
    return runWithOwner(owner, () => createSessionRoom(room, renewed));
  };
  const loading = rooms.get(workspace) ?? load();
  rooms.set(workspace, loading);
  loading.catch(() => rooms.delete(workspace));
  const [room] = createResource(() => loading);
  return room;
}
