/** The public face of src/crdt: all that the app may import of it. */
export type {
  Attune,
  AttuneState,
  InvitationToken,
  KeepFault,
  LeaveFault,
  OpenFault,
  WorkspaceSummary,
} from './attune.ts';
export { browserAttune } from './browser-attune.ts';
export type {
  DeviceNotice,
  DoorNews,
  DoorRequest,
  JoinRequest,
  JoinState,
  LinkFault,
  SpokenWords,
} from './joining.ts';
export type {
  Lock,
  LockFault,
  NewRecoveryWords,
  Unlocking,
  UnlockFault,
  WayIn,
  WayInSummary,
} from './lock.ts';
export type { Platform } from './platform.ts';
export { defaultPreferences } from './preferences.ts';
export type { Preferences } from './preferences.ts';
export type {
  Caret,
  CaretSelection,
  Change,
  Concern,
  ConnectionState,
  Invitation,
  Invitations,
  LiveKind,
  Manner,
  NoteSession,
  Place,
  Presence,
  SavingState,
  Sign,
  Workspace,
} from './workspace.ts';
export type { Locks, WhoIsOut } from './workspace-locks.ts';
export type { OwnFault } from './own-fault.ts';
export type { ParkFault, Parking } from './parking.ts';
export type { Journal } from './journal.ts';
export type { FileFault, JournalFiles } from './journal-files.ts';
export type { MyDevices, OwnDevice, OwnStanding } from './my-devices.ts';
export type { PersonalSpace, PersonalState } from './personal-space.ts';
export type { JournalEntry, JournalVerbs, JournalView } from '../documents/journal/types.ts';
export type { FoundEntry } from '../documents/journal/search-entries.ts';
export type { ShareFault, SharePlace, Sharing } from './sharing.ts';
export type { PollAnswers, SessionRoom } from './session-room.ts';
export type { GoalsVerbs, GoalsView } from '../documents/goals/types.ts';
export type { Member, MembersVerbs, MembersView, Part } from '../documents/members/types.ts';
export { memberLimits, parts } from '../documents/members/types.ts';
export type { NotesView } from '../documents/notes/types.ts';
export type { AgendaItem, AgendaVerbs, AgendaView } from '../documents/agenda/types.ts';
export type { CommentsVerbs, CommentsView, Thread } from '../documents/comments/types.ts';
export type { Excerpt, ExcerptsView } from '../documents/excerpts/types.ts';
export type { Feedback, FeedbackVerbs, FeedbackView } from '../documents/feedback/types.ts';
export type { Poll, PollAnswer, PollsView } from '../documents/polls/types.ts';
export type {
  Reflection,
  ReflectionsVerbs,
  ReflectionsView,
} from '../documents/reflections/types.ts';
export type { Session, SessionsVerbs, SessionsView } from '../documents/sessions/types.ts';
export type { Pace } from '../documents/shapes/pace.ts';
export type { Task, TasksVerbs, TasksView } from '../documents/tasks/types.ts';
export type { PaceHistoryView } from '../documents/pace-history/types.ts';
export type { ParkedItem, ParkedView } from '../documents/parked/types.ts';
