import type { Result } from '../../basics/result.ts';
import type { BackupFault } from '../../backup/backup-fault.ts';
import type { BackupTarget, FileSource } from '../../backup/backup-file.ts';
import type { BackupNote } from './backup-records.ts';
import type { LookedInto } from './look-into-backup.ts';
import type { BackupScope, MakeFault, WrittenBackup } from './make-backup.ts';
import type { RestoredBackup } from './restore-backup.ts';
import type { RestoreFault } from './restoring.ts';

/** How far making or restoring is: which Space of how many, and whether it is only checked now. */
export interface BackupStep {
  readonly doing: 'writing' | 'checking' | 'restoring';
  readonly done: number;
  readonly of: number;
}

/** What a person who waits for it can follow and end. */
export interface BackupWatch {
  readonly onStep: (step: BackupStep) => void;
  /** False from the moment on at which the person wants no more of it. */
  readonly wanted: () => boolean;
}

/** `not-loaded`: a part of the app could not be fetched; `not-whole`: what was written did not open again, so it is no backup. */
export type MakingFault = MakeFault | 'not-loaded' | 'not-whole' | 'no-home';
export type LookingFault = BackupFault | 'stopped' | 'not-loaded';
export type RestoringFault = RestoreFault | 'not-loaded';

/** Backups of what is here, and what backups bring back. */
export interface Backups {
  /** What is known of backups that were made in this browser; undefined where nothing rests that could be backed up. */
  note(): Promise<BackupNote | undefined>;
  /** Whether it is time to remind somebody quietly. Only where the browser has not promised to keep what rests. */
  isDue(): Promise<boolean>;
  /** Not now: the reminder comes again a week later. */
  putOff(): Promise<void>;
  /** Writes a backup, reads it back and compares; it is kept only when both went well, and otherwise nothing is left of it. */
  make(options: {
    readonly scope: BackupScope;
    readonly passphrase: string;
    readonly target: BackupTarget;
    readonly watch: BackupWatch;
  }): Promise<Result<WrittenBackup, MakingFault>>;
  /** Reads a file to its end. Stores nothing and needs nothing that rests here. */
  look(
    source: FileSource,
    passphrase: string,
    wanted: () => boolean,
  ): Promise<Result<LookedInto, LookingFault>>;
  /** Brings back what is in a file: all of it, or nothing where something goes wrong. */
  restore(looked: LookedInto, watch: BackupWatch): Promise<Result<RestoredBackup, RestoringFault>>;
}
