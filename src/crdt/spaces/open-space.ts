import { toHex } from '../basics/bytes.ts';
import type { Cancel } from '../basics/clock.ts';
import type { Live } from '../basics/live.ts';
import { err, ok } from '../basics/result.ts';
import type { Result } from '../basics/result.ts';
import type { Signer } from '../sealing/signing.ts';
import { createSealedLog } from '../sealing/sealed-log.ts';
import type { SealedLog } from '../sealing/sealed-log.ts';
import { deriveEpochKeys, spaceIdOf } from '../sealing/space-keys.ts';
import type { EpochKeys } from '../sealing/space-keys.ts';
import { agreeSecretOf } from '../sharing/derive-key.ts';
import { deviceSigner } from '../sharing/device-signer.ts';
import { deviceIdOf, signKeyIn } from '../sealing/certificate.ts';
import type { DeviceId, MemberId, SpaceId } from '../basics/id.ts';
import type { SealedStore, StoreFault } from '../storage/sealed-store.ts';
import type { Keyring, OpenVault } from '../vault/vault.ts';
import type { ConcernList } from './concern-list.ts';
import type { SpaceKeys } from './keyring-records.ts';
import type { Platform } from './platform.ts';
import { restingStore } from './resting-store.ts';
import { createSaving } from './saving.ts';
import type { OpenFault, SavingState } from './space-state.ts';

/** Housekeeping waits for a quiet moment after opening, and so does its code: the first screen is not slowed. */
const quietMs = 5_000;

/** A Space that is open: its live document, its log, and where that rests. Not connected to anyone yet. */
export interface OpenSpace {
  readonly id: SpaceId;
  readonly record: SpaceKeys;
  readonly device: DeviceId;
  readonly member: MemberId;
  readonly signer: Signer;
  /** What is met with now: a new one comes when somebody is taken out. */
  readonly epoch: Live<EpochKeys>;
  readonly log: SealedLog;
  readonly saving: Live<SavingState>;
  readonly concerns: ConcernList;
  readonly keyring: Keyring;
  /** Sealed files beside the entries. */
  readonly files: SealedStore['files'];
  /** Seals what waits in this tick and hands it to the store. */
  flush(): void;
  /** Resolves when everything written so far rests safely, or says why it does not. */
  saved(): Promise<Result<void, StoreFault>>;
  close(): Promise<void>;
}

const prepareMs = 100;

