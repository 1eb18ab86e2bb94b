import { expect } from '@playwright/test';
import type { AttuneForEachTest } from './attune-for-each-test.ts';
import type { Person } from './person.ts';

/** Imani, who is the therapist, and Sam, who came in by her link and is the client; both connected. */
export async function twoAtWork(
  attune: AttuneForEachTest,
): Promise<{ readonly imani: Person; readonly sam: Person }> {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.page().getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(sam.connection()).toContainText('Connected with Imani');
  await expect(imani.connection()).toContainText('Connected with Sam');
  return { imani, sam };
}
