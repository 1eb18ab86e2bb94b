import * as Y from 'yjs';
import type { SpaceId } from '../basics/id.ts';
import type { NewCover } from './cover-keeper.ts';
import { containsDeleteRanges } from './contains-delete-ranges.ts';
import { type DeleteRange, joinDeleteRanges } from './delete-ranges.ts';
import type { CoverRange } from './entry-body.ts';
import type { FeedBook } from './feed-book.ts';
import { holdsWords } from './footprint.ts';
import { decodeSnapshot, holdsSnapshot, type Snapshot } from './snapshot.ts';
import { writeCovered } from './write-covered.ts';

/** A cover over what can no longer be read, with the words that a snapshot remembers of it. */
export interface MendingPlan extends NewCover {
  /** The words (V1), still to be applied to the live document. */
  readonly words: Uint8Array;
  /** How many entries that were here when the snapshot was made are missing now. */
  readonly restored: number;
}

/** What {@link planMending} looks at beside the snapshot. */
export interface MendingContext {
  readonly space: SpaceId;
  readonly book: FeedBook;
  readonly live: Y.Doc;
  /** The devices of the Space, as far as their certificates could be read. */
  readonly devices: number;
}

/**
 * Works out how a device that is alone in its Space goes on where entries at rest were damaged: its own snapshot
 * still holds the words of each feed beyond the place where reading ends. Undefined where the snapshot does not reach
 * further, and in a Space that others are in: there the entries themselves are fetched again.
 *
 * @param bytes the plaintext of a snapshot, opened by the vault: nobody else can have written it.
 */
export function planMending(
  { space, book, live, devices }: MendingContext,
  bytes: Uint8Array,
): MendingPlan | undefined {
  const snapshot = decodeSnapshot(bytes);
  if (snapshot?.space !== space || snapshot.certificates.length > 0) return undefined;
  // A cover stands for words only; and somebody may have been let in after the snapshot was made.
  if (devices > 1 || !holdsWordsOnly(book)) return undefined;
  const ranges: CoverRange[] = [];
  let restored = 0;
  for (const feed of snapshot.feeds) {
    const here = book.feeds.get(feed.id);
    const { sequence } = here?.position ?? { sequence: 0 };
    if (sequence >= feed.sequence) continue;
    for (const at of feed.held.keys()) {
      if (at > sequence && here?.waiting.has(at) !== true) restored += 1;
    }
    ranges.push({
      feed: feed.id,
      ...feed.owner,
      client: feed.client,
      from: sequence + 1,
      to: feed.sequence,
      hash: feed.hash,
      firstClock: here?.clock ?? 0,
      endClock: feed.clock,
    });
  }
  const remembered = restored > 0 ? documentOf(snapshot) : undefined;
  if (remembered === undefined) return undefined;
  const known = joinDeleteRanges(deletesIn(live));
  const deletes = deletesIn(remembered).filter((one) => !containsDeleteRanges(known, [one]));
  const words = writeCovered(remembered, { ranges, deletes });
  remembered.destroy();
  return { ranges, deletes, words, restored };
}

/** {@link planMending}: fetched only where something was damaged. */
export type PlanMending = (context: MendingContext) => MendingPlan | undefined;

/** Whether all that waits is words. */
function holdsWordsOnly(book: FeedBook): boolean {
  for (const { waiting } of book.feeds.values()) {
    for (const entries of waiting.values()) {
      if (!entries.every((entry) => holdsWords(entry.opened.body.kind))) return false;
    }
  }
  return true;
}

/** Undefined when the snapshot does not hold what it says. */
function documentOf(snapshot: Snapshot): Y.Doc | undefined {
  const doc = new Y.Doc();
  try {
    Y.applyUpdateV2(doc, snapshot.state);
  } catch {
    return undefined;
  }
  return holdsSnapshot(doc, snapshot) ? doc : undefined;
}

function deletesIn(doc: Y.Doc): readonly DeleteRange[] {
  const deletes: DeleteRange[] = [];
  for (const [client, items] of Y.createDeleteSetFromStructStore(doc.store).clients) {
    for (const { clock, len } of items) deletes.push({ client, clock, length: len });
  }
  return deletes;
}