/** Opens a Space of the keyring from this device's disk. */
export async function openSpace(options: {
  readonly record: SpaceKeys;
  readonly vault: OpenVault;
  readonly platform: Platform;
  readonly concerns: ConcernList;
}): Promise<Result<OpenSpace, OpenFault>> {
  const { record, vault, platform, concerns } = options;
  const id = spaceIdOf(record.genesis);
  // The last link of the chain is this device's own; a founder's is in the genesis.
  const signer = deviceSigner(record.seed, signKeyIn(record.chain.at(-1) ?? record.genesis));
  const device = deviceIdOf(id, signer.publicKey);
  const epochs = record.epochs.map(({ epoch, secret }) =>
    deriveEpochKeys({ space: id, epoch, secret }),
  );
  if (epochs.length === 0) return err('damaged');

  const opened = await platform.openStore(vault.storeName(id));
  if (!opened.ok) return err(opened.error === 'unavailable' ? 'no-storage' : 'unknown');
  const store = restingStore(opened.value, () => vault.restSeal(id));
  // Another tab may write while this one reads.
  const early: Uint8Array[] = [];
  const stopEarly = store.onForeign((entries) => early.push(...entries));
  const stored = await store.load();
  if (!stored.ok) {
    await store.close();
    return err(stored.error === 'unavailable' ? 'no-storage' : 'unknown');
  }

  const sealedSnapshot = stored.value.snapshot;
  const unsealing = sealedSnapshot && vault.openSnapshot(id, sealedSnapshot);
  const log = createSealedLog({
    genesis: record.genesis,
    epochs,
    device: {
      id: device,
      member: record.member,
      signer,
      agreeSecret: () => agreeSecretOf(record.seed),
    },
    clock: platform.clock,
    random: platform.random,
    count: platform.count,
  });
  const snapshot = await unsealing;
  // A newcomer's own words count from the first one on, also before the entry that let them in has arrived.
  const learnOwn = async (): Promise<void> => {
    if (!log.roster.get().has(device)) await log.learn(record.chain);
  };
  if (snapshot === undefined) await learnOwn();
  const report = await log.open({
    entries: stored.value.entries,
    ...(snapshot === undefined ? {} : { snapshot }),
  });
  await learnOwn();

  const damaged = report.damaged + stored.value.damaged;
  if (damaged > 0) concerns.put({ id: 'damaged', what: 'damaged', healed: false });
  const nameHistories = (feeds: ReturnType<typeof log.twoHistories.get>): void => {
    for (const feed of feeds) concerns.put({ id: feed, what: 'two-histories', healed: true });
  };
  // What was noticed once rests here with its proof, and is named again at each opening.
  nameHistories(log.twoHistories.get());
  const stops: Cancel[] = [
    log.twoHistories.subscribe(nameHistories),
    storeWhatComes({
      log,
      store,
      // A damaged one must be stored anew when it is fetched again.
      atRest: damaged > 0 ? [] : stored.value.entries,
    }),
  ];
  // From here on the log takes them as they come.
  stopEarly();
  if (damaged > 0) {
    const { damagedEntries: entries, damagedRanges: ranges } = report;
    const mendWhatCanBe = async (): Promise<void> => {
      const { mend } = await import('./mending.ts');
      const stop = await mend({
        damage: { entries, ranges, records: stored.value.damaged },
        snapshot,
        log,
        store,
        exclusively: (work) => platform.exclusively(vault.storeName(id), work),
        onMended: () => concerns.put({ id: 'damaged', what: 'damaged', healed: true }),
      });
      stops.push(stop);
    };
    // What could not be mended this time is told of again at the next opening.
    await mendWhatCanBe().catch(() => platform.count('mending/not-loaded'));
  }
  // Words are on the screen before what writing needs is worked out, and that before the first key is pressed.
  stops.push(platform.clock.after(prepareMs, () => signer.prepare()));
  const saving = createSaving({ log, store });
  if (early.length > 0) void log.accept(early);
  let came = 0;
  const stopCounting = log.onEntries(({ entries }) => {
    came += entries.length;
  });
  const keep = async (): Promise<{ close(): Promise<void> } | undefined> => {
    stopCounting();
    try {
      const { createKeeping } = await import('./keeping.ts');
      const [replayed, resting] = [report.replayed + came, stored.value.entries.length + came];
      return createKeeping({ id, log, store, vault, platform, replayed, resting });
    } catch {
      platform.count('keeping/not-loaded');
      return undefined;
    }
  };
  let keeping: ReturnType<typeof keep> | undefined;
  const stopKeeping = platform.clock.after(quietMs, () => {
    keeping = keep();
  });

  return ok({
    id,
    record,
    device,
    member: record.member,
    signer,
    epoch: log.epoch,
    log,
    saving: saving.state,
    concerns,
    keyring: vault.keyring,
    files: store.files,
    flush() {
      log.flush();
      store.flush();
    },
    saved: () => saving.settled(),
    async close() {
      log.flush();
      stopKeeping();
      stopCounting();
      // What tidying writes is stored before storing stops.
      await (await keeping)?.close();
      for (const stop of stops) stop();
      saving.close();
      log.close();
      await store.close();
    },
  });
}

/**
 * Stores every entry that the log seals or takes in, once: what another tab has stored already is not stored
 * again, and what another tab has written reaches this tab's log even when its channel was cut.
 */
function storeWhatComes(options: {
  readonly log: SealedLog;
  readonly store: SealedStore;
  readonly atRest: readonly Uint8Array[];
}): Cancel {
  const { log, store } = options;
  const resting = new Set<string>();
  const isNew = (entry: Uint8Array): boolean => {
    // The nonce is fresh for each sealing, so it names an entry.
    const name = toHex(entry.subarray(29, 53));
    if (resting.has(name)) return false;
    resting.add(name);
    return true;
  };
  for (const entry of options.atRest) isNew(entry);
  const stopStoring = log.onEntries(({ entries }) => {
    const fresh = entries.filter(isNew);
    if (fresh.length > 0) void store.append(fresh);
  });
  const stopForeign = store.onForeign((entries) => {
    const fresh = entries.filter(isNew);
    if (fresh.length > 0) void log.accept(fresh);
  });
  return () => {
    stopStoring();
    stopForeign();
  };
}
