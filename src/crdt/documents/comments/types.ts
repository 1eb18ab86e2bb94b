import type { RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';
import type { Spoken } from '../shapes/spoken-list.ts';

/** What is said about a passage of written words. The passage itself carries the id as a mark. */
export interface Thread {
  readonly id: RecordId;
  /** The session or note whose words it is about. */
  readonly place: RecordId;
  /** The words as they were when somebody first spoke about them. */
  readonly quote: string;
  readonly resolved: boolean;
  /** In the order in which they were said; never empty. */
  readonly replies: readonly Spoken[];
  readonly created: Touch;
  readonly changed: Touch;
}

/** In the order in which they came to be; those removed within the last 30 days apart. */
export interface CommentsView {
  readonly threads: readonly Thread[];
  readonly removed: readonly Thread[];
}

export const commentLimits = { quote: 300, text: 2_000 } as const;

/** Everything that can be done to comments. Verbs on a thread that is gone do nothing; longer texts are cut. */
export interface CommentsVerbs {
  add(thread: {
    readonly place: RecordId;
    readonly quote: string;
    readonly text: string;
  }): RecordId;
  reply(thread: RecordId, text: string): RecordId | undefined;
  setResolved(thread: RecordId, resolved: boolean): void;
  /** Takes away one's own reply; a thread whose last reply goes is removed. */
  removeReply(thread: RecordId, reply: RecordId): void;
  /** Puts back one's own reply, and its thread where that went with it. */
  restoreReply(thread: RecordId, reply: RecordId): void;
  remove(thread: RecordId): void;
  restore(thread: RecordId): void;
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
