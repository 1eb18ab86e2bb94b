import { expect, test } from '@playwright/test';
import {
  addPasskey,
  holdAuthenticator,
  isLocked,
  isOpen,
  lockNow,
  makeRecoveryWords,
  setPassphrase,
  unlock,
} from '../cast/at-the-lock.ts';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

const passphrase = 'meadow copper lantern orbit velvet';
const attune = attuneForEachTest();
let imani: Person;
test.setTimeout(120_000);
test.beforeEach(async () => {
  imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
});

/** She sets her passphrase in Settings. */
async function close(): Promise<void> {
  await imani.goTo('Settings');
  await setPassphrase(imani.page(), passphrase);
}

test('Imani sets a passphrase and locks every tab; another one is not taken, hers opens all of it again', async () => {
  await imani.addGoal({ text: 'Walk outside', why: 'The river' });
  await close();
  const page = imani.page();
  const other = await page.context().newPage();
  await other.goto(attune.server.url);
  await isOpen(other);
  await page.getByRole('button', { name: 'Lock now' }).first().click();
  await isLocked(page);
  await isLocked(other);
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await unlock(page, 'meadow copper');
  await expect(page.getByText('That did not open it.')).toBeVisible();
  await expect(page.getByText(/The next try is taken in/).first()).toBeVisible();
  await expect(page.getByText('You can try again now.')).toBeAttached({ timeout: 10_000 });
  await unlock(page, passphrase);
  await isOpen(page);
  await isOpen(other);
  await imani.goTo('Goals');
  await expect(imani.goal('Walk outside')).toBeVisible();
  await other.close();
  await imani.reload();
  await isLocked(page);
});

test('twelve words that Imani wrote down open what her passphrase closed', async () => {
  await close();
  const page = imani.page();
  const words = await makeRecoveryWords(page);
  await lockNow(page);
  await page.getByRole('button', { name: 'Use recovery words' }).click();
  await page.getByLabel('Your twelve words').fill(words.join(' ').toUpperCase());
  await page.getByRole('button', { name: 'Unlock' }).click();
  await isOpen(page);
  await expect(page.getByText('you can set a new one in Settings')).toBeVisible();
});

test('a passkey opens beside the passphrase', async () => {
  const page = imani.page();
  await holdAuthenticator(page);
  await close();
  await addPasskey(page);
  await lockNow(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isOpen(page);
});

test('whoever comes back after Quick exit is asked, also where another tab was open', async () => {
  await close();
  const page = imani.page();
  const other = await page.context().newPage();
  await other.goto(attune.server.url);
  await isOpen(other);
  await page.getByRole('button', { name: 'Quick exit' }).click();
  await expect(page).toHaveTitle('Vegetable soup');
  await isLocked(other);
  await page.goto(attune.server.url);
  await isLocked(page);
});
