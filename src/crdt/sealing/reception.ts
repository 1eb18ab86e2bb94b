import { equalBytes } from '../basics/bytes.ts';
import type { DeviceId, FeedId, SpaceId } from '../basics/id.ts';
import { loadFacts } from './entry-facts.ts';
import { type EpochsByTag, takeIn } from './entry-intake.ts';
import { type Feed, type FeedBook, hashAt, type PendingEntry } from './feed-book.ts';
import { drop } from './integration.ts';
import { verifySignature } from './signing.ts';
import { forgetIfEmpty } from './waiting-limits.ts';

/** Something that came in and is not known yet. */
export interface Received {
  readonly feed: Feed;
  readonly entry: PendingEntry;
}

/** What a batch of bytes turned out to be. */
export interface Reception {
  readonly received: readonly Received[];
  /** Of an unknown version or epoch: kept as they are. */
  readonly unreadable: readonly Uint8Array[];
  readonly duplicates: number;
  readonly refused: readonly { readonly bytes: Uint8Array; readonly reason: string }[];
}

/** Where received entries go. */
export interface ReceptionContext {
  readonly space: SpaceId;
  readonly epochs: EpochsByTag;
  readonly book: FeedBook;
}

/** Opens bytes and puts what is new among the waiting entries of its feed. Signatures come after. */
export function receive(
  { space, epochs, book }: ReceptionContext,
  batch: readonly Uint8Array[],
): Reception {
  const received: Received[] = [];
  const unreadable: Uint8Array[] = [];
  const refused: { bytes: Uint8Array; reason: string }[] = [];
  let duplicates = 0;
  for (const bytes of batch) {
    const intake = takeIn(epochs, space, bytes);
    if (intake.tag === 'refused') {
      refused.push({ bytes, reason: intake.reason });
    } else if (intake.tag === 'unreadable') {
      unreadable.push(bytes);
    } else {
      const { entry } = intake;
      const { header, body } = entry.opened;
      const feed = book.feedOf(header.feed, body, entry.client);
      // What a snapshot has brought is opened before anything is said against it.
      const held = feed.held.get(header.sequence);
      if (held !== undefined && held.facts === undefined) loadFacts(epochs, space, feed);
      const others = feed.waiting.get(header.sequence) ?? [];
      if (isKnown(feed, entry)) {
        duplicates += 1;
      } else if (others.filter(({ verified }) => !verified).length >= unverifiedAtOnePlace) {
        refused.push({ bytes, reason: 'too-many' });
        forgetIfEmpty(book, feed);
      } else {
        feed.waiting.set(header.sequence, [...others, entry]);
        book.changed.add(feed);
        received.push({ feed, entry });
      }
    }
  }
  return { received, unreadable, duplicates, refused };
}

/** So many entries of one feed under one number wait for a certificate; one of them may be the true one. */
const unverifiedAtOnePlace = 8;

function isKnown(feed: Feed, entry: PendingEntry): boolean {
  const { header, hash, signature } = entry.opened;
  // Whoever has the keys can seal another's words again under a false signature: the true copy stands beside it.
  const alike = (other: PendingEntry): boolean =>
    other.opened.hash === hash && (other.verified || equalBytes(other.opened.signature, signature));
  if ((feed.waiting.get(header.sequence) ?? []).some(alike) || feed.aside.some(alike)) return true;
  if (header.sequence > feed.position.sequence) return false;
  // Inside a cover no hashes are known, so nothing can be said against the cover by it.
  return (hashAt(feed, header.sequence) ?? hash) === hash;
}

const verifyTogether = 256;

/** What checking signatures has found. */
export interface Verification {
  readonly verified: readonly PendingEntry[];
  /** False ones: they have been taken out. */
  readonly refused: readonly Received[];
}

/**
 * Checks the signatures of waiting entries whose device is known. A device's word for one entry is its word for all before it in the chain, so of what was checked
 * before it was stored (`stored`) only the last of each run is checked again.
 */
export async function verifyWaiting(
  book: FeedBook,
  signKeyOf: (device: DeviceId) => Uint8Array | undefined,
  stored: boolean,
): Promise<Verification> {
  const open: Received[] = [];
  for (const feed of book.feeds.values()) {
    for (const entries of feed.waiting.values()) {
      for (const entry of entries) if (!entry.verified) open.push({ feed, entry });
    }
  }
  const vouched = stored ? vouchedFor(open) : new Map<PendingEntry, PendingEntry>();
  const refused: Received[] = [];
  const check = async ({ feed, entry }: Received): Promise<void> => {
    const publicKey = signKeyOf(entry.opened.body.device);
    if (publicKey === undefined) return;
    const { signed: message, signature } = entry.opened;
    if (await verifySignature({ publicKey, message, signature })) {
      entry.verified = true;
      book.changed.add(feed);
    } else {
      refused.push({ feed, entry });
    }
  };
  const checkAll = async (list: readonly Received[]): Promise<void> => {
    for (let at = 0; at < list.length; at += verifyTogether) {
      await Promise.all(list.slice(at, at + verifyTogether).map(check));
    }
  };
  await checkAll(open.filter(({ entry }) => !vouched.has(entry)));
  // From the end of each run to its beginning.
  for (const [entry, by] of vouched) if (by.verified) entry.verified = true;
  await checkAll(open.filter(({ entry }) => vouched.has(entry) && !entry.verified));
  for (const { feed, entry } of refused) drop(feed, entry);
  return { verified: open.flatMap(({ entry }) => (entry.verified ? [entry] : [])), refused };
}

/** Each entry whose follower in the chain is here too, with that follower; the last ones first. */
function vouchedFor(open: readonly Received[]): ReadonlyMap<PendingEntry, PendingEntry> {
  const byFeed = new Map<FeedId, PendingEntry[]>();
  for (const { feed, entry } of open) {
    const own = byFeed.get(feed.id);
    if (own === undefined) byFeed.set(feed.id, [entry]);
    else own.push(entry);
  }
  const vouched = new Map<PendingEntry, PendingEntry>();
  for (const entries of byFeed.values()) {
    entries.sort((a, b) => b.opened.header.sequence - a.opened.header.sequence);
    let follower: PendingEntry | undefined;
    for (const entry of entries) {
      const follows =
        follower?.opened.header.sequence === entry.opened.header.sequence + 1 &&
        follower.opened.body.previous === entry.opened.hash;
      if (follower !== undefined && follows) vouched.set(entry, follower);
      follower = entry;
    }
  }
  return vouched;
}
