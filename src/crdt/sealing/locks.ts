import type { Count } from '../basics/count.ts';
import type { DeviceId, EntryHash, EpochId, FeedId } from '../basics/id.ts';
import { invariant } from '../basics/invariant.ts';
import type { LiveValue } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import { type Adoption, decodeAdoption, encodeAdoption } from './adoption.ts';
import { builtOn } from './built-on.ts';
import { type EntryBody, entryKinds } from './entry-body.ts';
import { loadFacts } from './entry-facts.ts';
import { takeIn } from './entry-intake.ts';
import { epochTagOf, readEntryHeader } from './entry.ts';
import { type Audience, createEpochBook, type KnownSecrets } from './epoch-book.ts';
import { asManyAsAreNamed, createEpoch, type EpochSecret } from './epoch-entry.ts';
import type { Feed, FeedBook, HeldEntry, PendingEntry } from './feed-book.ts';
import { feedLimits, isBeyond, isWithin, setLimit } from './feed-limits.ts';
import type { Footprint } from './footprint.ts';
import type { Genesis } from './genesis.ts';
import type { Parking } from './parking.ts';
import { receive, type Received } from './reception.ts';
import { certificatesBeyond, refuseBeyond } from './refuse-beyond.ts';
import { removalsOf } from './making-removals.ts';
import { decodeRemoval, encodeRemoval } from './removal.ts';
import {
  type PlacedCertificate,
  type PlacedRemoval,
  type Verdict,
  verdictOf,
} from './removal-verdict.ts';
import type { Roster, RosterDevice } from './roster.ts';
import { placeOf, type RosterKeeper } from './roster-keeper.ts';
import { rosterSizes } from './roster-sizes.ts';
import { deriveEpochKeys, type EpochKeys } from './space-keys.ts';

/** An entry, as far as it matters for who belongs and what is written under. */
interface NotedEntry {
  readonly feed: FeedId;
  readonly sequence: number;
  readonly hash: EntryHash;
  readonly body: EntryBody;
}

/** What the locks of a Space need of the rest of its log. */
export interface LockContext {
  readonly genesis: Genesis;
  /** The epoch that the Space began with. */
  readonly first: EpochId;
  readonly book: FeedBook;
  /** By tag; what is learned is added. */
  readonly epochs: Map<string, EpochKeys>;
  readonly keeper: RosterKeeper;
  readonly parking: Parking;
  readonly own: { readonly id: DeviceId; readonly agreeSecret: () => Uint8Array };
  readonly random: Random;
  readonly count: Count;
  readonly epoch: LiveValue<EpochKeys>;
  readonly secrets: LiveValue<readonly EpochSecret[]>;
  /** Writes an adopt entry in this page's own feed. */
  adopt(payload: Uint8Array): void;
  /** Seals something in this page's own feed, under these keys. */
  write(entry: {
    readonly kind: number;
    readonly payload: Uint8Array;
    readonly keys: EpochKeys;
  }): void;
  /** Whatever is sealed meanwhile is handed out as one batch. */
  together(work: () => void): void;
}

/** Who has been removed, what of them counts, and the epochs. FORMAT.md "Removal" and "Epochs". */
export interface Locks {
  /** Takes note of entries whose signatures hold. */
  note(entries: readonly PendingEntry[]): void;
  noteOwn(entry: NotedEntry): void;
  /** Takes note of what a snapshot has put into the book: the entries that it marks of each feed. */
  recall(marks: ReadonlyMap<Feed, readonly number[]>): void;
  /**
   * Takes out what waits beyond the cuts, and puts back what no longer lies there. While everything is read anew, by the
   * cuts that were known before.
   */
  refuse(anew?: boolean): void;
  /** What has been taken out since this was asked last; it does not come back by itself any more. */
  refused(): readonly (Received & { readonly reason: string })[];
  /** Learns epochs; whether something can be read, or counts, that did not before. */
  settle(): boolean;
  /** Whether something is applied that does not count, so that everything has to be read anew. What others' words hang on is kept. */
  isBeyond(): boolean;
  /** Once all that is here has been read: moves on to the epoch that counts, and makes it where there is none. */
  moveOn(): void;
  /** Removes devices and begins a new epoch, in one batch; false when there is nobody to remove, or this device may not. */
  remove(devices: readonly DeviceId[]): boolean;
  /** The held entries of a feed that a snapshot has to mark. */
  readonly marksOf: (feed: Feed) => readonly number[];
}

