import type { Passage } from '../shared/passages.ts';

/** Every word the note editor itself shows, given by the page in the person's language. */
export interface EditorWords {
  /** Shown in an empty note. */
  readonly placeholder: string;
  /** Stands in the place of something that this version cannot draw. */
  readonly madeNewer: string;
  /** Names the checkbox of a task for a screen reader. */
  readonly taskDone: (task: string) => string;
  /** Says where a link leads and how it is opened, to who points at it. */
  readonly linkHint: (address: string) => string;
  /** Says what marked words are tied to, to who points at them. */
  readonly passageHint: (kind: Passage['kind']) => string;
}
