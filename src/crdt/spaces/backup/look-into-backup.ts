import type { SpaceId } from '../../basics/id.ts';
import { err, ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import { openBackup } from '../../backup/backup-reader.ts';
import type { BackupFault } from '../../backup/backup-fault.ts';
import type { FileSource } from '../../backup/backup-file.ts';
import type { BackupKey } from '../../backup/backup-keys.ts';
import type { AboutBackup, BackedSpace } from '../../backup/backup-part.ts';
import type { Stretch } from '../../vault/argon2-cost.ts';
import { workspaceRecords } from '../keyring-records.ts';
import type { Pace } from './backup-ground.ts';
import { keysIn } from './check-backup.ts';
import { walkBackup } from './walk-backup.ts';

/** A backup that was read to its end: what is in it, and the way to read it once more. Nothing has been stored. */
export interface LookedInto {
  readonly about: AboutBackup;
  /** Whether a Space of one person alone is among it. */
  readonly personal: BackedSpace | undefined;
  readonly workspaces: readonly BackedWorkspace[];
  /** How it stands with the personal Space of this browser: none is here, the one of the backup, or another one. */
  readonly ownHere: 'none' | 'same' | 'other';
  /** In bytes. */
  readonly size: number;
  readonly file: { readonly source: FileSource; readonly key: BackupKey };
}

/** A workspace in a backup, as it was last known there. */
export interface BackedWorkspace {
  readonly id: SpaceId;
  readonly name: string;
  /** The other people's names. */
  readonly others: readonly string[];
}

/** Reads a backup from its first byte to its last, and keeps nothing of it but what is in it. */
export async function lookIntoBackup(
  source: FileSource,
  passphrase: string,
  tools: {
    readonly stretch: Stretch;
    readonly pace: Pace;
    /** The personal Space that is here, if there is one. */
    readonly ownHere?: SpaceId | undefined;
  },
): Promise<Result<LookedInto, BackupFault | 'stopped'>> {
  const { stretch, pace, ownHere } = tools;
  const key = await openBackup(source, passphrase, stretch);
  if (!key.ok) return key;
  const file = { source, key: key.value };
  const spaces: BackedSpace[] = [];
  const found: { about?: AboutBackup } = {};
  const walked = await walkBackup(
    file,
    {
      about(about) {
        found.about = about;
      },
      space(space) {
        spaces.push(space);
        return undefined;
      },
    },
    pace,
  );
  if (!walked.ok) return walked;
  const { records } = walked.value;
  const isOpenable = spaces.every((space) => keysIn(records, space) !== undefined);
  const ids = new Set(spaces.map(({ space }) => space));
  if (found.about === undefined || !isOpenable || ids.size !== spaces.length) return err('damaged');
  const personal = spaces.find((space) => space.personal);
  return ok({
    about: found.about,
    personal,
    ownHere: ownHere === undefined ? 'none' : ownHere === personal?.space ? 'same' : 'other',
    workspaces: spaces.flatMap(({ space, personal }) => {
      const record = personal ? undefined : workspaceRecords.get(records, space);
      return record === undefined ? [] : [{ id: space, name: record.name, others: record.others }];
    }),
    size: source.size,
    file,
  });
}
