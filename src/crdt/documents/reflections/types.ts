import type { MemberId, RecordId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';

/** How somebody takes what the other heard: "Yes, that's it", "Not quite", "Let's stay with this". */
export const heardAnswers = ['yes', 'not-quite', 'stay'] as const;
export type HeardAnswer = (typeof heardAnswers)[number];

export interface ReflectionAnswer {
  readonly by: MemberId;
  readonly answer: HeardAnswer;
  /** In their own words; may be empty. */
  readonly words: string;
}

/** "What I heard": what somebody understood, for the other to say whether it is so. `created.by` is who heard. */
export interface Reflection {
  readonly id: RecordId;
  readonly session: RecordId | undefined;
  readonly text: string;
  /** One of each person who answered, in the order of their ids; never of whoever wrote the card. Vouched for as theirs. */
  readonly answers: readonly ReflectionAnswer[];
  readonly created: Touch;
  readonly changed: Touch;
}

/** In the order in which they came to be; those removed within the last 30 days apart. */
export interface ReflectionsView {
  readonly reflections: readonly Reflection[];
  readonly removed: readonly Reflection[];
}

export const reflectionLimits = { text: 2_000, words: 2_000 } as const;

/** Everything that can be done to reflections. Verbs on a card that is gone do nothing; longer texts are cut. */
export interface ReflectionsVerbs {
  add(card: { readonly text: string; readonly session?: RecordId | undefined }): RecordId;
  edit(card: RecordId, text: string, was?: string): void;
  /** One's own answer, once again when it has changed; nothing on a card of one's own. */
  answer(card: RecordId, answer: { readonly answer: HeardAnswer; readonly words?: string }): void;
  remove(card: RecordId): void;
  restore(card: RecordId): void;
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
