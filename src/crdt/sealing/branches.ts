import * as Y from 'yjs';
import type { DeviceId, EntryHash, MemberId, SpaceId } from '../basics/id.ts';
import { type Adoption, decodeAdoption, encodeAdoption } from './adoption.ts';
import { entryKinds } from './entry-body.ts';
import { loadFacts } from './entry-facts.ts';
import { type EpochsByTag, takeIn } from './entry-intake.ts';
import { clockAt, type Feed, type FeedBook, hashAt, type PendingEntry } from './feed-book.ts';
import { drop } from './integration.ts';

/** Settles which of a feed's two histories counts. FORMAT.md "Two histories". */
export interface Branches {
  /** Whether of two entries under one number of a feed the first counts: the one that more members have built on, else the lower hash. */
  prefers(feed: Feed, a: PendingEntry, b: PendingEntry): boolean;
  /**
   * Sorts out what waits behind its feed's position. A page whose people have built on the history it knows says so first.
   * True when another history counts than the one that is applied, and everything has to be read anew.
   */
  settle(): boolean;
  /** Entries have come or gone: who has adopted what is looked up again. */
  renew(): void;
}

/** What settling two histories needs of the rest of the log. */
export interface BranchContext {
  readonly space: SpaceId;
  readonly epochs: EpochsByTag;
  readonly book: FeedBook;
  readonly ownMember: MemberId;
  doc(): Y.Doc;
  memberOf(device: DeviceId): MemberId | undefined;
  /** Writes an adopt entry in this page's own feed. */
  adopt(payload: Uint8Array): void;
  onTwoHistories(feed: Feed): void;
}

