import type { DeviceId, EpochId } from '../basics/id.ts';
import { deviceIdOf } from './certificate.ts';
import {
  decodeEpoch,
  earlierSecrets,
  type EpochEntry,
  type EpochReader,
  type EpochSecret,
  isSecretOf,
  openEpoch,
} from './epoch-entry.ts';
import type { Genesis } from './genesis.ts';
import type { PlacedCertificate } from './removal-verdict.ts';
import type { Roster } from './roster.ts';

/** All epoch entries of a Space, and what they say about which epoch to write under. */
export interface EpochBook {
  /** Takes note of an epoch entry whose signature holds. False when it says nothing. */
  note(maker: DeviceId, under: EpochId, payload: Uint8Array): boolean;
  /** The secrets that can be had now and are not among those `known`. */
  open(known: ReadonlySet<EpochId>): readonly EpochSecret[];
  /** Whether its entry has come, and those of all before it. The first epoch of a Space has none. */
  isPlaced(epoch: EpochId): boolean;
  /** The device whose entry began it; undefined for the first epoch and for unknown ones. */
  makerOf(epoch: EpochId): DeviceId | undefined;
  /**
   * The epoch to write under, out of those `known`: the one with the highest number, then the lowest id, that nobody
   * removed can know and everybody present can. Undefined when there is none, so that somebody has to make one.
   */
  choose(among: Audience, known: ReadonlySet<EpochId>): EpochId | undefined;
  /** What an epoch made now, in an entry `under` that one, goes on from, and its number. */
  next(under: EpochId): { readonly previous: readonly EpochId[]; readonly number: number };
}

/** Who has to know the present epoch, and who must not. */
export interface Audience {
  readonly roster: Roster;
  readonly certificates: readonly PlacedCertificate[];
}

/** An epoch goes on from no more than this: as many ends there are only where somebody plays with them. */
const goesOnFromAtMost = 64;

/** Only the first epoch is known. */
export function createEpochBook(options: {
  readonly genesis: Genesis;
  readonly first: EpochId;
  readonly reader: EpochReader;
}): EpochBook {
  const { genesis, first, reader } = options;
  const { space } = genesis;
  const entries = new Map<EpochId, EpochEntry>();
  /** Of those whose way back to the first epoch is known. */
  const numbers = new Map<EpochId, number>([[first, 0]]);
  const waiting = new Map<EpochId, EpochEntry[]>();
  /** Secrets of epochs whose own entry has not come, which alone could say whether they are true. */
  const unproven: EpochSecret[] = [];
  const opened = new Set<EpochId>();

  /** Gives numbers to an epoch and to all that have waited for it. */
  const place = (one: EpochEntry): void => {
    const open = [one];
    for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
      const missing = entry.previous.find((before) => !numbers.has(before));
      if (missing !== undefined) {
        waiting.set(missing, [...(waiting.get(missing) ?? []), entry]);
        continue;
      }
      const before = entry.previous.map((epoch) => numbers.get(epoch) ?? 0);
      if (entry.number !== 1 + Math.max(...before)) continue;
      numbers.set(entry.epoch, entry.number);
      open.push(...(waiting.get(entry.epoch) ?? []));
      waiting.delete(entry.epoch);
    }
  };

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

  const isRight = (entry: EpochEntry, { roster, certificates }: Audience): boolean => {
    const recipients = new Set([entry.maker, ...entry.recipients]);
    const unplaced = new Set<DeviceId>();
    for (const { issued, places } of certificates) {
      const device = deviceIdOf(space, issued.certificate.signKey);
      if (recipients.has(device)) continue;
      // Whoever was let in under an epoch, or a later one, was given it at the door.
      if (places.some((at) => comesAfter(at.epoch, entry.epoch))) recipients.add(device);
      // Known from a chain only: where the entry about it stands will be seen.
      else if (places.length === 0) unplaced.add(device);
    }
    return (
      roster.has(entry.maker) &&
      !roster.removed().some(({ device }) => recipients.has(device)) &&
      roster.devices().every(({ device }) => recipients.has(device) || unplaced.has(device))
    );
  };

  return {
    note(maker, under, payload) {
      const entry = decodeEpoch(space, maker, payload);
      if (entry?.previous.includes(under) !== true) return false;
      if (!entries.has(entry.epoch)) {
        entries.set(entry.epoch, entry);
        place(entry);
      }
      return true;
    },
    open(known) {
      const found = new Map<EpochId, EpochSecret>();
      for (const entry of entries.values()) {
        const { epoch } = entry;
        if (opened.has(epoch) || !numbers.has(epoch)) continue;
        // Then it brings nothing new, and agreeing on a key is slow.
        if ([epoch, ...entry.previous].every((one) => known.has(one))) continue;
        opened.add(epoch);
        const secret = openEpoch(reader, entry);
        if (secret === undefined) continue;
        found.set(epoch, { epoch, secret });
        unproven.push(...earlierSecrets(reader, entry, secret));
      }
      for (const one of unproven.splice(0)) {
        if (known.has(one.epoch) || found.has(one.epoch)) continue;
        const entry = entries.get(one.epoch);
        if (entry === undefined) unproven.push(one);
        else if (isSecretOf(space, entry, one.secret)) found.set(one.epoch, one);
      }
      return [...found.values()].filter(({ epoch }) => !known.has(epoch));
    },
    isPlaced: (epoch) => numbers.has(epoch),
    makerOf: (epoch) => entries.get(epoch)?.maker,
    choose(among, known) {
      const sorted = [...numbers].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      for (const [epoch] of sorted) {
        const entry = entries.get(epoch);
        const right =
          entry === undefined ? among.roster.removed().length === 0 : isRight(entry, among);
        // The best one counts, whether it can be opened here or not: whoever was left out of it makes another.
        if (right) return known.has(epoch) ? epoch : undefined;
      }
      return undefined;
    },
    next(under) {
      const inner = new Set([...entries.values()].flatMap(({ previous }) => previous));
      const ends = [...numbers]
        .filter(([epoch]) => epoch !== under && !inner.has(epoch))
        .sort(([, x], [, y]) => y - x)
        .map(([epoch]) => epoch);
      const previous = [under, ...ends].slice(0, goesOnFromAtMost);
      return {
        previous,
        number: 1 + Math.max(...previous.map((epoch) => numbers.get(epoch) ?? 0)),
      };
    },
  };
}
