import type { Count } from '../basics/count.ts';
import type { DeviceId, EpochId } from '../basics/id.ts';
import {
  decodeEpoch,
  earlierSecrets,
  type EpochEntry,
  type EpochReader,
  type EpochSecret,
  isSecretOf,
  openEpoch,
} from './epoch-entry.ts';
import { createEpochReaders } from './epoch-readers.ts';
import { createOpenEpochs, type OpenTo } from './open-epochs.ts';
import type { Genesis } from './genesis.ts';
import type { PlacedCertificate } from './removal-verdict.ts';
import type { Roster } from './roster.ts';

/** All epoch entries of a Space, and what they say about which epoch to write under. */
export interface EpochBook {
  /** Takes note of an epoch entry whose signature holds. False when it says nothing. */
  note(maker: DeviceId, under: EpochId, payload: Uint8Array): boolean;
  /** The secrets that can be had now and are not among those known. */
  open(known: KnownSecrets): readonly EpochSecret[];
  /** Whether its entry has come. The first epoch of a Space has none. */
  isPlaced(epoch: EpochId): boolean;
  /**
   * The epoch to write under: the one with the highest number, then the lowest id, that nobody removed can know and
   * everybody present can. Undefined when there is none that is known here and brings all that somebody may lack, so that
   * another has to be made.
   */
  choose(among: Audience, known: KnownSecrets): EpochId | undefined;
  /** The latest known epoch that everybody present can read: what is to reach all is sealed under it. */
  readableByAll(among: Audience, known: KnownSecrets): EpochId;
  /** What an epoch made now, in an entry `under` that one, goes on from, and its number. */
  next(
    under: EpochId,
    among: Pick<Audience, 'certificates'>,
    known: KnownSecrets,
  ): { readonly previous: readonly EpochId[]; readonly number: number };
}

/** The secrets that are known here. */
export type KnownSecrets = ReadonlyMap<EpochId, Uint8Array>;

/** Who has to know the present epoch, and who must not. */
export interface Audience {
  readonly roster: Roster;
  readonly certificates: readonly PlacedCertificate[];
  /** Whether a removal that counts names a device. Others that do not belong hang on what one of these did beyond its cut. */
  readonly isNamed: (device: DeviceId) => boolean;
  /** Whether anything that is here is sealed under an epoch. */
  readonly isUsed: (epoch: EpochId) => boolean;
}

/** An epoch goes on from no more than this: as many ends there are only where somebody plays with them. */
const goesOnFromAtMost = 64;

/** Who begins an epoch with the highest number there is gains nothing: of two with one number the one further on counts. */
const highestNumber = 2 ** 32 - 1;

