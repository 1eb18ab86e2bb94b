import type { InvitationId, SpaceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { StoreFault } from '../storage/sealed-store.ts';

/** Why a text is not an invitation link. `newer`: made with a newer version of Attune. */
export type LinkFault = 'not-a-link' | 'damaged' | 'newer';

/** The three words that both screens show. */
export type SpokenWords = readonly [string, string, string];

/** A newcomer's own request to come in. */
export interface JoinRequest {
  readonly id: string;
  /** Which invitation it goes by: opening the same link again leads back to this request. */
  readonly invitation: InvitationId;
  readonly yourName: string;
  /** It is to become one of the devices of whoever lets it in. */
  readonly device: boolean;
  readonly state: Live<JoinState>;
  /** Knocks again, at once, after a refusal or an end. */
  retry(): void;
  /** Gives the request up and forgets it; when that cannot be kept, it goes on. */
  giveUp(): Promise<Result<void, StoreFault>>;
}

/**
 * Where a request stands. `waiting`: nobody home yet, the request is kept; `unreachable`: so is it, but the meeting
 * point does not answer and is tried again; `words`: somebody is there, compare the words; `let-in`: the workspace is
 * on this device; the rest are ends, each with its sentence.
 */
export type JoinState =
  | { readonly tag: 'connecting' }
  | { readonly tag: 'waiting' }
  | { readonly tag: 'unreachable' }
  | { readonly tag: 'words'; readonly words: SpokenWords }
  | { readonly tag: 'let-in'; readonly workspace: SpaceId }
  /** This browser is one of the person's own devices now. */
  | { readonly tag: 'added' }
  | { readonly tag: 'not-now' }
  | { readonly tag: 'used' }
  | { readonly tag: 'expired' }
  | { readonly tag: 'withdrawn' }
  /** Something between the two sides does not add up; nothing was given away. */
  | { readonly tag: 'unsafe' }
  /** This browser cannot connect (no WebRTC). */
  | { readonly tag: 'impossible' };

/** Told on whatever page: somebody at a door, or a device that was added on another one. */
export type DoorNews = DoorRequest | DeviceNotice;

/** A device that another device of this person has let in: told on every own device until somebody has seen it. */
export interface DeviceNotice {
  readonly id: string;
  readonly tag: 'device-added';
  /** What it is called; empty where nobody says. */
  readonly name: string;
  /** The device that let it in. */
  readonly by: string;
  readonly addedMs: number;
  /** From now on it is not told again here. */
  seen(): Promise<void>;
}

/** Somebody at the door of one of our workspaces, or a device that would be one of ours. */
export interface DoorRequest {
  readonly id: string;
  readonly tag: 'at-door' | 'device-at-door';
  readonly workspace: SpaceId;
  readonly workspaceName: string;
  /** The name they gave: theirs to choose, so never more than a label. */
  readonly name: string;
  readonly words: SpokenWords;
  /** True when somebody else is at the door with the same link. */
  readonly others: boolean;
  /**
   * Stores the newcomer's certificate and the spent mark, then sends the secrets. False when they are not let in: it
   * could not be stored, or somebody else was let in by this link.
   */
  letIn(): Promise<boolean>;
  notNow(): Promise<void>;
}
