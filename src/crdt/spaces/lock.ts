import type { Live } from '../basics/live.ts';
import type { Result } from '../basics/result.ts';
import type { UnreadWords } from '../vault/wrappers/recovery-words.ts';

/** What can be asked for before Attune opens in this browser. As long as none is set it opens by itself. */
export type WayIn = 'passphrase' | 'recovery-words' | 'passkey';

/** A way in, as Settings lists it. There is one passphrase and one set of recovery words at most; passkeys may be several. */
export interface WayInSummary {
  readonly id: string;
  readonly way: WayIn;
  /** When it was set, milliseconds since 1970 by the clock of this device. */
  readonly setMs: number;
}

/**
 * Why a way in could not be set or taken away. `no-other`: a passkey is set beside another way only, and the last way
 * is never taken away while it is the only lock; `not-kept`: this browser could not store it, and everything is as it was;
 * `not-loaded`: a part of the app could not be fetched; `unsupported`: this browser or passkey cannot give a key;
 * `declined`: the person or the browser ended the passkey's question.
 */
export type LockFault = 'no-other' | 'not-kept' | 'not-loaded' | 'unsupported' | 'declined';

/**
 * Why nothing opened. `wrong`: it is not this one; `too-soon`: the pause after several wrong ones is not over; `unread-words`: these
 * cannot be recovery words, for they are not twelve of the list; `taken-back`: its passkey is no longer asked for, because
 * whoever asked took it back or another way was tried meanwhile, here or in another tab.
 */
export type UnlockFault =
  | 'wrong'
  | 'too-soon'
  | 'not-loaded'
  | 'unsupported'
  | 'declined'
  | 'damaged'
  | 'taken-back'
  | UnreadWords;

/** What opens a locked vault. */
export type Unlocking =
  | { readonly way: 'passphrase'; readonly passphrase: string }
  /** As typed: case, spaces and commas do not matter. */
  | { readonly way: 'recovery-words'; readonly words: string }
  /** A browser asks for it as long as it likes: the signal takes the question back. So does trying anything else. */
  | { readonly way: 'passkey'; readonly signal?: AbortSignal };

/** Closing Attune on this device, and the ways to open it again. */
export interface Lock {
  /**
   * Ways that are set, oldest first; none as long as Attune opens by itself on this device, and then nothing locks. Readable while
   * locked, too: the locked page offers what there is.
   */
  readonly ways: Live<readonly WayInSummary[]>;
  /**
   * When the next passphrase is taken, milliseconds since 1970; undefined when it is taken at once. Grows with each wrong one, and
   * never locks out. Recovery words and passkeys are too many to guess: they never wait, and what opens by them ends the pause.
   */
  readonly nextTryMs: Live<number | undefined>;
  /**
   * Sets the passphrase, or another one in its place. The first way that is set makes new keys and takes the place of opening by
   * itself: everything at rest is sealed anew. Interrupted at any step, either what opened before opens still, or the new way opens
   * all of it. What is open stays open meanwhile; other tabs load again by themselves.
   */
  setPassphrase(passphrase: string): Promise<Result<void, LockFault>>;
  /** Makes twelve words and sets them once they were asked back: nothing is set before `keep`. */
  newRecoveryWords(): Promise<Result<NewRecoveryWords, LockFault>>;
  /** Asks the browser for a passkey and sets it beside what there is. */
  addPasskey(): Promise<Result<void, LockFault>>;
  remove(id: string): Promise<Result<void, LockFault>>;
  unlock(unlocking: Unlocking): Promise<Result<void, UnlockFault>>;
  /** Stores what waits, then closes every tab of Attune in this browser to `locked`. Does nothing without a way that asks. */
  lockNow(): Promise<void>;
}

/** Words that were just made. */
export interface NewRecoveryWords {
  readonly words: readonly string[];
  /** Sets them, in place of earlier ones. */
  keep(): Promise<Result<void, LockFault>>;
}
