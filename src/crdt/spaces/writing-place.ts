import type { RecordId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';

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
  /** Whether this clientID of the document is a hand of that person's device. */
  readonly wrote: (client: number) => boolean;
}
