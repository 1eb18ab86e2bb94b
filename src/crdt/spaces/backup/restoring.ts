import type { BackupFault } from '../../backup/backup-fault.ts';
import type { KeyringChange } from '../../vault/vault.ts';

/** Why a backup was not restored. `full` and `not-kept`: this browser could not keep it; `elsewhere`: another tab is at it. */
export type RestoreFault = BackupFault | 'full' | 'not-kept' | 'stopped' | 'elsewhere';

/** How far it is. A Space that could not be taken in says why. */
export interface Restoring {
  readonly changes: KeyringChange[];
  /** What went wrong, once something did. */
  fault: RestoreFault | undefined;
}
