import type { FeedId } from '../basics/id.ts';
import { invariant } from '../basics/invariant.ts';
import type { Sameness } from './cover-comparison.ts';
import { compareCover, type CoverContext, heldWithin } from './cover-truth.ts';
import { createCoversAhead, type CreateCoversAhead } from './covers-ahead.ts';
import type { DeleteRange } from './delete-ranges.ts';
import { type CoverRange, entryKinds } from './entry-body.ts';
import { takeIn } from './entry-intake.ts';
import type { Feed, PendingEntry } from './feed-book.ts';
import type { OwnWriter } from './own-writer.ts';
import type { PlannedEntry } from './planned-entry.ts';
import { writeCovered } from './write-covered.ts';

/** The place of an entry. */
export interface EntryPlace {
  readonly feed: FeedId;
  readonly sequence: number;
}

/** What looking at covers has come to. */
export interface SettledCovers {
  readonly letGo: readonly EntryPlace[];
  readonly untrue: readonly EntryPlace[];
}

/** What a new cover is to say. */
export interface NewCover {
  readonly ranges: readonly CoverRange[];
  readonly deletes: readonly DeleteRange[];
}

/** Writes covers, and lets go of what they stand for, once that has been compared. */
export interface CoverKeeper {
  /** Looks at newly applied covers, and again at those that were not clear before. */
  settle(applied: readonly PlannedEntry[]): SettledCovers;
  /** A cover beside the originals that are held here. */
  compare(cover: PendingEntry): Sameness;
  /** Writes a cover of this page's own, with the words of the live document unless others are given. */
  write(writer: OwnWriter, cover: NewCover, words?: Uint8Array): PlannedEntry;
  /** Writes one after the other, as far as it is worth it. */
  tidy(
    writer: OwnWriter,
    next: () => NewCover | undefined,
  ): SettledCovers & { readonly applied: readonly PlannedEntry[] };
  /** For a draft in which covers wait for each other. */
  readonly createAhead: CreateCoversAhead;
  /** Forgets what is not clear: the feeds are read anew. */
  reset(): void;
  /** Takes up what was not clear when the snapshot was made that has just been read. */
  resume(): void;
}

/** Makes a {@link CoverKeeper} over the feeds of a Space. */
export type CreateCoverKeeper = (context: CoverContext) => CoverKeeper;

/** One tidying writes no more covers than this; the next goes on. */
const coversAtOnce = 4;

const doubts = { same: undefined, unclear: 'unclear', other: 'untrue' } as const;

export const createCoverKeeper: CreateCoverKeeper = (context) => {
  let unclear: { readonly feed: Feed; readonly entry: PendingEntry }[] = [];

  const letGoOf = (feed: Feed, entry: PendingEntry): readonly EntryPlace[] => {
    const places: EntryPlace[] = [];
    const by = { feed: feed.id, sequence: entry.opened.header.sequence };
    for (const range of entry.opened.body.covers) {
      const covered = context.book.feedOf(range.feed, range, range.client);
      for (const sequence of heldWithin(covered, range)) {
        const facts = covered.held.get(sequence)?.facts;
        covered.held.delete(sequence);
        places.push({ feed: covered.id, sequence });
        if (facts?.kind === entryKinds.cover) forget({ feed: covered.id, sequence }, facts.covers);
      }
      covered.covered.add({ ...range, by });
    }
    return places;
  };

  const forget = (by: EntryPlace, covers: PendingEntry['opened']['body']['covers']): void => {
    for (const range of covers) {
      const covered = context.book.feeds.get(range.feed);
      for (const old of covered?.covered ?? []) {
        if (old.by.feed === by.feed && old.by.sequence === by.sequence)
          covered?.covered.delete(old);
      }
    }
  };

  const { space, epochs, book } = context;
  const keeper: CoverKeeper = {
    write(writer, cover, words) {
      const payload = words ?? writeCovered(context.doc(), cover);
      const { ranges: covers, deletes } = cover;
      const written = writer.write({ kind: entryKinds.cover, payload, covers, deletes });
      const intake = takeIn(epochs, space, written.bytes);
      invariant(intake.tag === 'entry', 'an own cover opens');
      const feed = book.feedOf(written.feed, intake.entry.opened.body, written.client);
      return { feed, entry: intake.entry, endClock: feed.clock };
    },
    tidy(writer, next) {
      const applied: PlannedEntry[] = [];
      const letGo: EntryPlace[] = [];
      const untrue: EntryPlace[] = [];
      for (let cover = next(); cover !== undefined; cover = next()) {
        const planned = keeper.write(writer, cover);
        const settled = keeper.settle([planned]);
        applied.push(planned);
        for (const place of settled.letGo) letGo.push(place);
        untrue.push(...settled.untrue);
        if (settled.letGo.length === 0 || applied.length >= coversAtOnce) break;
      }
      return { applied, letGo, untrue };
    },
    createAhead: createCoversAhead,
    compare: (cover) => compareCover(context, cover),
    settle(applied) {
      const letGo: EntryPlace[] = [];
      const untrue: EntryPlace[] = [];
      const open = [...unclear];
      for (const { feed, entry, untrue: known } of applied) {
        if (entry.opened.body.kind !== entryKinds.cover) continue;
        if (known === true) untrue.push({ feed: feed.id, sequence: entry.opened.header.sequence });
        else open.push({ feed, entry });
      }
      unclear = [];
      for (const one of open) {
        const place = { feed: one.feed.id, sequence: one.entry.opened.header.sequence };
        const sameness = compareCover(context, one.entry);
        if (sameness === 'same') for (const gone of letGoOf(one.feed, one.entry)) letGo.push(gone);
        else if (sameness === 'unclear') unclear.push(one);
        else untrue.push(place);
        const held = one.feed.held.get(place.sequence);
        if (held === undefined) continue;
        held.doubt = doubts[sameness];
        if (sameness === 'other' && held.facts !== undefined) {
          held.facts = { ...held.facts, covers: [], deletes: [] };
        }
      }
      return { letGo, untrue };
    },
    reset() {
      unclear = [];
    },
    resume() {
      for (const feed of context.book.feeds.values()) {
        for (const { bytes, doubt } of feed.held.values()) {
          if (doubt !== 'unclear') continue;
          const intake = takeIn(context.epochs, context.space, bytes);
          if (intake.tag === 'entry') unclear.push({ feed, entry: intake.entry });
        }
      }
    },
  };
  return keeper;
};