/** See {@link Branches}. */
export function createBranches(context: BranchContext): Branches {
  const { book, space, epochs } = context;
  /**
   * Entries for whose sake everything has been read anew in vain, with the limit that their feed had: they are not tried again
   * while it stands.
   */
  const triedInVain = new WeakMap<PendingEntry, Feed['limit']>();
  const isInVain = (feed: Feed, entry: PendingEntry): boolean =>
    triedInVain.has(entry) && triedInVain.get(entry) === feed.limit;
  let voters: ReadonlyMap<string, ReadonlySet<MemberId>> | undefined;

  const placeOf = ({ feed, sequence }: Omit<Adoption, 'hash'>): string => `${feed}/${sequence}`;
  const votesFor = (of: Adoption): ReadonlySet<MemberId> => {
    voters ??= countVotes();
    return voters.get(`${placeOf(of)}/${of.hash}`) ?? new Set();
  };

  const countVotes = (): ReadonlyMap<string, ReadonlySet<MemberId>> => {
    const votes = new Map<string, Set<MemberId>>();
    for (const adoptFeed of book.feeds.values()) {
      const member = context.memberOf(adoptFeed.owner.device);
      if (member === undefined) continue;
      for (const payload of adoptionsIn(adoptFeed)) {
        const adoption = decodeAdoption(payload);
        if (adoption === undefined) continue;
        const adopted = book.feeds.get(adoption.feed);
        // Nobody speaks for a history of their own.
        if (adopted === undefined || context.memberOf(adopted.owner.device) === member) continue;
        const name = `${placeOf(adoption)}/${adoption.hash}`;
        votes.set(name, (votes.get(name) ?? new Set<MemberId>()).add(member));
      }
    }
    return votes;
  };

  /** Of all that is here, applied or not: an adopt entry may stand behind the very words that it is about. */
  const adoptionsIn = (feed: Feed): readonly Uint8Array[] => {
    loadFacts(epochs, space, feed);
    const payloads: Uint8Array[] = [];
    for (const { facts, bytes } of feed.held.values()) {
      if (facts?.kind !== entryKinds.adopt) continue;
      const intake = takeIn(epochs, space, bytes);
      if (intake.tag === 'entry') payloads.push(intake.entry.opened.body.payload);
    }
    for (const entry of [...[...feed.waiting.values()].flat(), ...feed.aside]) {
      const { kind, payload } = entry.opened.body;
      if (entry.verified && kind === entryKinds.adopt) payloads.push(payload);
    }
    return payloads;
  };

  /** Whether an entry counts more than one with another hash in its place. */
  const counts = (feed: Feed, entry: PendingEntry, other: EntryHash): boolean => {
    const { header, hash } = entry.opened;
    const leading = leadingTo(feed, header.sequence);
    if (leading.has(other)) return false;
    if (leading.has(hash)) return true;
    const votes = (of: EntryHash): number =>
      votesFor({ feed: feed.id, sequence: header.sequence, hash: of }).size;
    const [own, others] = [votes(hash), votes(other)];
    return own === others ? hash < other : own > others;
  };

  /** Of a removed device's feed: the hashes, from this number on, that lead up to the last entry that counts. */
  const leadingTo = ({ limit, waiting, aside }: Feed, from: number): ReadonlySet<EntryHash> => {
    const leading = new Set<EntryHash>();
    if (limit === undefined || limit.sequence < from) return leading;
    let hash = limit.hash;
    leading.add(hash);
    for (let at = limit.sequence; at > from; at -= 1) {
      const before = [...(waiting.get(at) ?? []), ...aside].find(
        ({ verified, opened }) => verified && opened.hash === hash,
      );
      if (before === undefined) break;
      hash = before.opened.body.previous;
      leading.add(hash);
    }
    return leading;
  };

  /** Whether words of another member, applied here, lean on what a feed holds from this number on. */
  const isBuiltOn = (feed: Feed, sequence: number): boolean => {
    const fork = clockAt(feed, sequence - 1) ?? 0;
    const member = context.memberOf(feed.owner.device);
    for (const other of book.feeds.values()) {
      if (other === feed || context.memberOf(other.owner.device) === member) continue;
      for (const { bytes } of other.held.values()) {
        const intake = takeIn(epochs, space, bytes);
        if (intake.tag !== 'entry') continue;
        if ((intake.entry.footprint?.needs.get(feed.client) ?? 0) > fork) return true;
      }
    }
    return false;
  };

  const adoptWhatIsBuiltOn = (feed: Feed, sequence: number, hash: EntryHash): void => {
    const adoption = { feed: feed.id, sequence, hash };
    if (context.memberOf(feed.owner.device) === context.ownMember) return;
    if (votesFor(adoption).has(context.ownMember) || !isBuiltOn(feed, sequence)) return;
    context.adopt(encodeAdoption(adoption));
    voters = undefined;
  };

  const setAside = (feed: Feed, entry: PendingEntry): void => {
    const { sequence } = entry.opened.header;
    const applied = hashAt(feed, sequence);
    drop(feed, entry);
    if (applied === undefined || applied === entry.opened.hash) return;
    feed.aside.push(entry);
    context.onTwoHistories(feed);
    if (entry.opened.body.previous === hashAt(feed, sequence - 1)) {
      adoptWhatIsBuiltOn(feed, sequence, applied);
    }
  };

  /** Whether an entry that was set aside counts more than the one in its place, and has what it builds on. */
  const shouldStandIn = (feed: Feed, entry: PendingEntry): boolean => {
    const { header, body } = entry.opened;
    const applied = hashAt(feed, header.sequence);
    if (applied === undefined || isInVain(feed, entry)) return false;
    if (body.previous !== hashAt(feed, header.sequence - 1)) return false;
    if (!counts(feed, entry, applied)) return false;
    const { store } = context.doc();
    for (const [client, end] of entry.footprint?.needs ?? []) {
      if (client !== feed.client && end > Y.getState(store, client)) return false;
    }
    return true;
  };

  return {
    prefers(feed, a, b) {
      return counts(feed, a, b.opened.hash);
    },
    settle() {
      let lost = false;
      for (const feed of book.feeds.values()) {
        const behind = [...feed.waiting].filter(([at]) => at <= feed.position.sequence);
        if (behind.length > 0) loadFacts(epochs, space, feed);
        for (const [, entries] of behind) {
          for (const entry of entries) if (entry.verified) setAside(feed, entry);
        }
        for (const entry of feed.aside) {
          if (!shouldStandIn(feed, entry)) continue;
          triedInVain.set(entry, feed.limit);
          lost = true;
        }
      }
      return lost;
    },
    renew() {
      voters = undefined;
    },
  };
}
