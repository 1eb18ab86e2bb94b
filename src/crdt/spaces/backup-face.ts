/** What pages need of backups: apart from the public face, which every page loads. */
export { browserBackups } from './backup/browser-backups.ts';
export type { BackupNote } from './backup/backup-records.ts';
export type {
  Backups,
  BackupStep,
  BackupWatch,
  LookingFault,
  MakingFault,
  RestoringFault,
} from './backup/backups.ts';
export type { LookedInto } from './backup/look-into-backup.ts';
export type { BackupScope, WrittenBackup } from './backup/make-backup.ts';
export type { RestoredBackup } from './backup/restore-backup.ts';
export type { BackupTarget, FileSource, WriteFault } from '../backup/backup-file.ts';
