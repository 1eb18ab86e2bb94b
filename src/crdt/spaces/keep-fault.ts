import type { VaultFault } from '../vault/vault-records.ts';

/** Why keys could not be kept; nothing was made then. */
export type KeepFault = 'insecure-address' | 'no-storage' | 'full' | 'unknown';

/** Why keys could not be kept, from what the vault says. */
export const keepFaultOf = (fault: VaultFault): KeepFault => {
  if (fault === 'unavailable') return 'no-storage';
  return fault === 'full' ? 'full' : 'unknown';
};
