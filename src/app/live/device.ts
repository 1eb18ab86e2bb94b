import type { Attune } from '../../crdt/spaces/index.ts';
import type { Backups, BackupTarget } from '../../crdt/spaces/backup-face.ts';

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

/** What few pages ask of the browser and the device around them. Fetched with the first page that does. */
export interface Device {
  /** What rests here for all of Attune; undefined where the browser does not tell. */
  storage(): Promise<DeviceStorage | undefined>;
  /** Asks the browser to keep what rests here; its answer. Only when a person has asked for it: some browsers then ask the person. */
  askToKeep(): Promise<boolean>;
  /**
   * An iPhone or iPad on which this page is open in the browser and not from the Home Screen: the two keep things apart, and the
   * browser clears what was not opened for a week.
   */
  readonly isOutsideHomeScreen: boolean;
  /** Whether a passkey here may give a key (WebAuthn, `prf`); where the browser does not tell, trying shows. */
  canUsePasskeys(): Promise<boolean>;
  /** What this device would be called in a list of a person's devices, and what it is. */
  readonly self: { readonly name: string; readonly kind: 'computer' | 'phone' };
  /** Prints what the page has made ready for paper. */
  print(): void;
  /** Takes away the mark that something was kept here, by which a browser that was emptied knows itself. */
  forgetSeen(): void;
  /** Takes away every mark that is kept beside the sealed data. */
  forgetMarks(): void;
  readonly neutralName: NeutralName;
  /** Backups of what is here, and what they bring back; rejects when they could not be loaded. */
  backups(attune: Attune): Promise<Backups>;
  /** Asks where a backup of this name is to go, in answer to a press; undefined when no place was chosen. */
  chooseBackupPlace(name: string): Promise<BackupTarget | undefined>;
}

/** Bytes at rest, and whether the browser has promised not to clear them by itself. */
export interface DeviceStorage {
  readonly usedBytes: number | undefined;
  readonly persistent: boolean;
}

/** A name and a drawing in the tab that say nothing of Attune. */
export interface NeutralName {
  /** Shows it while it is needed whatever was chosen, or what was chosen. */
  show(on: boolean): void;
  isOn(): boolean;
  /** Shows it from now on, and from the first paint of later visits on. */
  keep(on: boolean): void;
}
