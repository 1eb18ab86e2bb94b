import type * as Y from 'yjs';
import type { Count } from '../basics/count.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import { createCoverKeeper, type EntryPlace } from './cover-keeper.ts';
import { compareCover, type CoverContext } from './cover-truth.ts';
import { entryKinds, noHash } from './entry-body.ts';
import { type EpochsByTag, takeIn } from './entry-intake.ts';
import {
  createFeedBook,
  type Feed,
  type FeedBook,
  hashAt,
  type PendingEntry,
} from './feed-book.ts';
import { drop, integrateReady } from './integration.ts';
import type { OwnEntry } from './own-writer.ts';
import type { PlannedEntry } from './planning.ts';
import { enforceWaitingLimits, type Received, verifyWaiting } from './reception.ts';
import type { RosterKeeper } from './roster-keeper.ts';

/** The device that this page writes as: known to itself before its certificate has arrived. */
export interface OwnDevice {
  readonly id: DeviceId;
  readonly member: MemberId;
  readonly signKey: Uint8Array;
}

/** What became of the waiting entries. */
export interface Settlement {
  readonly applied: readonly PlannedEntry[];
  readonly refused: readonly (Received & { readonly reason: string })[];
  readonly letGo: readonly EntryPlace[];
  readonly untrue: readonly EntryPlace[];
}

/** The feeds and the live document of a Space, without its writer. */
export interface LogCore {
  readonly book: FeedBook;
  doc(): Y.Doc;
  signKeyOf(device: DeviceId): Uint8Array | undefined;
  memberOf(device: DeviceId): MemberId | undefined;
  /** Verifies and applies what can be. `stored`: it rested on this device, where it came verified. */
  settle(stored: boolean): Promise<Settlement>;
  /** Notes an entry of this page's own, whose words are in the live document already. */
  noteOwn(own: OwnEntry): void;
  /** Looks at covers that this page has just written. */
  settleOwnCovers(entries: readonly PlannedEntry[]): Settlement;
}

export function createLogCore(options: {
  readonly space: SpaceId;
  readonly epochs: EpochsByTag;
  readonly keeper: RosterKeeper;
  readonly own: OwnDevice;
  readonly count: Count;
  /** Makes a new live document; the first time, and when it has to be rebuilt. */
  readonly makeDocument: () => Y.Doc;
  /** Called before entries are applied: what this page has written so far goes first. */
  readonly beforeApply: () => void;
  /** Called before the live document is rebuilt: this page goes on under another clientID. */
  readonly beforeRebuild: () => void;
  readonly onTwoHistories: (feed: Feed) => void;
  /** Called when the live document has been rebuilt. */
  readonly onRebuilt: () => void;
}): LogCore {
  const { space, epochs, keeper, own, count } = options;
  const book = createFeedBook();
  let doc = options.makeDocument();
  const coverContext: CoverContext = { space, epochs, book, doc: () => doc };
  const covers = createCoverKeeper(coverContext);

  const signKeyOf = (device: DeviceId): Uint8Array | undefined =>
    device === own.id ? own.signKey : keeper.roster.get().signKeyOf(device);
  const memberOf = (device: DeviceId): MemberId | undefined =>
    keeper.roster.get().memberOf(device) ?? (device === own.id ? own.member : undefined);

  /** Entries that wait behind their feed's position belong to another branch, or are there already. */
  const settleBranches = (): boolean => {
    let lost = false;
    for (const feed of book.feeds.values()) {
      for (const [sequence, entries] of feed.waiting) {
        if (sequence > feed.position.sequence) continue;
        const winner = hashAt(feed, sequence);
        for (const entry of entries) {
          if (!entry.verified) continue;
          drop(feed, entry);
          if (winner === undefined || winner === entry.opened.hash) continue;
          feed.aside.push(entry);
          options.onTwoHistories(feed);
          if (
            entry.opened.hash < winner &&
            entry.opened.body.previous === hashAt(feed, sequence - 1)
          ) {
            lost = true;
          }
        }
      }
    }
    return lost;
  };

  const apply = (): ReturnType<typeof integrateReady> => {
    options.beforeApply();
    const context = {
      doc,
      book,
      memberOf,
      compare: (entry: PendingEntry) => compareCover(coverContext, entry),
    };
    const integration = integrateReady(context, count);
    for (const { entry } of integration.applied) {
      const { kind, payload } = entry.opened.body;
      if (kind === entryKinds.certificate && !keeper.add(payload)) count('roster/refused');
    }
    return integration;
  };

  /** Reads all feeds anew into a new document; the lower hash wins wherever a feed has two histories. */
  const rebuild = (): void => {
    options.beforeRebuild();
    for (const feed of book.feeds.values()) {
      const entries = [...feed.aside.splice(0)];
      for (const { bytes } of feed.held.values()) {
        const intake = takeIn(epochs, space, bytes);
        if (intake.tag === 'entry') entries.push({ ...intake.entry, verified: true });
      }
      feed.held.clear();
      feed.covered.clear();
      feed.position = { sequence: 0, hash: noHash };
      feed.clock = 0;
      feed.epochIndex = 0;
      for (const entry of entries) {
        const { sequence } = entry.opened.header;
        feed.waiting.set(sequence, [...(feed.waiting.get(sequence) ?? []), entry]);
      }
    }
    covers.reset();
    doc.destroy();
    doc = options.makeDocument();
    const { applied } = apply();
    covers.settle(applied);
    settleBranches();
    options.onRebuilt();
  };

  return {
    book,
    doc: () => doc,
    signKeyOf,
    memberOf,
    async settle(stored) {
      const applied: PlannedEntry[] = [];
      const refused: (Received & { reason: string })[] = [];
      const letGo: EntryPlace[] = [];
      const untrue: EntryPlace[] = [];
      for (let grown = true; grown;) {
        const before = keeper.roster.get();
        for (const one of await verifyWaiting(book, signKeyOf, stored)) {
          refused.push({ ...one, reason: 'signature' });
        }
        const integration = apply();
        applied.push(...integration.applied);
        refused.push(...integration.refused);
        const settled = covers.settle(integration.applied);
        letGo.push(...settled.letGo);
        untrue.push(...settled.untrue);
        const lost = settleBranches();
        if (integration.broken) count('live-document/broken');
        if (lost || integration.broken) rebuild();
        // Somebody who has just been let in may be the author of what waits.
        grown = keeper.roster.get() !== before;
      }
      for (const one of enforceWaitingLimits(book)) refused.push({ ...one, reason: 'too-many' });
      return { applied, refused, letGo, untrue };
    },
    noteOwn(entry) {
      const feed = book.feedOf(entry.feed, entry.body, entry.client);
      feed.position = { sequence: entry.sequence, hash: entry.hash };
      feed.clock = entry.endClock;
      feed.held.set(entry.sequence, {
        bytes: entry.bytes,
        facts: {
          hash: entry.hash,
          kind: entry.body.kind,
          endClock: entry.endClock,
          deletes: entry.deletes,
          covers: entry.body.covers,
        },
      });
    },
    settleOwnCovers(entries) {
      return { applied: entries, refused: [], ...covers.settle(entries) };
    },
  };
}