/** Kinds that say something about the Space itself. */
const isMarked = (kind: number): boolean =>
  kind === entryKinds.adopt ||
  kind === entryKinds.certificate ||
  kind === entryKinds.removal ||
  kind === entryKinds.epoch;

/** An entry among those that wait or are set aside, as it is noted. */
const notedFrom = ({ opened }: PendingEntry): NotedEntry => ({
  feed: opened.header.feed,
  sequence: opened.header.sequence,
  hash: opened.hash,
  body: opened.body,
});

/** See {@link Locks}. Looks through all that has been read so far. */
export function createLocks(context: LockContext): Locks {
  const { genesis, book, epochs, keeper, own, random, count } = context;
  const { space } = genesis;
  const reader = { space, device: own.id, agreeSecret: own.agreeSecret, random };
  const epochBook = createEpochBook({ genesis, first: context.first, reader, count });
  const removals = new Map<EntryHash, PlacedRemoval>();
  const adoptions = new Map<string, { readonly by: DeviceId; readonly of: Adoption }>();
  const noted = new Set<EntryHash>();
  const marked = new Map<Feed, Set<number>>();
  let verdict: Verdict | undefined;
  /** What a snapshot has marked and is sealed under epochs that are not known yet. */
  let unnoted: readonly (HeldEntry | undefined)[] = [];
  let takenOut: readonly Received[] = [];
  let limitsMoved = false;

  const recall = (feed: Feed): void => loadFacts(epochs, space, feed);
  const chain = { book, recall };
  const known = (): KnownSecrets =>
    new Map([...epochs.values()].map(({ epoch, secret }) => [epoch, secret]));

  const noteOne = ({ feed, sequence, hash, body }: NotedEntry): void => {
    const { kind, payload, device } = body;
    // What made this code come was waiting when it looked through everything, and is handed to it as well.
    if (!isMarked(kind) || noted.has(hash)) return;
    noted.add(hash);
    if (kind === entryKinds.removal) {
      const removal = decodeRemoval(payload);
      if (removal === undefined) count('removal/says-nothing');
      else removals.set(hash, { ...removal, at: { feed, sequence, hash }, signer: device });
    } else if (kind === entryKinds.epoch) {
      if (!epochBook.note(device, body.epoch, payload)) count('epoch/says-nothing');
    } else if (kind === entryKinds.adopt) {
      const of = decodeAdoption(payload);
      if (of !== undefined) adoptions.set(hash, { by: device, of });
    }
  };
  const noteHeld = (held: HeldEntry | undefined): boolean => {
    const intake = held && takeIn(epochs, space, held.bytes);
    if (intake?.tag !== 'entry') return false;
    const { opened } = intake.entry;
    if (opened.body.kind === entryKinds.certificate)
      keeper.add(opened.body.payload, placeOf(opened));
    noteOne(notedFrom(intake.entry));
    return true;
  };

  /** What the verdict follows from: how much has come so far, and whatever was asked about the feeds. */
  let grounds: { readonly come: string; readonly asked: (() => boolean)[] } | undefined;
  /** Who belongs follows from all certificates and removals, also when more certificates come later. */
  const makeRoster = (certificates: readonly PlacedCertificate[], before: Roster): Roster => {
    const places = certificates.reduce((sum, one) => sum + one.places.length, 0);
    const come = [removals.size, certificates.length, places].join();
    if (grounds?.come === come && grounds.asked.every((isAsBefore) => isAsBefore())) return before;
    const asked: (() => boolean)[] = [];
    grounds = { come, asked };
    verdict = verdictOf({
      genesis,
      certificates,
      removals: [...removals.values()],
      within(at, cut) {
        const answer = isWithin(chain, at, cut);
        asked.push(() => isWithin(chain, at, cut) === answer);
        return answer;
      },
    });
    const text = (roster: Roster): string =>
      [
        roster.devices(),
        roster.removed(),
        roster.removed().filter(({ device }) => roster.wouldOutlast?.(device, own.id)),
      ]
        .map((list) => list.map(({ device, member }) => device + member).join())
        .join(';') + String(roster.certificates().length);
    return text(before) === text(verdict.roster) ? before : verdict.roster;
  };
  const judge = (): void => {
    // The founder's own stands in the genesis.
    if (removals.size === 0 && keeper.certificates().length < rosterSizes.places) return;
    keeper.make(makeRoster);
    if (verdict === undefined) return;
    const limits = feedLimits({
      book,
      verdict,
      adoptions: [...adoptions.values()],
      own: own.id,
    });
    for (const feed of book.feeds.values()) {
      if (setLimit(book, feed, limits.get(feed.id))) limitsMoved = true;
    }
  };

  const know = (found: EpochSecret): void => {
    const keys = deriveEpochKeys({ space, ...found });
    const tag = epochTagOf(keys);
    if (epochs.has(tag)) return;
    epochs.set(tag, keys);
    context.secrets.set([found, ...context.secrets.get()]);
  };
  /** Whether something could be read by it: words that waited, or what a snapshot has marked. */
  const learn = (): boolean => {
    const unread = unnoted.length;
    for (let left = Infinity; unnoted.length < left;) {
      left = unnoted.length;
      unnoted = unnoted.filter((held) => !noteHeld(held));
      for (let found = epochBook.open(known()); found.length > 0; found = epochBook.open(known())) {
        for (const one of found) know(one);
        left = Infinity;
      }
    }
    const readable = context.parking.takeOut((entry) => {
      const header = readEntryHeader(entry);
      return header !== undefined && header !== 'newer' && epochs.has(header.epochTag);
    });
    const { received, refused } = receive({ space, epochs, book }, readable);
    for (const { reason } of refused) count(`entry/${reason}`);
    return received.length > 0 || unnoted.length < unread;
  };
  const keysOf = (epoch: EpochId): EpochKeys => {
    const keys = [...epochs.values()].find((one) => one.epoch === epoch);
    invariant(keys, 'an epoch that is written under is known');
    return keys;
  };
  const audience = (): Audience => ({
    roster: keeper.roster.get(),
    certificates: keeper.certificates(),
    isNamed,
    isUsed,
  });
  const isNamed = (device: DeviceId): boolean =>
    verdict?.hasPlace(device) === true &&
    verdict.counting.some(({ devices }) => devices.includes(device));
  /** Removed by somebody who is here before any certificate of them has come. */
  const unheardOf = (roster: Roster): readonly DeviceId[] =>
    [...removals.values()]
      .flatMap(({ signer, devices }) => (roster.has(signer) ? devices : []))
      .filter((device) => !roster.memberOf(device));
  /** Everybody who has been removed, also those whose certificates have not come. */
  const gone = (roster: Roster): readonly DeviceId[] => {
    const named = (verdict?.counting ?? []).flatMap(({ devices }) => devices);
    const all = [...roster.removed().map(({ device }) => device), ...named, ...unheardOf(roster)];
    const known = [...new Set(all)].filter((device) => !roster.has(device));
    return asManyAsAreNamed(known, isNamed);
  };
  const begin = (keys: EpochKeys): void => {
    const roster = keeper.roster.get();
    const created = createEpoch({
      space,
      maker: own.id,
      ...epochBook.next(keys.epoch, audience(), known()),
      recipients: roster.devices().map(agreeKeyOf),
      without: gone(roster),
      earlier: context.secrets.get(),
      random,
    });
    context.write({ kind: entryKinds.epoch, payload: created.payload, keys });
    know(created);
    moveTo(created.epoch);
  };
  const moveTo = (epoch: EpochId): void => {
    if (context.epoch.get().epoch === epoch) return;
    context.epoch.set(keysOf(epoch));
    // The last one is what a newcomer begins with.
    const isLast = (one: EpochSecret): number => Number(one.epoch === epoch);
    context.secrets.set([...context.secrets.get()].sort((a, b) => isLast(a) - isLast(b)));
  };
  const isUsed = (epoch: EpochId): boolean => {
    const isUnder = (bytes: Uint8Array): boolean => {
      const header = readEntryHeader(bytes);
      if (header === undefined || header === 'newer') return false;
      return header.epochTag === epoch.slice(0, header.epochTag.length);
    };
    const under = ({ bytes }: HeldEntry | PendingEntry): boolean => isUnder(bytes);
    for (const { held, waiting } of book.feeds.values()) {
      for (const entry of held.values()) if (under(entry)) return true;
      for (const entries of waiting.values()) if (entries.some(under)) return true;
    }
    return context.parking.some(isUnder);
  };
  const moveOn = (): void => {
    const roster = keeper.roster.get();
    const { epoch } = context.epoch.get();
    // A newcomer was given the present one at the door, and the entry that began it may be on its way.
    if (!roster.has(own.id) || !epochBook.isPlaced(epoch)) return;
    const among = audience();
    const chosen = epochBook.choose(among, known());
    if (chosen !== undefined) {
      moveTo(chosen);
      return;
    }
    const keys = keysOf(epochBook.readableByAll(among, known()));
    context.together(() => begin(keys));
  };
  const adoptWhatIsBuiltOn = (): void => {
    if (!keeper.roster.get().has(own.id)) return;
    const footprints = new Map<HeldEntry, Footprint | undefined>();
    const footprintOf = (held: HeldEntry): Footprint | undefined => {
      if (!footprints.has(held)) {
        const intake = takeIn(epochs, space, held.bytes);
        footprints.set(held, intake.tag === 'entry' ? intake.entry.footprint : undefined);
      }
      return footprints.get(held);
    };
    const next = (): readonly Adoption[] => builtOn({ book, recall, footprintOf });
    for (let wanted = next(); wanted.length > 0; wanted = next()) {
      for (const adoption of wanted) context.adopt(encodeAdoption(adoption));
      judge();
    }
  };
  const anyBeyond = (): boolean => [...book.feeds.values()].some((feed) => isBeyond(feed, recall));

  for (const feed of book.feeds.values()) {
    recall(feed);
    for (const held of feed.held.values()) if (isMarked(held.facts?.kind ?? 0)) noteHeld(held);
    for (const entry of [...[...feed.waiting.values()].flat(), ...feed.aside]) {
      if (entry.verified) noteOne(notedFrom(entry));
    }
  }

  return {
    note(entries) {
      for (const entry of entries) noteOne(notedFrom(entry));
    },
    noteOwn: noteOne,
    recall(marks) {
      for (const [feed, sequences] of marks) marked.set(feed, new Set(sequences));
      unnoted = [...marks].flatMap(([feed, sequences]) => sequences.map((at) => feed.held.get(at)));
      learn();
      judge();
    },
    refuse(anew) {
      if (anew !== true) {
        judge();
        limitsMoved = false;
      }
      if (removals.size === 0) return;
      for (const { feed, entry } of takenOut) {
        const { sequence } = entry.opened.header;
        feed.waiting.set(sequence, [...(feed.waiting.get(sequence) ?? []), entry]);
        book.changed.add(feed);
      }
      takenOut = refuseBeyond(book, recall);
      for (const opened of certificatesBeyond(book))
        keeper.add(opened.body.payload, placeOf(opened));
    },
    refused() {
      const refused = takenOut.map((one) => ({ ...one, reason: 'removed' }));
      takenOut = [];
      return refused;
    },
    settle() {
      judge();
      const more = learn();
      return more || limitsMoved;
    },
    isBeyond() {
      if (anyBeyond()) adoptWhatIsBuiltOn();
      return anyBeyond();
    },
    moveOn,
    remove(devices) {
      const roster = keeper.roster.get();
      const removed = new Set([
        ...roster.removed().map(({ device }) => device),
        ...unheardOf(roster),
      ]);
      const leaving = devices.filter((one) => one !== own.id && !removed.has(one));
      if (leaving.length === 0 || !roster.has(own.id)) return false;
      const keys = keysOf(epochBook.readableByAll(audience(), known()));
      context.together(() => {
        const said = removalsOf({ space, book, recall, keeper, own: own.id }, leaving);
        for (const removal of said) {
          context.write({ kind: entryKinds.removal, payload: encodeRemoval(removal), keys });
        }
        judge();
        begin(keys);
      });
      return true;
    },
    marksOf: (feed) =>
      [...feed.held].flatMap(([sequence, { facts }]) => {
        const is = facts === undefined ? marked.get(feed)?.has(sequence) : isMarked(facts.kind);
        return is === true ? sequence : [];
      }),
  };
}

const agreeKeyOf = ({ device, certificate: { agreeKey } }: RosterDevice) => ({ device, agreeKey });
