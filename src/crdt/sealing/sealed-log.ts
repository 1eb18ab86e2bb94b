import type { FeedId } from '../basics/id.ts';
import { invariant } from '../basics/invariant.ts';
import { liveValue, notifyAll } from '../basics/live.ts';
import {
  encodeIssuedCertificate,
  issueCertificate,
  memberIdOf,
  isOwnDevice,
} from './certificate.ts';
import type { EntryPlace } from './cover-keeper.ts';
import { digestWhenNeeded } from './digest-when-needed.ts';
import { readEntryHeader } from './entry.ts';
import { entryKinds } from './entry-body.ts';
import { epochsByTag } from './entry-intake.ts';
import { loadFacts } from './entry-facts.ts';
import type { EpochSecret } from './epoch-entry.ts';
import { createFeedBook, type Feed, rangesOf } from './feed-book.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { parseGenesis } from './genesis.ts';
import { createLiveDocument } from './live-document.ts';
import { locksWhenNeeded } from './locks-when-needed.ts';
import { createLogCore, type Settlement } from './log-core.ts';
import type { EntryBatch } from './log-reports.ts';
import { createOwnWriter } from './own-writer.ts';
import { createParking } from './parking.ts';
import { receive } from './reception.ts';
import { verifyChain } from './roster.ts';
import { createRosterKeeper } from './roster-keeper.ts';
import type { SealedLog, SealedLogOptions } from './sealed-log-types.ts';
import { serialQueue } from './serial-queue.ts';
import { decodeSnapshot } from './snapshot.ts';
import { sortOut } from './sort-out.ts';
import { firstEpochId } from './space-keys.ts';

export type { SealedLog, SealedLogOptions };

/** Reasons that say that the bytes are not those that were stored. */
const faultsOfBytes: ReadonlySet<string> = new Set([
  'not-an-entry',
  'too-large',
  'seal',
  'signature',
]);

/** So many records are read for a digest in one go: about 20 ms of long notes. */
const recordsAtOnce = 32;

/**
 * Makes a sealed log, empty until it is opened.
 * @throws Error when genesis, epochs and device do not belong together: the caller has made them.
 */
