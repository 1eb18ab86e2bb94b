import { toHex } from '../../basics/bytes.ts';
import { err, ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import { journal } from '../../documents/journal/journal.ts';
import { digestOf } from '../../sealing/digest.ts';
import { readEntryHeader } from '../../sealing/entry.ts';
import type { SealedLog } from '../../sealing/sealed-log.ts';
import { databaseFiles } from '../../storage/database-files.ts';
import type { StoredFiles } from '../../storage/stored-files.ts';
import { createConcernList } from '../concern-list.ts';
import type { Home } from '../home.ts';
import type { SpaceKeys } from '../keyring-records.ts';
import { openSpace } from '../open-space.ts';
import type { OpenSpace } from '../open-space.ts';
import { restingFiles } from '../resting-files.ts';
import { restingStore } from '../resting-store.ts';
import { sleepingDevice } from './sleeping-device.ts';
import type { SleepingPerson } from './sleeping-device.ts';

/** All that a backup holds of one Space. */
export interface GatheredSpace {
  /** What opens it as the sleeping device. This browser's own seed is not among it. */
  readonly keys: SpaceKeys;
  readonly entries: readonly Uint8Array[];
  /** Of the words as they are here, at the moment at which the entries were taken. */
  readonly digest: string;
  /** How many entries of a journal. */
  readonly journal: number;
  /** The files of the photos that its entries show, also of entries that can still be put back. */
  readonly photos: ReadonlySet<string>;
  readonly files: StoredFiles;
  /** Lets go of it. */
  close(): Promise<void>;
}

/** Feeds are read to their end, wherever that is. */
const lastSequence = 0xffff_ffff;

/**
 * Opens a Space apart from wherever else it is open, as another tab would, and takes what rests of it. `person`: for a workspace, where
 * its backups belong to.
 */
export async function gatherSpace(
  record: SpaceKeys,
  { vault, platform }: Home,
  person?: SleepingPerson,
): Promise<Result<GatheredSpace, 'not-opened' | 'not-a-member' | 'not-kept'>> {
  const concerns = createConcernList();
  const opened = await openSpace({ record, vault, platform, concerns });
  if (!opened.ok) return err('not-opened');
  const space = opened.value;
  const { log } = space;
  const sleeping = await sleepingDevice(space, {
    keyring: vault.keyring,
    random: platform.random,
    person,
  });
  const rest = sleeping.ok ? await restingUnread(space, { vault, platform }) : sleeping;
  if (!sleeping.ok || !rest.ok) {
    await space.close();
    return sleeping.ok ? err('not-opened') : sleeping;
  }
  // In one tick: these entries make just these words.
  log.flush();
  const entries = [...entriesOf(log), ...rest.value];
  const digest = digestOf(log.doc);
  const nowMs = platform.clock.nowMs();
  const { view } = journal.read(log.doc, { authorOf: () => undefined, nowMs });
  const shown = [...view.entries, ...view.removed].flatMap(({ photos }) => photos);
  const { seed, chain } = sleeping.value;
  return ok({
    keys: { ...record, seed, chain, epochs: [...log.secrets.get()] },
    entries,
    digest,
    journal: view.entries.length,
    photos: new Set(shown.map(({ file }) => file)),
    files: restingFiles(space.files(databaseFiles), () => vault.restSeal(record.space)),
    close: () => space.close(),
  });
}

/** Everything that the log holds, in the order of its feeds: what is applied, what waits, and what stands for others. */
function entriesOf(log: SealedLog): readonly Uint8Array[] {
  const { positions, waiting } = log.have();
  const feeds = new Set([...positions.keys(), ...waiting.map(({ feed }) => feed)]);
  const found = new Set<Uint8Array>();
  for (const feed of feeds) {
    for (const entry of log.read({ feed, from: 1, to: lastSequence })) found.add(entry);
  }
  return [...found];
}

/** What rests and cannot be read here yet: of a later version, or under an epoch that has not come. */
async function restingUnread(
  { id, log }: OpenSpace,
  { vault, platform }: Home,
): Promise<Result<readonly Uint8Array[], 'not-opened'>> {
  const opened = await platform.openStore(vault.storeName(id));
  if (!opened.ok) return err('not-opened');
  const store = restingStore(opened.value, () => vault.restSeal(id));
  const stored = await store.load();
  await store.close();
  if (!stored.ok) return err('not-opened');
  const tags = new Set(log.secrets.get().map(({ epoch }) => epoch.slice(0, 16)));
  const unread = new Map<string, Uint8Array>();
  for (const entry of stored.value.entries) {
    const header = readEntryHeader(entry);
    if (header === undefined) continue;
    // The nonce names an entry of this version; of a later one, nothing is known but its bytes.
    if (header === 'newer') unread.set(toHex(entry.subarray(0, 96)), entry);
    else if (!tags.has(header.epochTag)) unread.set(toHex(entry.subarray(29, 53)), entry);
  }
  return ok([...unread.values()]);
}
