import type { InvitationId, MemberId, RecordId, SpaceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { GoalsVerbs, GoalsView } from '../documents/goals/types.ts';
import type { MembersVerbs, MembersView, Part } from '../documents/members/types.ts';
import type { NotesVerbs, NotesView } from '../documents/notes/types.ts';
import type { StoreFault } from '../storage/sealed-store.ts';
import type { Concern, SavingState } from './space-state.ts';

export type { Concern, SavingState } from './space-state.ts';

/** An open workspace. */
export interface Workspace {
  readonly id: SpaceId;
  readonly me: MemberId;
  readonly goals: LiveKind<GoalsView, GoalsVerbs>;
  readonly notes: LiveKind<NotesView, Omit<NotesVerbs, 'body'>>;
  readonly members: LiveKind<MembersView, MembersVerbs>;
  readonly saving: Live<SavingState>;
  readonly connection: Live<ConnectionState>;
  /** Who else is here and where, own other tabs left out. */
  readonly presence: Live<readonly Presence[]>;
  /** Says which page this person looks at. */
  setPlace(place: Place): void;
  /** What the others did that this person has not seen: everything new since the last `markSeen`. */
  readonly changes: Live<readonly Change[]>;
  markSeen(): Promise<void>;
  /**
   * Opens a note's words for an editor, to be read only while `notes.newer` is true; undefined when the note is not there or
   * holds something else than words.
   */
  openNote(note: RecordId): NoteSession | undefined;
  readonly invitations: Invitations;
  /**
   * True once two histories had to be settled: what is on screen is an old copy, and the workspace is to be opened again
   * (`Attune.openWorkspace` gives the new one). Nothing that was saved is lost by it.
   */
  readonly replaced: Live<boolean>;
  /** Things that were set aside and are not shown as anyone's words. */
  readonly concerns: Live<readonly Concern[]>;
  /** Bytes at rest for this workspace, where the browser tells. */
  storageEstimate(): Promise<{
    readonly usedBytes: number | undefined;
    readonly persistent: boolean;
  }>;
}

/** A kind of document, open: a view that follows every change, and the verbs. */
export interface LiveKind<View, Verbs> {
  readonly view: Live<View>;
  readonly verbs: Verbs;
  /** True when it was made with a newer version: it can be read as far as we know it, and not changed. */
  readonly newer: Live<boolean>;
}

export type ConnectionState =
  | { readonly tag: 'connected'; readonly members: readonly MemberId[] }
  /** The rendezvous answers and nobody else is there. */
  | { readonly tag: 'alone' }
  | { readonly tag: 'connecting' }
  /** No rendezvous, no network, or no WebRTC (`impossible`). */
  | { readonly tag: 'offline'; readonly impossible: boolean };

/** Where somebody is. `record` is a note or goal. */
export interface Place {
  readonly page: 'today' | 'goals' | 'notes' | 'people' | 'settings' | 'elsewhere';
  readonly record?: RecordId;
}

export interface Presence {
  readonly member: MemberId;
  readonly place: Place;
}

/** Something that somebody else did. */
export interface Change {
  readonly id: string;
  readonly by: MemberId | undefined;
  readonly atMs: number;
  readonly what: 'goal-added' | 'goal-changed' | 'note-added' | 'note-changed' | 'member-joined';
  /** The goal's text, the note's title, the member's name. */
  readonly title: string;
  readonly record: RecordId | undefined;
}

/** What an editor needs of a note; opaque to pages, which hand it to the editor component as it is. */
export interface NoteSession {
  readonly note: RecordId;
  /** The shared rich text (a Y.XmlFragment): only editors look inside. */
  readonly fragment: unknown;
  /** Others' carets in this note. */
  readonly carets: Live<readonly Caret[]>;
  /** Own selection as the editor encodes it; undefined when the caret has left. */
  setCaret(selection: CaretSelection | undefined): void;
  /** Tells that the words were edited by this person. */
  edited(): void;
  close(): void;
}

/** Relative positions, encoded by the editor as base64url; parsed by the receiver's editor. */
export interface CaretSelection {
  readonly anchor: string;
  readonly head: string;
}

export interface Caret {
  readonly key: string;
  readonly name: string;
  readonly colour: number;
  readonly selection: CaretSelection;
}

export interface Invitations {
  /** Open ones, and those used, withdrawn or expired within 30 days. */
  readonly list: Live<readonly Invitation[]>;
  create(options: {
    readonly part: Part;
    readonly forMs: number;
  }): Promise<Result<Invitation, StoreFault>>;
  withdraw(id: InvitationId): Promise<void>;
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
