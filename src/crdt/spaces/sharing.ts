import type { RecordId } from '../basics/id.ts';
import type { Result } from '../basics/result.ts';
import type { OwnFault } from './own-fault.ts';

/** Where a passage is put: on its own, on the agenda (of a session, or of whichever comes next), or into a note or a session's notes. */
export type SharePlace =
  | { readonly tag: 'own' }
  | { readonly tag: 'agenda'; readonly session?: RecordId }
  | { readonly tag: 'note'; readonly note: RecordId };

/** Why something was not shared or taken back. `not-there`: the entry or the note is gone; `empty`, `too-long`: nothing is cut in silence. */
export type ShareFault = OwnFault | 'not-there' | 'empty' | 'too-long';

/** Sharing a passage of one's journal in a workspace, and taking it back: each one step. */
export interface Sharing {
  /**
   * Puts these words and nothing else of the entry into the workspace. The journal notes it first, so that whatever happens in
   * between, what was shared can be taken back. Gives the excerpt's id.
   */
  share(passage: {
    readonly entry: RecordId;
    readonly text: string;
    readonly place: SharePlace;
  }): Promise<Result<RecordId, ShareFault>>;
  /**
   * Takes a passage of one's own out of everything that both see, and notes that. What the others have read or copied stays
   * with them, and the sealed history on every side still holds the words.
   */
  takeBack(excerpt: RecordId): Promise<Result<void, ShareFault>>;
}
