import type * as Y from 'yjs';
import type { Cancel, Clock } from '../basics/clock.ts';
import type { Count } from '../basics/count.ts';
import type { FeedRange, Have } from '../basics/feed-range.ts';
import type { DeviceId, FeedId, MemberId, SpaceId } from '../basics/id.ts';
import type { Live } from '../basics/live.ts';
import type { Random } from '../basics/random.ts';
import type { DeviceCertificate } from './certificate.ts';
import type { EntryPlace } from './cover-keeper.ts';
import type { EncodeSnapshot } from './encode-snapshot.ts';
import type { KindVersion } from './entry-body.ts';
import type { EpochSecret } from './epoch-entry.ts';
import type { AcceptReport, EntryBatch, OpenReport, TidyReport } from './log-reports.ts';
import type { PlanMending } from './mending-cover.ts';
import type { Roster, RosterDevice } from './roster.ts';
import type { Signer } from './signing.ts';
import type { EpochKeys } from './space-keys.ts';
import type { Tidying } from './tidying.ts';

/** What a sealed log is made of. */
export interface SealedLogOptions {
  readonly genesis: Uint8Array;
  /** The first one, and those that were brought from elsewhere, in order: more are learned from the entries. */
  readonly epochs: readonly EpochKeys[];
  readonly device: {
    readonly id: DeviceId;
    readonly member: MemberId;
    readonly signer: Signer;
    /** X25519, 32 bytes: opens what is sealed to this device. Asked for when an epoch is first learned. */
    readonly agreeSecret: () => Uint8Array;
  };
  readonly clock: Clock;
  readonly random: Random;
  readonly count: Count;
  /** The versions of the document kinds that this build writes and can draw. */
  readonly kindVersions?: readonly KindVersion[];
}

/**
 * The live document of one Space and the log that it is made from: seals what this page writes, accepts what
 * others wrote, and never shows a word that no signature vouches for. FORMAT.md has every rule.
 */
export interface SealedLog {
  /**
   * The live document. Replaced by a new one when two histories had to be settled: then `rebuilt` counts up, and
   * whoever holds the old one, or types of it, takes the new one.
   */
  readonly doc: Y.Doc;
  readonly rebuilt: Live<number>;
  readonly space: SpaceId;
  readonly roster: Live<Roster>;
  /** The epoch that is written and met with. */
  readonly epoch: Live<EpochKeys>;
  /** All epochs whose secrets are known here; the last is the present one, as a newcomer has to be given them. */
  readonly secrets: Live<readonly EpochSecret[]>;
  /** Feeds in which one device wrote two different entries under one number. */
  readonly twoHistories: Live<readonly FeedId[]>;
  /** Document kinds that somebody has written in a version above ours. */
  readonly newerKinds: Live<readonly string[]>;
  /** Reads what rests on this device, in one transaction. Once, before anything else. */
  open(stored: {
    readonly entries: readonly Uint8Array[];
    readonly snapshot?: Uint8Array | undefined;
  }): Promise<OpenReport>;
  /** Takes entries from a peer or another tab, in any order. */
  accept(entries: readonly Uint8Array[]): Promise<AcceptReport>;
  have(): Have;
  /** What somebody with `theirs` holds and we lack. */
  missing(theirs: Have): readonly FeedRange[];
  /** The entries of a range, or the covers that stand for them. */
  read(range: FeedRange): readonly Uint8Array[];
  /** Entries to be stored: own ones, and others' once their signature holds. Never duplicates. */
  onEntries(listener: (batch: EntryBatch) => void): Cancel;
  /** Seals in this tick what has been written and not sealed yet. */
  flush(): void;
  /**
   * Lets a device in, whose consent the caller has checked.
   * @throws RangeError when the certificate cannot hang on this device's.
   */
  admit(certificate: DeviceCertificate): void;
  /**
   * Takes devices out, for everybody and from now on, and begins a new epoch, in one batch of entries. One of which no certificate
   * has come yet does not come in once one does. Who has been removed already, and this device itself, are left out. False when nobody
   * is left to remove, or this device has been removed.
   */
  remove(devices: readonly DeviceId[]): Promise<boolean>;
  /** Checks a chain of certificates and takes it into the roster; the device it leads to, or undefined, also when that has been removed. */
  learn(chain: readonly Uint8Array[]): Promise<RosterDevice | undefined>;
  /** Replaces many entries of this member's by covers. Whoever calls holds the lock on the store, and brings the code. */
  tidy(tidying: Tidying): TidyReport;
  /** Goes on from what a snapshot remembers of damaged entries; how many of them a new cover stands for now. */
  mend(plan: PlanMending): Promise<number>;
  /** Entries whose bytes may go from the store, after all covers that were handed out before are stored. */
  onLetGo(listener: (entries: readonly EntryPlace[]) => void): Cancel;
  /** Whether the bytes of an entry still have to be kept; for rewriting the store. */
  keeps(entry: Uint8Array): boolean;
  /** The state for the sealed local cache, as plaintext for the vault; undefined while a feed has two histories. */
  snapshot(encode: EncodeSnapshot): Uint8Array | undefined;
  /**
   * The same for the same words on every device: compared under equal `have`. Undefined while it would take long, and
   * the first time, when the code for it is fetched.
   */
  digestToCompare(): string | undefined;
  /** Reads all feeds anew into a new live document, as when two histories are settled: `rebuilt` counts up. */
  rebuild(): Promise<void>;
  /** Whose hand a clientID of the live document is. */
  authorOf(client: number): { readonly device: DeviceId; readonly member: MemberId } | undefined;
  /** How many entries of this Space's devices wait for something that they build on. */
  waitingCount(): number;
  /** Seals what is left and stops. */
  close(): void;
}
