import type { InvitationId, MemberId, SpaceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { Part } from '../documents/members/types.ts';
import type { DoorNews, JoinRequest, LinkFault } from './joining.ts';
import type { Home } from './home.ts';
import type { KeepFault } from './keep-fault.ts';
import type { Lock } from './lock.ts';
import type { PersonalSpace, PersonalState } from './personal-space.ts';
import type { Preferences } from './preferences.ts';
import type { OpenFault } from './space-state.ts';
import type { Workspace } from './workspace.ts';

export type { KeepFault } from './keep-fault.ts';
export type { OpenFault } from './space-state.ts';

/** The whole of Attune without a screen: what a page holds on to. */
export interface Attune {
  /** Where opening stands; a mere visit ends in `new` and has stored nothing. */
  readonly state: Live<AttuneState>;
  /** This person's workspaces on this device, last opened first. Readable before any of them is opened. */
  readonly workspaces: Live<readonly WorkspaceSummary[]>;
  /** Requests to come in that this page has made and that are not settled yet. They survive a reload. */
  readonly joins: Live<readonly JoinRequest[]>;
  /** Everybody at the door of any workspace or of the own devices, and devices that were added, whatever page is open. */
  readonly doors: Live<readonly DoorNews[]>;
  readonly preferences: Live<Preferences>;
  setPreferences(change: Partial<Preferences>): Promise<void>;

  /** Makes keys and a workspace with its first member; resolves when it rests safely. */
  startWorkspace(options: {
    readonly yourName: string;
    readonly yourPart: Part;
    readonly workspaceName: string;
  }): Promise<Result<SpaceId, KeepFault>>;
  /** Opens a workspace (or gives the one already open). Others that were open are closed. */
  openWorkspace(id: SpaceId): Promise<Result<Workspace, OpenFault>>;
  /** Closes the open workspace: nothing of it stays in memory or keeps running. */
  closeWorkspace(): Promise<void>;
  /** How it stands with this person's own Space. Looking founds and opens nothing. */
  readonly personal: Live<PersonalState>;
  /**
   * This person's own Space, which no other person's device ever holds. Made at the first call, which is to come
   * only when there is something to keep; it stays open as long as the page, or until everything is removed.
   */
  openPersonal(): Promise<Result<PersonalSpace, KeepFault>>;

  /** Closing Attune on this device, and the ways to open it again. */
  readonly lock: Lock;

  /**
   * What backups are made of and restored into, for those who make them (`backup-face.ts`); opaque to pages. Makes keys where nothing rests
   * yet, so it is asked for only when something is to be kept, or rests here already.
   */
  home(): Promise<Result<Home, KeepFault>>;

  /** Reads an invitation link, whole or only its fragment. Nothing is stored or sent. */
  readInvitation(link: string): Result<InvitationToken, LinkFault>;
  /** Makes keys, then knocks; the request goes on until it is settled or given up. */
  askToComeIn(options: {
    readonly invitation: InvitationToken;
    readonly yourName: string;
  }): Promise<Result<JoinRequest, KeepFault>>;

  /** Takes a workspace off this device, keys first. The others keep their copies. */
  leaveWorkspace(id: SpaceId): Promise<Result<void, LeaveFault>>;
  /** Takes everything of Attune off this device, keys first. */
  removeEverything(): Promise<Result<void, LeaveFault>>;
  /** Seals and stores what waits, in this tick as far as it can: for `pagehide`. */
  flush(): void;
  /** Tries all connections again at once: `online`, after sleep. */
  retryConnections(): void;
  close(): Promise<void>;
}

export type AttuneState =
  | { readonly tag: 'opening' }
  /** Nothing of Attune rests in this browser. */
  | { readonly tag: 'new' }
  | { readonly tag: 'ready' }
  /** Something rests here, and one of `lock.ways` opens it. Nothing of it is in memory. */
  | { readonly tag: 'locked' }
  /** Keys or records rest here but cannot be opened. Nothing is overwritten. */
  | { readonly tag: 'damaged' }
  /** This browser cannot keep keys (insecure address, private window, blocked storage). */
  | { readonly tag: 'cannot-keep'; readonly reason: 'insecure-address' | 'no-storage' };

export interface WorkspaceSummary {
  readonly id: SpaceId;
  readonly name: string;
  /** The other people's names, as last known. */
  readonly others: readonly string[];
  readonly ownName: string;
  readonly me: MemberId;
  readonly lastOpenedMs: number;
}

/**
 * What is left of something that was to be taken off this device. `kept`: all of it, because the keys could not be
 * taken away; `bytes-left`: sealed bytes that nobody can open any more.
 */
export type LeaveFault = 'kept' | 'bytes-left';

/** A link that was read: opaque to pages. */
export interface InvitationToken {
  readonly invitation: InvitationId;
  readonly secret: Uint8Array;
  readonly answerKeyHash: Uint8Array;
  /** It adds this browser to the devices of whoever made it; the name that is given is the device's. */
  readonly device?: true;
}
