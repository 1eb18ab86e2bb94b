import type { SpaceId } from '../../basics/id.ts';
import { err, ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import type { FileSink, WriteFault } from '../../backup/backup-file.ts';
import { newBackupKey } from '../../backup/backup-keys.ts';
import type { BackupPart } from '../../backup/backup-part.ts';
import { createBackupWriter } from '../../backup/backup-writer.ts';
import type { KeyringChange } from '../../vault/vault.ts';
import {
  personalRecords,
  planDraftCollection,
  preferenceRecords,
  sealedAnswerRecords,
  seenRecords,
  workspaceRecords,
} from '../keyring-records.ts';
import type { SpaceKeys } from '../keyring-records.ts';
import { ownDeviceRecords } from '../own-device-records.ts';
import type { BackupGround } from './backup-ground.ts';
import { gatherSpace } from './gather-space.ts';
import type { SleepingPerson } from './sleeping-device.ts';
import { sleepingPerson } from './sleeping-person.ts';
import { isFileOfName } from './walk-backup.ts';
import type { GatheredSpace } from './gather-space.ts';

/** What a backup is to hold: everything of this browser, or one workspace. */
export type BackupScope = 'everything' | SpaceId;

/** Why no backup was made. `nothing`: there is nothing that could go into one; `stopped`: the person wanted no more. */
export type MakeFault = WriteFault | 'nothing' | 'not-kept' | 'stopped';

/** A backup that has been written, and not read back yet. */
export interface WrittenBackup {
  readonly madeMs: number;
  readonly whole: boolean;
  /** The digest of the words of each Space in it, as they were here. */
  readonly digests: ReadonlyMap<SpaceId, string>;
  /** Workspaces that could not go in, because this browser could not open them or is no part of them any more. */
  readonly leftOut: readonly SpaceId[];
  /** How many files could not go in, because they are not here any more or not what they were. */
  readonly missingFiles: number;
  /** How many photos of the journal could not go in, because they never came to this device: another one of this person's may have them. */
  readonly absentPhotos: number;
}

/** What of a Space could not go in. */
type NotIn = Pick<WrittenBackup, 'missingFiles' | 'absentPhotos'>;

type Written = Exclude<BackupPart, { readonly tag: 'end' }>;

interface BackupWish {
  readonly scope: BackupScope;
  readonly passphrase: string;
  readonly sink: FileSink;
  readonly onSpace?: (done: number, of: number) => void;
}

/** Writes a backup into a file, Space by Space. `onSpace` is told how many are done, and of how many. */
export async function makeBackup(
  ground: BackupGround,
  wish: BackupWish,
): Promise<Result<WrittenBackup, MakeFault>> {
  const person = await sleepingPerson(ground.home);
  try {
    return await writeBackup(ground, wish, person);
  } finally {
    await person?.close();
  }
}

async function writeBackup(
  { home, stretch, pace }: BackupGround,
  { scope, passphrase, sink, onSpace }: BackupWish,
  person: SleepingPerson | undefined,
): Promise<Result<WrittenBackup, MakeFault>> {
  const { clock, random } = home.platform;
  const whole = scope === 'everything';
  const { keyring } = home.vault;
  const personal = whole ? personalRecords.get(keyring, 'own') : undefined;
  const workspaces = [...workspaceRecords.list(keyring).values()].filter(
    ({ space }) => whole || space === scope,
  );
  // The personal Space last: what is written there of the others' sleeping devices is in the backup, too.
  const all = [...workspaces, ...(personal === undefined ? [] : [personal])];
  if (all.length === 0) return err('nothing');
  const by = await newBackupKey(passphrase, { random, stretch });
  const writer = createBackupWriter(by, sink);
  const madeMs = clock.nowMs();
  const digests = new Map<SpaceId, string>();
  const leftOut: SpaceId[] = [];
  const notIn = { missingFiles: 0, absentPhotos: 0 };
  const write = async (parts: Iterable<Written>): Promise<Result<void, MakeFault>> => {
    for (const part of parts) {
      const written = await writer.write(part);
      if (!written.ok) return written;
    }
    return ok(undefined);
  };
  const writeSpace = async (keys: SpaceKeys): Promise<Result<void, MakeFault>> => {
    const gathered = await gatherSpace(keys, home, keys === personal ? undefined : person);
    if (!gathered.ok) {
      if (gathered.error === 'not-kept') return err('not-kept');
      leftOut.push(keys.space);
      return ok(undefined);
    }
    try {
      const { value: space } = gathered;
      const record = workspaceRecords.get(keyring, keys.space);
      const opens =
        keys === personal || record === undefined
          ? personalRecords.change('own', space.keys)
          : workspaceRecords.change(keys.space, { ...record, ...space.keys });
      // A browser that is restored from it is one of the own devices: from now on this one looks whether there is such.
      if (keys === personal && ownDeviceRecords.get(keyring, 'own') === undefined) {
        const looks = await keyring.write([ownDeviceRecords.beginning('own', {})]);
        if (!looks.ok && looks.error !== 'gone') return err('not-kept');
      }
      digests.set(keys.space, space.digest);
      const written = await writeGathered(space, {
        opens,
        personal: keys === personal,
        write,
        pace,
      });
      if (!written.ok) return written;
      notIn.missingFiles += written.value.missingFiles;
      notIn.absentPhotos += written.value.absentPhotos;
      return ok(undefined);
    } finally {
      await gathered.value.close();
    }
  };

  const begun = await write([
    { tag: 'about', madeMs, whole },
    ...recordsOf(home, all, whole).map(partOf),
  ]);
  if (!begun.ok) return begun;
  for (const [done, keys] of all.entries()) {
    onSpace?.(done, all.length);
    if (!(await pace())) return err('stopped');
    const written = await writeSpace(keys);
    if (!written.ok) return written;
  }
  if (digests.size === 0) return err('nothing');
  const ended = await writer.end();
  return ended.ok ? ok({ madeMs, whole, digests, leftOut, ...notIn }) : ended;
}

/** So many small parts are written before the page may breathe: some tens of milliseconds of sealing. */
const partsAtOnce = 2_000;

async function writeGathered(
  { entries, files, digest, journal, photos, keys }: GatheredSpace,
  to: {
    readonly opens: KeyringChange;
    readonly personal: boolean;
    readonly write: (parts: Iterable<Written>) => Promise<Result<void, MakeFault>>;
    readonly pace: BackupGround['pace'];
  },
): Promise<Result<NotIn, MakeFault>> {
  const { opens, personal, write, pace } = to;
  const names = await files.listFiles();
  if (!names.ok) return err('not-kept');
  const begun = await write([
    partOf(opens),
    {
      tag: 'space',
      space: keys.space,
      personal,
      entries: entries.length,
      files: names.value.length,
      journal,
      digest,
    },
  ]);
  if (!begun.ok) return begun;
  for (let at = 0; at < entries.length; at += partsAtOnce) {
    if (!(await pace())) return err('stopped');
    const some = entries.slice(at, at + partsAtOnce);
    const written = await write(some.map((bytes) => ({ tag: 'entry', bytes })));
    if (!written.ok) return written;
  }
  let missingFiles = 0;
  for (const name of names.value) {
    if (!(await pace())) return err('stopped');
    const rested = await files.getFile(name);
    const bytes = rested.ok ? rested.value : undefined;
    // Nothing in its place: what was damaged at rest is not to be the reason for having no backup at all.
    const isWhole = bytes !== undefined && (await isFileOfName({ name, bytes }));
    if (!isWhole) missingFiles += 1;
    const written = await write([
      { tag: 'file', name, bytes: isWhole ? bytes : new Uint8Array(0) },
    ]);
    if (!written.ok) return written;
  }
  const here = new Set(names.value);
  // Only the own Space has a journal; what lies under its name elsewhere shows nobody a photo.
  const absent = personal ? [...photos].filter((name) => !here.has(name)) : [];
  return ok({ missingFiles, absentPhotos: absent.length });
}

const partOf = ({ collection, id, value }: KeyringChange): Written => ({
  tag: 'record',
  collection,
  id,
  value,
});

/**
 * What else the keyring says of these Spaces. Open invitations and requests to come in stay where they are: two browsers that
 * answered one of them, or knocked as one, would each be believed.
 */
function recordsOf(
  { vault: { keyring } }: BackupGround['home'],
  spaces: readonly SpaceKeys[],
  whole: boolean,
): readonly KeyringChange[] {
  const ids = new Set(spaces.map(({ space }) => space));
  const preferences = whole ? preferenceRecords.get(keyring, 'own') : undefined;
  const drafts = keyring.list(planDraftCollection);
  return [
    ...(preferences === undefined ? [] : [preferenceRecords.change('own', preferences)]),
    ...[...ids].flatMap((id) => {
      const seen = seenRecords.get(keyring, id);
      return seen === undefined ? [] : [seenRecords.change(id, seen)];
    }),
    ...[...drafts].flatMap(([id, value]) =>
      [...ids].some((space) => space === id)
        ? [{ collection: planDraftCollection, id, value }]
        : [],
    ),
    ...[...sealedAnswerRecords.list(keyring)].flatMap(([seal, answer]) =>
      ids.has(answer.workspace) ? [sealedAnswerRecords.change(seal, answer)] : [],
    ),
  ];
}
