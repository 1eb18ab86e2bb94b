import type { SpaceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';

/** Why a text is not an invitation link. `newer`: made with a newer version of Attune. */
export type LinkFault = 'not-a-link' | 'damaged' | 'newer';

/** The three words that both screens show. */
export type SpokenWords = readonly [string, string, string];

/** A newcomer's own request to come in. */
export interface JoinRequest {
  readonly id: string;
  readonly yourName: string;
  readonly state: Live<JoinState>;
  /** Knocks again, at once, after a refusal or an end. */
  retry(): void;
  /** Gives the request up and forgets it. */
  giveUp(): Promise<void>;
}

/**
 * Where a request stands. `waiting`: nobody home yet, the request is kept; `words`: somebody is there, compare
 * the words; `busy`: two people use this link at once; `let-in`: the workspace is on this device; the rest are
 * ends, each with its sentence.
 */
export type JoinState =
  | { readonly tag: 'connecting' }
  | { readonly tag: 'waiting' }
  | { readonly tag: 'words'; readonly words: SpokenWords }
  | { readonly tag: 'let-in'; readonly workspace: SpaceId }
  | { readonly tag: 'not-now' }
  | { readonly tag: 'used' }
  | { readonly tag: 'expired' }
  | { readonly tag: 'withdrawn' }
  /** Something between the two sides does not add up; nothing was given away. */
  | { readonly tag: 'unsafe' }
  /** This browser cannot connect (no WebRTC). */
  | { readonly tag: 'impossible' };

/** Somebody at the door of one of our workspaces. */
export interface DoorRequest {
  readonly id: string;
  readonly workspace: SpaceId;
  readonly workspaceName: string;
  /** The name they gave: theirs to choose, so never more than a label. */
  readonly name: string;
  readonly words: SpokenWords;
  /** True when somebody else is at the door with the same link. */
  readonly others: boolean;
  /** Resolves when the newcomer's certificate and the spent mark rest safely, then sends the secrets. */
  letIn(): Promise<void>;
  notNow(): Promise<void>;
}
