import * as Y from 'yjs';
import type { Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import { branchesWhenNeeded } from './branches-when-needed.ts';
import type { EntryPlace, NewCover } from './cover-keeper.ts';
import { coversWhenNeeded } from './covers-when-needed.ts';
import { entryKinds, noHash } from './entry-body.ts';
import { type EpochsByTag, takeIn } from './entry-intake.ts';
import { type Feed, type FeedBook, type PendingEntry, setFacts } from './feed-book.ts';
import { integrateReady } from './integration.ts';
import type { LocksWhenNeeded } from './locks-when-needed.ts';
import { sealedOrigin } from './origins.ts';
import type { OwnEntry, OwnWriter } from './own-writer.ts';
import type { PlanMending } from './mending-cover.ts';
import type { PlannedEntry } from './planned-entry.ts';
import { createPlanner } from './planning.ts';
import { type Received, verifyWaiting } from './reception.ts';
import { placeOf, type RosterKeeper } from './roster-keeper.ts';
import { holdsSnapshot, matchSnapshot, restoreFeed, type Snapshot } from './snapshot.ts';
import { coverSizes } from './cover-sizes.ts';
import type { PlanCover, Tidying } from './tidying.ts';
import { enforceWaitingLimits, forgetIfEmpty } from './waiting-limits.ts';

/** The device that this page writes as: known to itself before its certificate has arrived. */
export interface OwnDevice {
  readonly id: DeviceId;
  readonly member: MemberId;
  readonly signKey: Uint8Array;
}

/** What became of the waiting entries. */
export interface Settlement {
  readonly applied: readonly PlannedEntry[];
  /** Entries whose signatures have been found to be their devices'. */
  readonly verified: readonly PendingEntry[];
  readonly refused: readonly (Received & { readonly reason: string })[];
  readonly letGo: readonly EntryPlace[];
  readonly untrue: readonly EntryPlace[];
}

/** The feeds and the live document of a Space, without its writer. */
export interface LogCore {
  doc(): Y.Doc;
  signKeyOf(device: DeviceId): Uint8Array | undefined;
  memberOf(device: DeviceId): MemberId | undefined;
  /** Verifies and applies what can be. `stored`: it rested on this device, where it came verified. */
  settle(stored: boolean): Promise<Settlement>;
  /** Notes an entry of this page's own, whose words are in the live document already. */
  noteOwn(own: OwnEntry): void;
  /** Writes covers over what this page's member has written, as far as it is worth it. */
  tidy(
    writer: OwnWriter,
    tidying: Tidying,
  ): { readonly covers: number; readonly settlement: Settlement };
  /** Goes on from what a snapshot remembers where reading ended; how many damaged entries that stands for. */
  mend(writer: OwnWriter, plan: PlanMending): Promise<number>;
  /** Reads all feeds anew into a new document. */
  rebuild(): Promise<void>;
  /** Goes on from a snapshot; the stored entries that it does not stand for, or undefined when it cannot be trusted. */
  restore(
    snapshot: Snapshot,
    entries: readonly Uint8Array[],
    fingerprints: readonly Uint8Array[],
  ): readonly Uint8Array[] | undefined;
}

export function createLogCore(options: {
  readonly space: SpaceId;
  readonly epochs: EpochsByTag;
  readonly book: FeedBook;
  readonly keeper: RosterKeeper;
  readonly locks: LocksWhenNeeded;
  readonly own: OwnDevice;
  readonly clock: Clock;
  readonly count: Count;
  /** Makes a new live document; the first time, and when it has to be rebuilt. */
  readonly makeDocument: () => Y.Doc;
  /** Called before entries are applied: what this page has written so far goes first. */
  readonly beforeApply: () => void;
  /** Called before the live document is rebuilt: this page goes on under another clientID. */
  readonly beforeRebuild: () => void;
  readonly onTwoHistories: (feed: Feed) => void;
  /** Writes that this page's people have built on one of two histories. */
  readonly adopt: (payload: Uint8Array) => void;
  /** Called when the live document has been rebuilt. */
  readonly onRebuilt: () => void;
}): LogCore {
  const { space, epochs, book, keeper, locks, own, count } = options;
  let doc = options.makeDocument();
  const covers = coversWhenNeeded({ space, epochs, book, doc: () => doc }, options);
  const planner = createPlanner();
  const certificatesTaken = new WeakSet<PendingEntry>();
  let planned = keeper.roster.get();

  const signKeyOf = (device: DeviceId): Uint8Array | undefined =>
    device === own.id ? own.signKey : keeper.roster.get().signKeyOf(device);
  const memberOf = (device: DeviceId): MemberId | undefined =>
    keeper.roster.get().memberOf(device) ?? (device === own.id ? own.member : undefined);

  const branches = branchesWhenNeeded(
    {
      space,
      epochs,
      book,
      ownMember: own.member,
      doc: () => doc,
      memberOf,
      adopt: (payload) => options.adopt(payload),
      onTwoHistories: (feed) => options.onTwoHistories(feed),
    },
    count,
  );

  /**
   * A certificate counts from the moment its entry is known to be its author's, also while that waits: it may stand behind words that
   * are to be had only in a cover, and the cover waits until the devices are known whose words it holds.
   */
  const takeCertificate = (entry: PendingEntry): void => {
    const { kind, payload } = entry.opened.body;
    if (kind !== entryKinds.certificate || certificatesTaken.has(entry)) return;
    certificatesTaken.add(entry);
    if (!keeper.add(payload, placeOf(entry.opened))) count('roster/refused');
  };

  const apply = (): ReturnType<typeof integrateReady> => {
    options.beforeApply();
    branches.renew();
    if (planned !== keeper.roster.get()) planner.reset(book);
    planned = keeper.roster.get();
    const context = {
      doc,
      book,
      memberOf,
      prefers: (feed: Feed, a: PendingEntry, b: PendingEntry) => branches.prefers(feed, a, b),
      compare: (entry: PendingEntry) => covers.now().compare(entry),
      ahead: covers.ahead(),
    };
    const integration = integrateReady(context, planner, count);
    for (const { entry } of integration.applied) takeCertificate(entry);
    for (const entry of nextWaiting(book)) if (entry.verified) takeCertificate(entry);
    return integration;
  };

  const planNext = (writer: OwnWriter, plan: PlanCover): NewCover | undefined =>
    plan({ space, epochs, book, member: own.member, memberOf, into: writer.feed() });

  /** Reads all feeds anew into a new document, each with the history that counts. */
  const rebuild = async (): Promise<void> => {
    await covers.load();
    // What words hang on that count is adopted before it is gone.
    locks.now()?.isBeyond();
    options.beforeRebuild();
    for (const feed of book.feeds.values()) {
      const entries = [...feed.aside.splice(0)];
      for (const { bytes } of feed.held.values()) {
        const intake = takeIn(epochs, space, bytes);
        if (intake.tag === 'entry') entries.push({ ...intake.entry, verified: true });
      }
      feed.held.clear();
      feed.covering.clear();
      feed.covered.clear();
      feed.position = { sequence: 0, hash: noHash };
      feed.clock = 0;
      // What was seen beyond the position may come before what the feed is read up to now.
      feed.seen = 0;
      for (const entry of entries) {
        const { sequence } = entry.opened.header;
        feed.waiting.set(sequence, [...(feed.waiting.get(sequence) ?? []), entry]);
      }
    }
    locks.now()?.refuse(true);
    covers.reset();
    planner.reset(book);
    doc.destroy();
    doc = options.makeDocument();
    const { applied } = apply();
    covers.settle(applied);
    branches.settleNow();
    options.onRebuilt();
  };

  return {
    doc: () => doc,
    signKeyOf,
    memberOf,
    async settle(stored) {
      const applied: PlannedEntry[] = [];
      const verified: PendingEntry[] = [];
      const refused: (Received & { reason: string })[] = [];
      const letGo: EntryPlace[] = [];
      const untrue: EntryPlace[] = [];
      for (let grown = true; grown;) {
        const before = keeper.roster.get();
        const checked = await verifyWaiting(book, signKeyOf, stored);
        for (const entry of checked.verified) verified.push(entry);
        for (const one of checked.refused) refused.push({ ...one, reason: 'signature' });
        await locks.note(checked.verified);
        locks.now()?.refuse();
        await covers.prepare();
        const integration = apply();
        for (const one of integration.applied) applied.push(one);
        refused.push(...integration.refused);
        const settled = covers.settle(integration.applied);
        for (const place of settled.letGo) letGo.push(place);
        untrue.push(...settled.untrue);
        const lost = await branches.settle();
        const more = locks.now()?.settle();
        if (integration.broken) count('live-document/broken');
        if (lost || integration.broken) await rebuild();
        // Somebody who has just been let in may be the author of what waits.
        grown = keeper.roster.get() !== before || more === true;
        if (!grown && locks.now()?.isBeyond() === true) {
          await rebuild();
          grown = true;
        }
      }
      locks.now()?.moveOn();
      for (const one of locks.now()?.refused() ?? []) refused.push(one);
      const beyond = enforceWaitingLimits(book, (device) => signKeyOf(device) !== undefined);
      for (const one of beyond) refused.push({ ...one, reason: 'too-many' });
      for (const { feed } of refused) forgetIfEmpty(book, feed);
      return { applied, verified, refused, letGo, untrue };
    },
    rebuild,
    noteOwn(entry) {
      locks.noteOwn(entry);
      const feed = book.feedOf(entry.feed, entry.body, entry.client);
      feed.position = { sequence: entry.sequence, hash: entry.hash };
      feed.clock = entry.endClock;
      book.changed.add(feed);
      feed.held.set(entry.sequence, { bytes: entry.bytes, facts: undefined });
      setFacts(feed, entry.sequence, {
        hash: entry.hash,
        kind: entry.body.kind,
        endClock: entry.endClock,
        deletes: entry.deletes,
        covers: entry.body.covers,
      });
    },
    tidy(writer, { planCover, createCoverKeeper }) {
      covers.take(createCoverKeeper);
      if (writer.length() >= coverSizes.smallest) writer.startFeed();
      const tidied = covers.now().tidy(writer, () => planNext(writer, planCover));
      const settlement = { verified: [], refused: [], ...tidied };
      return { covers: tidied.applied.length, settlement };
    },
    async mend(writer, plan) {
      await covers.load();
      options.beforeApply();
      const planned = plan({
        space,
        book,
        live: doc,
        devices: keeper.roster.get().devices().length,
      });
      if (planned === undefined) return 0;
      Y.applyUpdate(doc, planned.words, sealedOrigin);
      for (const range of planned.ranges) {
        const feed = book.feedOf(range.feed, range, range.client);
        feed.position = { sequence: range.to, hash: range.hash };
        feed.clock = range.endClock;
        for (const sequence of [...feed.waiting.keys()]) {
          if (sequence <= range.to) feed.waiting.delete(sequence);
        }
      }
      planner.reset(book);
      covers.settle([covers.now().write(writer, planned, planned.words)]);
      return planned.restored;
    },
    restore(snapshot, entries, fingerprints) {
      const matched =
        snapshot.space === space ? matchSnapshot(snapshot, entries, fingerprints) : undefined;
      if (matched === undefined || book.feeds.size > 0) return undefined;
      try {
        Y.applyUpdateV2(doc, snapshot.state, sealedOrigin);
      } catch {
        count('snapshot/undecodable');
      }
      if (!holdsSnapshot(doc, snapshot)) {
        doc.destroy();
        doc = options.makeDocument();
        options.onRebuilt();
        return undefined;
      }
      keeper.recall(snapshot.certificates);
      for (const [from, held] of matched.inside) {
        restoreFeed(book.feedOf(from.id, from.owner, from.client), from, held);
      }
      covers.resume();
      const marks = new Map<Feed, readonly number[]>();
      for (const { id, marked } of snapshot.feeds) {
        const feed = book.feeds.get(id);
        if (feed !== undefined && marked.length > 0) marks.set(feed, marked);
      }
      locks.now()?.recall(marks);
      return matched.rest;
    },
  };
}

/** What waits for its turn. What stands behind a position is another history's. */
function* nextWaiting(book: FeedBook): Generator<PendingEntry> {
  for (const { position, waiting } of book.feeds.values()) {
    for (const [sequence, entries] of waiting) if (sequence > position.sequence) yield* entries;
  }
}
