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
export type { DoorRequest, JoinRequest, JoinState, LinkFault, SpokenWords } from './joining.ts';
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
  NoteSession,
  Place,
  Presence,
  SavingState,
  Workspace,
} from './workspace.ts';
export type { GoalsVerbs, GoalsView } from '../documents/goals/types.ts';
export type { Member, MembersVerbs, MembersView, Part } from '../documents/members/types.ts';
export { memberLimits, parts } from '../documents/members/types.ts';
export type { NotesView } from '../documents/notes/types.ts';
