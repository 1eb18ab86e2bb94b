export type {
  BackupNote,
  Backups,
  BackupScope,
  BackupStep,
  BackupTarget,
  LookedInto,
  LookingFault,
  MakingFault,
  RestoredBackup,
  RestoringFault,
  WrittenBackup,
} from '../../crdt/spaces/backup-face.ts';
