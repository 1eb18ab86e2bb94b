import { platformRandom } from '../../src/crdt/basics/random.ts';
import { createMemoryRecords } from '../../src/crdt/storage/memory-records.ts';
import { createVault } from '../../src/crdt/vault/create-vault.ts';
import type { OpenVault } from '../../src/crdt/vault/vault.ts';

/** A new vault that rests nowhere. */
export async function memoryVault(): Promise<OpenVault> {
  const records = createMemoryRecords().open();
  const made = await createVault({
    records,
    random: platformRandom,
    count: () => undefined,
  }).create();
  if (!made.ok) throw new Error(made.error);
  return made.value;
}
