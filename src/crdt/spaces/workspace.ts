import type { InvitationId, MemberId, RecordId, SpaceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { GoalsVerbs, GoalsView } from '../documents/goals/types.ts';
import type { MembersVerbs, MembersView, Part } from '../documents/members/types.ts';
import type { NotesVerbs, NotesView } from '../documents/notes/types.ts';
import type { Manner, Sign } from './manner.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { LiveKind } from './open-kind.ts';
import type { SessionRoom } from './session-room.ts';
import type { Locks } from './workspace-locks.ts';
import type { NoteSession } from './writing-place.ts';
import type { Concern, SavingState } from './space-state.ts';

export type { Manner, Sign } from './manner.ts';
export type { LiveKind } from './open-kind.ts';
export type { Concern, SavingState } from './space-state.ts';
export type { Caret, CaretSelection, NoteSession } from './writing-place.ts';

/** An open workspace. */
export interface Workspace {
  readonly id: SpaceId;
  readonly me: MemberId;
  readonly goals: LiveKind<GoalsView, GoalsVerbs>;
  readonly notes: LiveKind<NotesView, Omit<NotesVerbs, 'body'>>;
  readonly members: LiveKind<MembersView, MembersVerbs>;
  readonly saving: Live<SavingState>;
  readonly connection: Live<ConnectionState>;
  /** Whether anything rests in the session room: before the first session or poll no page needs to load it. */
  readonly roomBegun: Live<boolean>;
  /** Sessions, agenda, polls and what belongs to them; loaded at the first call. Rejects when it cannot be loaded. */
  sessionRoom(): Promise<SessionRoom>;
  /** Who else is here and where, own other tabs left out. */
  readonly presence: Live<readonly Presence[]>;
  /** Says which page this person looks at. */
  setPlace(place: Place): void;
  /**
   * What the others see of this person beside the place: shown while it lasts, and written down nowhere. Pace and moment are the
   * same on all pages that this person has open; a sign is of the page it was given on.
   */
  readonly manner: Live<Manner>;
  /**
   * Turns the dial, asks for a moment or ends it, whichever of this person's pages it was asked for on: what is given is
   * changed. It goes with its time (`laterThan`); a turn that is put back goes with the time it was made.
   */
  setManner(change: Partial<Omit<Manner, 'sign'>>): void;
  /** Shown to the others for a few seconds; undefined takes it away at once. */
  giveSign(sign: Sign | undefined): void;
  /** What the others did that this person has not seen: everything new since the last `markSeen`. */
  readonly changes: Live<readonly Change[]>;
  /**
   * From now on what is new is what comes later. `stillShown`: the page is only put aside, so here the list stays, and
   * it is the next page that no longer tells of it. A newcomer has missed nothing before the first time.
   */
  markSeen(options: { readonly stillShown: boolean }): Promise<void>;
  /**
   * Opens a note's words for an editor, to be read only while `notes.newer` is true; undefined when the note is not there or
   * holds something else than words.
   */
  openNote(note: RecordId): NoteSession | undefined;
  readonly invitations: Invitations;
  /** Who it is open to, loaded when somebody asks. Rejects when it cannot be loaded. */
  locks(): Promise<Locks>;
  /**
   * Counts up when two histories had to be settled, and the copy in memory was made anew. Views go on by themselves; what was
   * opened for an editor is to be opened again, which in the same tick loses no letter.
   */
  readonly renewed: Live<number>;
  /** Things that were set aside and are not shown as anyone's words. */
  readonly concerns: Live<readonly Concern[]>;
  /** The person has read one that is over: on this page it is not told again. */
  dismissConcern(id: string): void;
}

export type ConnectionState =
  | { readonly tag: 'connected'; readonly members: readonly MemberId[] }
  /** The rendezvous answers and nobody else is there. */
  | { readonly tag: 'alone' }
  | { readonly tag: 'connecting' }
  /** This device was taken out: it knows it and meets nobody any more, or others say so while it meets nobody. */
  | { readonly tag: 'removed' }
  /** No rendezvous, no network, or no WebRTC (`impossible`). */
  | { readonly tag: 'offline'; readonly impossible: boolean };

/** Pages that somebody can be on, as the others see it. */
export const placePages = [
  'elsewhere',
  'today',
  'goals',
  'sessions',
  'notes',
  'polls',
  'people',
  'settings',
] as const;

/** Where somebody is. `record` is a note, a goal or a session. */
export interface Place {
  readonly page: (typeof placePages)[number];
  readonly record?: RecordId;
}

export interface Presence extends Manner {
  readonly member: MemberId;
  readonly place: Place;
}

/** Something that somebody else did. */
export interface Change {
  readonly id: string;
  readonly by: MemberId | undefined;
  readonly atMs: number;
  readonly what:
    | 'goal-added'
    | 'goal-changed'
    | 'note-added'
    | 'note-changed'
    | 'member-joined'
    | 'session-added'
    | 'session-changed'
    | 'agenda-added'
    | 'task-added'
    | 'poll-added'
    | 'reflection-added'
    | 'feedback-added'
    | 'excerpt-added'
    | 'agenda-shared'
    | 'note-shared';
  /** The goal's text, the note's title, the member's name; for a session its time, as milliseconds since 1970. */
  readonly title: string;
  /** What it is to be seen at: for what was shared into a note, the note. */
  readonly record: RecordId | undefined;
  /** The session on whose page it stands; undefined where it stands on none. */
  readonly session?: RecordId | undefined;
}

export interface Invitations {
  /**
   * Open ones, and those used, withdrawn or expired within 30 days. One that was withdrawn before anybody was given its
   * link is left out.
   */
  readonly list: Live<readonly Invitation[]>;
  /**
   * Gives an invitation of this part that is open for so long from now: the newest one that nobody has been given yet,
   * or a new one. `instead` names the one that this shall be from now on: it is changed, or when somebody has been
   * given its link, withdrawn in the same write.
   */
  create(options: {
    readonly part: Part;
    readonly forMs: number;
    readonly instead?: InvitationId;
  }): Promise<Result<Invitation, StoreFault>>;
  /** From now on somebody may have its link. */
  markGiven(id: InvitationId): Promise<void>;
  /** When that cannot be kept, the link goes on working. */
  withdraw(id: InvitationId): Promise<Result<void, StoreFault>>;
  /** The link of an open invitation of this device, to be shown or copied; undefined when it is closed. */
  link(id: InvitationId, baseUrl: string): string | undefined;
}

export interface Invitation {
  readonly id: InvitationId;
  readonly part: Part;
  readonly createdMs: number;
  readonly expiresMs: number;
  readonly state: 'open' | 'used' | 'withdrawn' | 'expired';
  /** Who came in by it, when used. */
  readonly usedBy: string | undefined;
}
