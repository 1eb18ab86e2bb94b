import type { RecordId } from '../../basics/id.ts';
import type { Touch } from '../document-kind.ts';

/** A passage that somebody shared of what they write for themselves alone. Nothing else of the entry is with it. `created.by` is who shared it. */
export interface Excerpt {
  readonly id: RecordId;
  /** Plain words, paragraphs parted by a line end. Empty once it was taken back. */
  readonly text: string;
  readonly from: ExcerptOrigin;
  /** The day the entry was about, "2026-11-26". */
  readonly day: string;
  readonly place: ExcerptPlace;
  readonly created: Touch;
}

/** Where it comes from: somebody's journal, or a therapist's private notes. */
export type ExcerptOrigin = 'journal' | 'notes';

/** Where it was put: on its own, on the agenda, or into a note or the notes of a session. */
export type ExcerptPlace =
  | { readonly tag: 'own' }
  | { readonly tag: 'agenda' }
  | { readonly tag: 'note'; readonly note: RecordId };

/** That something was shared and is no more: its words are gone from here. */
export interface TakenBack {
  readonly id: RecordId;
  readonly created: Touch;
  readonly takenBackMs: number;
  /** Words that came only after it was taken back, and are still to be taken out; they are shown nowhere. */
  readonly late: ExcerptPlace | undefined;
}

/** The last one shared first; those that were taken back apart, the last one taken back first. */
export interface ExcerptsView {
  readonly excerpts: readonly Excerpt[];
  readonly takenBack: readonly TakenBack[];
}

/** The longest passage, in UTF-16 units. */
export const excerptLimits = { text: 10_000 } as const;

/** What can be done to excerpts. There is no undo: what was shared is taken back, and that is said. */
export interface ExcerptsVerbs {
  /** Under an id that the journal has noted already. Longer texts are cut. */
  share(excerpt: Omit<Excerpt, 'created'>): void;
  /**
   * Takes the words out of the workspace, as far as they are here: what somebody has read or copied stays with them, and the
   * sealed history on every side still holds them. Counts for one's own only, and also for one that arrives later.
   * `atMs` is when it was taken back, where that was not now.
   */
  takeBack(excerpt: RecordId, atMs?: number): void;
}
