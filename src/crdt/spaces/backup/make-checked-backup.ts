import { err } from '../../basics/result.ts';
import type { Result } from '../../basics/result.ts';
import type { BackupTarget } from '../../backup/backup-file.ts';
import type { BackupGround } from './backup-ground.ts';
import type { BackupStep, MakingFault } from './backups.ts';
import { checkBackup } from './check-backup.ts';
import { makeBackup } from './make-backup.ts';
import type { BackupScope, WrittenBackup } from './make-backup.ts';

/** Makes a backup and restores it into memory from its own bytes: only one that opens again with the same words is one. */
export async function makeCheckedBackup(
  ground: BackupGround,
  options: {
    readonly scope: BackupScope;
    readonly passphrase: string;
    readonly target: BackupTarget;
    readonly onStep: (step: BackupStep) => void;
  },
): Promise<Result<WrittenBackup, MakingFault>> {
  const { scope, passphrase, target, onStep } = options;
  const made = await makeBackup(ground, {
    scope,
    passphrase,
    sink: target,
    onSpace: (done, of) => onStep({ doing: 'writing', done, of }),
  });
  if (!made.ok) return made;
  const { digests } = made.value;
  onStep({ doing: 'checking', done: 0, of: digests.size });
  const source = await target.finish();
  if (!source.ok) return source;
  const checked = await checkBackup(ground, { source: source.value, passphrase, digests });
  if (checked.ok) return made;
  return err(checked.error === 'stopped' ? 'stopped' : 'not-whole');
}
