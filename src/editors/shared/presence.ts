import type { Live } from '../../crdt/basics/live.ts';
import type { SharedSelection } from './own-undo.ts';

/** Another page that has the same text open. */
export interface OtherCaret {
  /** Tells one page from another. */
  readonly key: string;
  readonly name: string;
  /** Which of the people's colours (0 to 5). */
  readonly colour: number;
  /** Undefined while that person is not in the text. */
  readonly selection: SharedSelection | undefined;
  /** Whether what came from this clientID is that person's: their caret goes along with what they type. */
  readonly wrote: (client: number) => boolean;
}

/** Where one's own caret is told, and where the others' come from. */
export interface EditorPresence {
  readonly own: {
    /** Places are opaque bytes under 50 B; undefined when the person has left the text. */
    setSelection(selection: SharedSelection | undefined): void;
  };
  readonly others: Live<readonly OtherCaret[]>;
}

/** Presence for a text that is open nowhere else. */
export const nobodyElse: EditorPresence = {
  own: { setSelection: () => undefined },
  others: { get: () => [], subscribe: () => () => undefined },
};
