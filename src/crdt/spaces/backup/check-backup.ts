import type { SpaceId } from '../../basics/id.ts';
import { err, ok } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import { openBackup } from '../../backup/backup-reader.ts';
import type { BackupFault } from '../../backup/backup-fault.ts';
import type { FileSource } from '../../backup/backup-file.ts';
import { personalRecords, workspaceRecords } from '../keyring-records.ts';
import type { ReadRecords, SpaceKeys } from '../keyring-records.ts';
import type { BackedSpace } from '../../backup/backup-part.ts';
import { openBackedLog } from './backed-log.ts';
import type { BackupGround } from './backup-ground.ts';
import { isFileOfName, walkBackup } from './walk-backup.ts';

/**
 * Restores a file into memory, with nothing but its own bytes and its passphrase, and lets go of it again: every Space opens, every file
 * is what its name says, and the words are those whose digests are given.
 */
export async function checkBackup(
  { home, stretch, pace }: BackupGround,
  file: {
    readonly source: FileSource;
    readonly passphrase: string;
    readonly digests: ReadonlyMap<SpaceId, string>;
  },
): Promise<Result<void, BackupFault | 'stopped'>> {
  const key = await openBackup(file.source, file.passphrase, stretch);
  if (!key.ok) return key;
  const checked = new Set<SpaceId>();
  const odd = { found: false };
  const walked = await walkBackup(
    { source: file.source, key: key.value },
    {
      space(space, records) {
        const keys = keysIn(records, space);
        const go = (isGood: boolean): boolean => {
          odd.found ||= !isGood;
          return isGood;
        };
        return {
          async entries(entries) {
            if (file.digests.get(space.space) !== space.digest || keys === undefined) {
              return go(false);
            }
            const { digest } = space;
            const log = await openBackedLog(keys, { entries, digest }, home.platform);
            log?.close();
            return go(log !== undefined);
          },
          file: async (one) => go(one.bytes.length === 0 || (await isFileOfName(one))),
          end() {
            checked.add(space.space);
            return pace();
          },
          left: () => Promise.resolve(),
        };
      },
    },
    pace,
  );
  if (odd.found) return err('damaged');
  if (!walked.ok) return walked;
  return checked.size === file.digests.size ? ok(undefined) : err('damaged');
}

/** What opens a Space of a backup, which says whose it is. */
export function keysIn(
  records: ReadRecords,
  { space, personal }: BackedSpace,
): SpaceKeys | undefined {
  const keys = personal
    ? personalRecords.get(records, 'own')
    : workspaceRecords.get(records, space);
  return keys?.space === space ? keys : undefined;
}