/** Only the first epoch is known. */
export function createEpochBook(options: {
  readonly genesis: Genesis;
  readonly first: EpochId;
  readonly reader: EpochReader;
  readonly count: Count;
}): EpochBook {
  const { genesis, first, reader, count } = options;
  const { space } = genesis;
  const entries = new Map<EpochId, EpochEntry>();
  /**
   * What the entries of each are sealed under: whoever can read none of that cannot read about it. A maker may say the same in
   * several entries, and which comes first must not matter.
   */
  const undersOf = new Map<EpochId, Set<EpochId>>();
  /** Secrets of epochs whose own entry has not come, which alone could say whether they are true. */
  const unproven: EpochSecret[] = [];
  const opened = new Set<EpochId>();

  const numberOf = (epoch: EpochId): number => entries.get(epoch)?.number ?? 0;
  /** How many epochs lie between each and the furthest that it goes on from. */
  const depths = new Map<EpochId, number>();
  const depthOf = (epoch: EpochId): number => {
    for (const open = [epoch]; ;) {
      const at = open.at(-1);
      if (at === undefined) return depths.get(epoch) ?? 0;
      const before = entries.get(at)?.previous ?? [];
      const unknown = before.filter((one) => entries.has(one) && !depths.has(one));
      open.push(...unknown);
      if (unknown.length > 0) continue;
      depths.set(at, Math.max(-1, ...before.map((one) => depths.get(one) ?? 0)) + 1);
      open.pop();
    }
  };
  const latestFirst = (): readonly EpochId[] =>
    [first, ...entries.keys()].sort(
      (a, b) => numberOf(b) - numberOf(a) || depthOf(b) - depthOf(a) || (a < b ? -1 : 1),
    );

  const comesAfter = (later: EpochId, epoch: EpochId): boolean => {
    const seen = new Set<EpochId>();
    const open = [later];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === epoch) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      open.push(...(entries.get(at)?.previous ?? []));
    }
    return false;
  };

  const readers = createEpochReaders({ space, entries });
  const openEpochs = createOpenEpochs({ genesis, entries, undersOf, readers });
  const isRight = (entry: EpochEntry, among: Audience, open: OpenTo): boolean => {
    const { roster, certificates } = among;
    const removed = roster.removed();
    const knowIt = readers(certificates).knownTo.get(entry.epoch);
    return (
      roster.has(entry.maker) &&
      !removed.some(({ device }) => among.isNamed(device) && !entry.without.includes(device)) &&
      // Whoever makes a later one for somebody removed, not knowing of that yet, gives them this one with it.
      !removed.some(({ device }) => knowIt?.has(device) === true) &&
      open.has(entry.epoch)
    );
  };
  const broughtBy = new Map<EpochId, ReadonlySet<EpochId>>();
  const brought = (entry: EpochEntry, secret: Uint8Array): ReadonlySet<EpochId> => {
    const known = broughtBy.get(entry.epoch);
    if (known !== undefined) return known;
    const found = new Set<EpochId>();
    for (const one of earlierSecrets(reader, entry, secret)) {
      const other = entries.get(one.epoch);
      if (other === undefined || isSecretOf(space, other, one.secret)) found.add(one.epoch);
    }
    broughtBy.set(entry.epoch, found);
    return found;
  };
  /** Whether somebody present cannot open an epoch: left out of it, or they went on from it and could not bring it. */
  const isLacked = (epoch: EpochEntry, among: Audience, known: KnownSecrets): boolean =>
    !openEpochs.reachesAll(epoch, among) ||
    [...entries.values()].some((later) => {
      const secret = known.get(later.epoch);
      return (
        later !== epoch &&
        secret !== undefined &&
        among.roster.has(later.maker) &&
        !brought(later, secret).has(epoch.epoch) &&
        comesAfter(later.epoch, epoch.epoch)
      );
    });
  /** Whether everybody who can open an epoch can open all others that words are under, as far as that can be helped here. */
  const isWhole = (
    entry: EpochEntry | undefined,
    among: Audience,
    known: KnownSecrets,
  ): boolean => {
    const secret = entry && known.get(entry.epoch);
    const has = entry && secret ? brought(entry, secret) : new Set();
    return [...entries.values()].every(
      (other) =>
        other === entry ||
        !known.has(other.epoch) ||
        has.has(other.epoch) ||
        !isLacked(other, among, known) ||
        !among.isUsed(other.epoch),
    );
  };
  /** Those that this device was to be given and was not, though their makers said so. */
  const withheld = (known: KnownSecrets): readonly EpochEntry[] =>
    [...entries.values()].filter(
      ({ epoch, recipients }) => recipients.includes(reader.device) && !known.has(epoch),
    );
  /** Whether this device has gone on from an epoch: who can open that sees that this one cannot. */
  const hasToldOf = ({ epoch }: EpochEntry): boolean =>
    [...entries.values()].some(
      ({ maker, previous }) => maker === reader.device && previous.includes(epoch),
    );

  return {
    note(maker, under, payload) {
      const entry = decodeEpoch(space, maker, payload);
      if (entry?.previous.includes(under) !== true) return false;
      const { epoch } = entry;
      if (!entries.has(epoch)) {
        entries.set(epoch, entry);
        depths.clear();
      }
      undersOf.set(epoch, (undersOf.get(epoch) ?? new Set()).add(under));
      return true;
    },
    open(known) {
      const found = new Map<EpochId, EpochSecret>();
      for (const entry of entries.values()) {
        const { epoch } = entry;
        if (opened.has(epoch)) continue;
        // Then it brings nothing new, and agreeing on a key is slow.
        if ([epoch, ...entry.previous].every((one) => known.has(one))) continue;
        opened.add(epoch);
        const secret = openEpoch(reader, entry);
        if (secret === undefined) {
          if (entry.recipients.includes(reader.device)) count('epoch/false-box');
          continue;
        }
        found.set(epoch, { epoch, secret });
        unproven.push(...earlierSecrets(reader, entry, secret));
      }
      for (const one of unproven.splice(0)) {
        if (known.has(one.epoch) || found.has(one.epoch)) continue;
        const entry = entries.get(one.epoch);
        if (entry === undefined) unproven.push(one);
        else if (isSecretOf(space, entry, one.secret)) found.set(one.epoch, one);
        else count('epoch/false-secret');
      }
      return [...found.values()].filter(({ epoch }) => !known.has(epoch));
    },
    isPlaced: (epoch) => epoch === first || entries.has(epoch),
    readableByAll(among, known) {
      const open = openEpochs.openTo(among, { device: reader.device, surely: true });
      return latestFirst().find((epoch) => known.has(epoch) && open.has(epoch)) ?? first;
    },
    choose(among, known) {
      const open = openEpochs.openTo(among, { device: reader.device, surely: false });
      for (const epoch of latestFirst()) {
        const entry = entries.get(epoch);
        const right =
          entry === undefined ? among.roster.removed().length === 0 : isRight(entry, among, open);
        if (!right) continue;
        // The best one counts, whether it can be opened here or not: whoever was left out of it makes another.
        if (!known.has(epoch) || !isWhole(entry, among, known)) return undefined;
        // Words wait here under one that was withheld: who can open that brings it once they see that it is missed.
        const isMissed = withheld(known).some((one) => among.isUsed(one.epoch) && !hasToldOf(one));
        return isMissed ? undefined : epoch;
      }
      return undefined;
    },
    next(under, { certificates }, known) {
      const { knownTo } = readers(certificates);
      // What somebody named who cannot know it is an end still: nobody has gone on from it.
      const inner = new Set(
        [...entries.values()].flatMap(({ maker, previous }) =>
          previous.filter((one) => !entries.has(one) || knownTo.get(one)?.has(maker) === true),
        ),
      );
      const [latest = first, ...others] = latestFirst();
      const ends = others.filter((epoch) => !inner.has(epoch));
      const missed = withheld(known).filter((one) => !hasToldOf(one));
      const highest = Math.max(0, ...[...entries.values()].map(({ number }) => number));
      return {
        previous: [...new Set([under, latest, ...missed.map(({ epoch }) => epoch), ...ends])].slice(
          0,
          goesOnFromAtMost,
        ),
        number: Math.min(highest + 1, highestNumber),
      };
    },
  };
}
