import { personalRecords } from '../../src/crdt/spaces/keyring-records.ts';
import type { SpaceKeys } from '../../src/crdt/spaces/keyring-records.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import { seededRandom } from './seeded-random.ts';
import type { SimulatedPerson } from './simulated-attune.ts';

/** Somebody's own Space as it rests in their browser: its keys, and the name of its store. */
export async function ownSpaceOf(
  person: SimulatedPerson,
): Promise<{ readonly keys: SpaceKeys; readonly store: string } | undefined> {
  const records = person.records.open();
  const vault = createVault({ records, random: seededRandom(1), count: () => undefined });
  const opened = await vault.open();
  if (!opened.ok || opened.value === undefined) return undefined;
  const keys = personalRecords.get(opened.value.keyring, 'own');
  const found = keys && { keys, store: opened.value.storeName(keys.space) };
  await vault.close();
  return found;
}