export function createSealedLog(options: SealedLogOptions): SealedLog {
  const { device, clock, random, count } = options;
  const genesis = parseGenesis(options.genesis);
  const keys = options.epochs.at(-1);
  invariant(genesis, 'a Space has a valid genesis');
  invariant(keys?.space === genesis.space, 'the epochs are those of the Space');
  const { space } = genesis;
  const epochs = epochsByTag(options.epochs);
  const book = createFeedBook((feed) => loadFacts(epochs, space, feed));
  const keeper = createRosterKeeper(genesis);
  const epoch = liveValue(keys);
  const secrets = liveValue<readonly EpochSecret[]>(
    options.epochs.map(({ epoch: id, secret }) => ({ epoch: id, secret })),
  );
  const twoHistories = liveValue<readonly FeedId[]>([]);
  const newerKinds = liveValue<readonly string[]>([]);
  const rebuilt = liveValue(0);
  const entryListeners = new Set<(batch: EntryBatch) => void>();
  const letGoListeners = new Set<(entries: readonly EntryPlace[]) => void>();
  const parking = createParking();
  const versions = new Map(options.kindVersions ?? []);
  const inTurn = serialQueue();
  let closed = false;
  /** Own entries that nobody could be told of yet, as those that opening itself has written. */
  let untold: Uint8Array[] = [];
  let isTogether = false;
  /** Entries that were handed out before they could be read. */
  const told = new WeakSet<Uint8Array>();

  const tell = <T>(listeners: Iterable<(value: T) => void>, value: T): void => {
    try {
      notifyAll(listeners, value);
    } catch {
      count('sealed-log/listener-threw');
    }
  };

  const tellOwn = (): void => {
    if (isTogether || entryListeners.size === 0 || untold.length === 0) return;
    const entries = untold;
    untold = [];
    tell(entryListeners, { entries, own: true });
  };

  const writer = createOwnWriter({
    space,
    keys: () => epoch.get(),
    device: device.id,
    signer: device.signer,
    clock,
    random,
    needs: options.kindVersions ?? [],
    doc: () => core.doc(),
    onSealed(entry) {
      core.noteOwn(entry);
      untold.push(entry.bytes);
      tellOwn();
    },
  });
  const adopt = (payload: Uint8Array): void => {
    writer.write({ kind: entryKinds.adopt, payload });
  };
  const locks = locksWhenNeeded(
    {
      genesis,
      first: firstEpochId(space, options.genesis),
      book,
      epochs,
      keeper,
      parking,
      own: device,
      random,
      count,
      epoch,
      secrets,
      adopt,
      write: (entry) => writer.write(entry),
      together(work) {
        writer.flush();
        isTogether = true;
        try {
          work();
        } finally {
          isTogether = false;
          tellOwn();
        }
      },
    },
    options,
  );
  const core = createLogCore({
    space,
    epochs,
    book,
    keeper,
    locks,
    own: { id: device.id, member: device.member, signKey: device.signer.publicKey },
    clock,
    count,
    makeDocument: () =>
      createLiveDocument({
        client: writer.client(),
        count,
        onOwnEdits: (edits) => writer.note(edits),
      }),
    beforeApply: () => writer.flush(),
    beforeRebuild: () => writer.startFeed(),
    adopt,
    onTwoHistories(feed: Feed) {
      if (twoHistories.get().includes(feed.id)) return;
      count('sealed-log/two-histories');
      twoHistories.set([...twoHistories.get(), feed.id]);
    },
    onRebuilt() {
      digest.renew();
      rebuilt.set(rebuilt.get() + 1);
    },
  });
  const digest = digestWhenNeeded(() => core.doc(), count);

  const noteNewerKinds = (settlement: Settlement): void => {
    const newer = new Set(newerKinds.get());
    for (const { entry } of settlement.applied) {
      for (const [kind, version] of entry.opened.body.needs) {
        if (version > (versions.get(kind) ?? 0)) newer.add(kind);
      }
    }
    if (newer.size > newerKinds.get().length) newerKinds.set([...newer].sort());
  };

  /** What has been verified is stored. What nobody vouches for yet is not: it would rest as if somebody had. */
  const handOut = (settlement: Settlement, parked: readonly Uint8Array[] = []): void => {
    const refused = new Set(settlement.refused.map(({ entry }) => entry));
    const valid = settlement.verified.filter((entry) => !refused.has(entry));
    const entries = [...valid.map(({ bytes }) => bytes), ...parked].filter(
      (bytes) => !told.has(bytes),
    );
    for (const bytes of parked) told.add(bytes);
    if (entries.length > 0) tell(entryListeners, { entries, own: false });
  };
  const after = (settlement: Settlement): void => {
    noteNewerKinds(settlement);
    for (const { reason } of settlement.refused) count(`entry/${reason}`);
    if (settlement.untrue.length > 0) count('cover/untrue', settlement.untrue.length);
    if (settlement.letGo.length > 0) tell(letGoListeners, settlement.letGo);
  };

  const settleAnew = async (): Promise<void> => {
    const settlement = await core.settle(false);
    handOut(settlement);
    after(settlement);
  };

  const log: SealedLog = {
    get doc() {
      return core.doc();
    },
    rebuilt,
    space,
    roster: keeper.roster,
    epoch,
    secrets,
    twoHistories,
    newerKinds,
    open: (stored) =>
      inTurn(async () => {
        const snapshot = stored.snapshot && decodeSnapshot(stored.snapshot);
        const prints = snapshot && (await fingerprintsOf(stored.entries));
        if (snapshot?.isMarked === true) await locks.load();
        const rest = snapshot && prints && core.restore(snapshot, stored.entries, prints);
        if (stored.snapshot !== undefined && rest === undefined) count('snapshot/discarded');
        const reception = receive({ space, epochs, book }, rest ?? stored.entries);
        for (const bytes of parking.keep(reception.unreadable, true)) told.add(bytes);
        const settlement = await core.settle(true);
        after(settlement);
        // What has its seal and its signature is whole, whatever else keeps it from being applied.
        const damaged = [
          ...reception.refused,
          ...settlement.refused.map(({ entry, reason }) => ({ bytes: entry.bytes, reason })),
        ].flatMap(({ bytes, reason }) => (faultsOfBytes.has(reason) ? bytes : []));
        const damagedRanges = damaged.flatMap((bytes) => {
          const header = readEntryHeader(bytes);
          if (header === undefined || header === 'newer') return [];
          return rangesOf(header.feed, [header.sequence]);
        });
        if (damaged.length > 0) count('entry/damaged', damaged.length);
        return {
          damaged: damaged.length,
          damagedRanges,
          damagedEntries: damaged,
          fromSnapshot: rest !== undefined,
          replayed: (rest ?? stored.entries).length,
        };
      }),
    accept: (entries) =>
      inTurn(async () => {
        const reception = receive({ space, epochs, book }, entries);
        const kept = parking.keep(reception.unreadable);
        const settlement = await core.settle(false);
        const parked = kept.filter((bytes) => parking.has(bytes));
        const outcome = sortOut(
          reception.received.map(({ entry }) => entry),
          settlement,
        );
        handOut(settlement, parked);
        for (const { reason } of reception.refused) count(`entry/${reason}`);
        after(settlement);
        const faults = new Set([
          ...reception.refused.map(({ reason }) => `refused/${reason}`),
          ...settlement.refused.map(({ reason }) => `refused/${reason}`),
          ...settlement.untrue.map(({ feed }) => `cover/untrue/${feed}`),
        ]);
        return {
          applied: outcome.applied,
          waiting: outcome.kept - outcome.applied + parked.length,
          duplicate: reception.duplicates + reception.unreadable.length - kept.length,
          refused: reception.refused.length + outcome.refused,
          faults: [...faults],
          offences: [
            ...reception.refused.map(({ reason }) => ({ reason, of: undefined })),
            ...outcome.offences,
          ],
        };
      }),
    have: () => book.have(),
    missing: (theirs) => book.missing(theirs),
    read: (range) => book.read(range),
    onEntries(listener) {
      const own = (batch: EntryBatch): void => listener(batch);
      entryListeners.add(own);
      tellOwn();
      return () => entryListeners.delete(own);
    },
    flush: () => writer.flush(),
    admit(certificate) {
      const member = core.memberOf(device.id);
      const belongs =
        certificate.issuer === device.id &&
        // Known to itself before its certificate has arrived.
        !keeper.roster
          .get()
          .removed()
          .some((one) => one.device === device.id) &&
        (isOwnDevice(certificate)
          ? certificate.member === member
          : certificate.member === memberIdOf(certificate.signKey));
      if (!belongs) throw new RangeError('this device cannot issue such a certificate');
      const payload = encodeIssuedCertificate(issueCertificate(space, device.signer, certificate));
      const { feed, sequence, hash, body } = writer.write({
        kind: entryKinds.certificate,
        payload,
      });
      // As for everybody else it stands where it stands: what it was written under tells what the newcomer was given.
      keeper.add(payload, { feed, sequence, hash, epoch: body.epoch });
      void inTurn(settleAnew);
    },
    async learn(chain) {
      const found = await verifyChain(space, options.genesis, chain);
      if (found !== undefined && !keeper.roster.get().has(found.device)) {
        for (const link of chain) keeper.add(link);
        await inTurn(settleAnew);
      }
      return found && keeper.roster.get().has(found.device) ? found : undefined;
    },
    remove: (devices) =>
      inTurn(async () => {
        const removed = (await locks.load()).remove(devices);
        if (removed) await settleAnew();
        return removed;
      }),
    tidy(tidying) {
      writer.flush();
      const { covers, settlement } = core.tidy(writer, tidying);
      after(settlement);
      return { covers, letGo: settlement.letGo.length };
    },
    mend: (plan) =>
      inTurn(async () => {
        const restored = await core.mend(writer, plan);
        if (restored > 0) await settleAnew();
        return restored;
      }),
    onLetGo(listener) {
      const own: typeof listener = (entries) => listener(entries);
      letGoListeners.add(own);
      return () => letGoListeners.delete(own);
    },
    keeps(entry) {
      const header = readEntryHeader(entry);
      if (header === undefined || header === 'newer') return true;
      const feed = book.feeds.get(header.feed);
      if (feed === undefined || header.sequence > feed.position.sequence) return true;
      return feed.held.has(header.sequence) || feed.covered.size === 0;
    },
    snapshot(encode) {
      writer.flush();
      if (twoHistories.get().length > 0) return undefined;
      const certificates = keeper.roster.get().certificates();
      const marksOf = locks.now()?.marksOf;
      return encode({ space, certificates, book, doc: core.doc(), marksOf });
    },
    digestToCompare() {
      writer.flush();
      return digest.value(recordsAtOnce);
    },
    rebuild: () =>
      inTurn(async () => {
        writer.flush();
        await core.rebuild();
      }),
    authorOf(client) {
      for (const feed of book.feeds.values()) {
        if (feed.client !== client) continue;
        const member = core.memberOf(feed.owner.device);
        return member === undefined ? undefined : { device: feed.owner.device, member };
      }
      return client === writer.client() ? { device: device.id, member: device.member } : undefined;
    },
    waitingCount: () => book.waitingCount((owner) => core.signKeyOf(owner) !== undefined),
    close() {
      if (closed) return;
      closed = true;
      digest.close();
      writer.close();
    },
  };
  return log;
}
