import type * as Y from 'yjs';
import type { RecordId, SpaceId } from '../../basics/id.ts';
import type { Live } from '../../basics/live.ts';
import type { Touch } from '../document-kind.ts';
import type { Undoable } from '../shapes/own-undo.ts';

/** One entry of a person's journal, or a private note of theirs about a workspace or one of its sessions. */
export interface JournalEntry {
  readonly id: RecordId;
  /** The day it is about, as the person's calendar has it: "2026-11-26". */
  readonly day: string;
  /** One word for how it was; empty when none was chosen. */
  readonly mood: string;
  /** The first words, for lists. */
  readonly opening: string;
  /** In the order in which they came. */
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

/**
 * Entries by day, the latest first, on one day the last one made first; those removed within the last 30 days apart, the last
 * one removed first. An entry that did not change is the same object as before.
 */
export interface JournalView {
  readonly entries: readonly JournalEntry[];
  readonly removed: readonly JournalEntry[];
}

/** The longest texts that are written, in UTF-16 units; the most photos of one entry. */
export const journalLimits = {
  mood: 40,
  caption: 300,
  photos: 20,
  passage: 10_000,
  /** As far as the words of one entry are searched. */
  words: 200_000,
} as const;

/** Everything that can be done to the journal. Verbs on an entry that is gone do nothing; longer texts are cut. */
export interface JournalVerbs {
  /** For a day that no calendar has, it is the day that the clock of this device has by universal time. */
  add(entry: { readonly day: string; readonly about?: About | undefined }): RecordId;
  /** A day that no calendar has changes nothing. */
  setDay(entry: RecordId, day: string): void;
  /** Empty takes it away. */
  setMood(entry: RecordId, mood: string): void;
  /** Undefined when the entry is gone, or has as many as it may have. */
  addPhoto(entry: RecordId, photo: Omit<JournalPhoto, 'id'>): RecordId | undefined;
  setCaption(entry: RecordId, photo: RecordId, caption: string): void;
  /** Its bytes stay where they rest, so that it can be brought back. */
  removePhoto(entry: RecordId, photo: RecordId): void;
  restorePhoto(entry: RecordId, photo: RecordId): void;
  /** Notes down that a passage was shared; its id here. */
  noteShared(
    entry: RecordId,
    passage: Pick<SharedPassage, 'workspace' | 'excerpt' | 'text'>,
  ): RecordId | undefined;
  noteTakenBack(entry: RecordId, passage: RecordId): void;
  /**
   * The person leaves an entry. When it holds nothing it is in no list from then on, until something comes into it, also from
   * another device. True when it held nothing. No step of undo.
   */
  leave(entry: RecordId): boolean;
  /** Puts plain words at the end, each line a paragraph: what was typed before an editor was there, where none comes any more. */
  addWords(entry: RecordId, text: string): void;
  /** Says that the words were edited; written at most once a minute. */
  touch(entry: RecordId): void;
  remove(entry: RecordId): void;
  restore(entry: RecordId): void;
  /** All words of an entry with its mood and what its photos show, for searching on this device; kept until they change. */
  words(entry: RecordId): string;
  /** The rich text of an entry, for an editor; undefined when the entry is not there or has none. */
  body(entry: RecordId): Y.XmlFragment | undefined;
  undo(): boolean;
  redo(): boolean;
  readonly undoable: Live<Undoable>;
}
