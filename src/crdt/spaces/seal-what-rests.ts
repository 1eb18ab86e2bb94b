import type { SpaceId } from '../basics/id.ts';
import type { OpenVault } from '../vault/vault.ts';
import { personalRecords, workspaceRecords } from './keyring-records.ts';
import type { Platform } from './platform.ts';
import { restingStore } from './resting-store.ts';

/**
 * Seals everything that rests of every Space under the present keys of a vault that was just closed: entries once more, snapshots
 * anew. Each Space in its own place, in one transaction; done over, it changes nothing. False when something could not be.
 */
export async function sealWhatRests(
  vault: OpenVault,
  { openStore, count }: Pick<Platform, 'openStore' | 'count'>,
): Promise<boolean> {
  const sealSpace = async (space: SpaceId): Promise<boolean> => {
    const opened = await openStore(vault.storeName(space));
    if (!opened.ok) return false;
    const store = restingStore(opened.value, () => vault.restSeal(space));
    try {
      const rewritten = await store.rewrite(() => true);
      const stored = await store.load();
      if (!rewritten.ok || !stored.ok) return false;
      const { snapshot } = stored.value;
      const plain = snapshot && (await vault.openSnapshot(space, snapshot));
      // One that does not open is of no use under any key; the next one takes its place.
      if (plain === undefined) return true;
      return (await store.putSnapshot(await vault.sealSnapshot(space, plain))).ok;
    } finally {
      await store.close();
    }
  };
  let all = true;
  for (const records of [workspaceRecords, personalRecords]) {
    for (const { space } of records.list(vault.keyring).values()) {
      const sealed = await sealSpace(space);
      if (!sealed) count('closing/not-sealed');
      all &&= sealed;
    }
  }
  return all;
}
