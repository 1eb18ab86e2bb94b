import type * as Y from 'yjs';
import type { RecordId, SpaceId } from '../../basics/id.ts';
import type { Touch } from '../document-kind.ts';

/** One entry of a person's journal, or a private note of theirs about a workspace or one of its sessions. */
export interface JournalEntry {
  readonly id: RecordId;
  /** The day it is about, as the person's calendar has it: "2026-11-26". */
  readonly day: string;
  /** One word for how it was; empty when none was chosen. */
  readonly mood: string;
  /** The first words, for lists. */
  readonly opening: string;
  readonly photos: readonly JournalPhoto[];
  /** Undefined for an entry of the journal itself. */
  readonly about: About | undefined;
  /** Passages of it that were shared, latest first. */
  readonly shared: readonly SharedPassage[];
  readonly created: Touch;
  readonly changed: Touch;
}

/** What a private note is about. */
export interface About {
  readonly workspace: SpaceId;
  readonly session: RecordId | undefined;
}

/** A photo that rests sealed on this device. */
export interface JournalPhoto {
  readonly id: RecordId;
  /** Name of its sealed bytes: their hash, in hexadecimal. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** What it shows, in the person's words; empty when they wrote none. */
  readonly caption: string;
}

/** What was shared of an entry, and where it stands. */
export interface SharedPassage {
  readonly id: RecordId;
  readonly workspace: SpaceId;
  /** The workspace's record that holds the copy. */
  readonly excerpt: RecordId;
  readonly text: string;
  readonly atMs: number;
  /** When it was taken back there; undefined while it stands. */
  readonly takenBackMs: number | undefined;
}

/** Entries by day, the latest first, on one day the last one made first; those removed within the last 30 days apart. */
export interface JournalView {
  readonly entries: readonly JournalEntry[];
  readonly removed: readonly JournalEntry[];
}

/** The longest texts that are written, in UTF-16 units. */
export const journalLimits = { mood: 40, caption: 300, photos: 20, passage: 10_000 } as const;

/** Everything that can be done to the journal. Verbs on an entry that is gone do nothing. */
export interface JournalVerbs {
  add(entry: { readonly day: string; readonly about?: About }): RecordId;
  setDay(entry: RecordId, day: string): void;
  setMood(entry: RecordId, mood: string): void;
  addPhoto(entry: RecordId, photo: Omit<JournalPhoto, 'id'>): RecordId | undefined;
  setCaption(entry: RecordId, photo: RecordId, caption: string): void;
  removePhoto(entry: RecordId, photo: RecordId): void;
  restorePhoto(entry: RecordId, photo: RecordId): void;
  /** Notes down that a passage was shared; its id here. */
  noteShared(
    entry: RecordId,
    passage: Pick<SharedPassage, 'workspace' | 'excerpt' | 'text'>,
  ): RecordId | undefined;
  noteTakenBack(entry: RecordId, passage: RecordId): void;
  /** Says that the words were edited; written at most once a minute. */
  touch(entry: RecordId): void;
  remove(entry: RecordId): void;
  restore(entry: RecordId): void;
  /** All words of an entry, for searching on this device; kept until they change. */
  words(entry: RecordId): string;
  /** The rich text of an entry, for an editor; undefined when the entry is not there or has none. */
  body(entry: RecordId): Y.XmlFragment | undefined;
  undo(): boolean;
  redo(): boolean;
}
