import { spaceKeysOf } from '../keyring-records.ts';
import type { Home } from '../home.ts';
import { eraseStores } from '../take-away.ts';
import { restoringRecords } from './backup-records.ts';

/**
 * Takes away what a restoring that was interrupted has left: databases for which no key stands. To be called where no other tab is
 * restoring. What could not be taken away is tried again the next time.
 */
export async function sweepLeftovers({ vault, platform }: Home): Promise<void> {
  const { keyring } = vault;
  const left = restoringRecords.get(keyring, 'own');
  if (left === undefined) return;
  const names = left.spaces
    .filter((id) => spaceKeysOf(keyring, id) === undefined)
    .map((id) => vault.storeName(id));
  const erased = await eraseStores(names, platform);
  if (erased.ok) await keyring.write([restoringRecords.change('own', undefined)]);
}
