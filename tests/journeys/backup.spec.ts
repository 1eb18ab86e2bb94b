import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

const attune = attuneForEachTest();
const passphrase = 'meadow copper lantern orbit';

test.setTimeout(180_000);

/** Browsers of these tests put files among the downloads: the question for a place belongs to the system, not to a page. */
async function savesToDownloads(person: Person): Promise<void> {
  const forget = (): void => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  };
  await person.page().context().addInitScript(forget);
  await person.page().evaluate(forget);
}

async function writesInJournal(page: Page, words: string): Promise<void> {
  await page.goto(new URL('/journal', page.url()).href);
  await page.getByRole('button', { name: 'New entry' }).first().click();
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
  await expect(entry).toBeFocused();
  await page.keyboard.type(words);
  await expect(entry).toContainText(words);
  await expect(page.getByRole('status', { name: 'Saving' })).toContainText('Saved on this device');
}

/** Makes a backup in Settings, by keys alone; where its file lies. */
async function makesBackup(page: Page): Promise<string> {
  await page.goto(new URL('/settings', page.url()).href);
  await page.getByRole('button', { name: 'Make a backup' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Make a backup' });
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Passphrase again').fill(passphrase);
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^backup-\d{4}-\d\d-\d\d\.attune$/);
  const done = page.getByRole('dialog', { name: 'Your backup is made' });
  await expect(done).toContainText('Checked today at');
  await done.getByRole('button', { name: 'Close' }).last().click();
  await expect(page.getByText(/^Last made today at/)).toBeVisible();
  return download.path();
}

async function looksInside(page: Page, file: string, typed = passphrase): Promise<void> {
  await page.getByLabel('Backup file').setInputFiles(file);
  await page.getByLabel('Passphrase of the backup').fill(typed);
  await page.getByRole('button', { name: 'Look inside' }).click();
}

test('Sam loses his browser: a clean one has his journal and his workspace from the backup, he writes on in both, and Imani sees one Sam', async () => {
  const imani = await attune.arrive('Imani');
  const sam = await attune.arrive('Sam');
  await savesToDownloads(sam);
  await imani.startWorkspace('Willow');
  await sam.knock(await imani.invite());
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(imani.connection()).toContainText('Connected with Sam');
  await sam.addGoal({ text: 'Walk outside', why: '' });
  await sam.isSaved();
  await imani.goTo('Goals');
  await expect(imani.goal('Walk outside')).toBeVisible();
  await writesInJournal(sam.page(), 'I walked to the river.');
  const file = await makesBackup(sam.page());

  const phone = await attune.arrive('Sam on a phone');
  const page = phone.page();
  await page.getByRole('link', { name: 'Restore from a backup' }).click();
  await looksInside(page, file, 'something else');
  await expect(page.getByText('That passphrase does not open this backup.')).toBeVisible();
  await looksInside(page, file);
  await expect(page.getByRole('heading', { name: 'What is in this backup' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Workspaces in it' })).toContainText('Willow');
  await expect(page.getByText('Your journal, with one entry.')).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'It is all back' })).toBeVisible();
  await page.getByRole('button', { name: 'Go to your workspaces' }).click();
  await page.getByRole('link', { name: /Willow/ }).click();
  await phone.goTo('Goals');
  await expect(phone.goal('Walk outside')).toBeVisible();

  // The old browser was only mislaid: both go on, and neither is taken for the other.
  await sam.page().goto(new URL('/workspaces', sam.page().url()).href);
  await sam
    .page()
    .getByRole('link', { name: /Willow/ })
    .click();
  await sam.addGoal({ text: 'From the old browser', why: '' });
  await phone.addGoal({ text: 'From the new browser', why: '' });
  for (const person of [imani, sam, phone]) {
    await expect(person.goal('From the old browser')).toBeVisible();
    await expect(person.goal('From the new browser')).toBeVisible();
    await expect(person.page().getByText('told two stories')).toBeHidden();
  }
  await imani.goTo('People');
  await expect(imani.page().getByText('Sam', { exact: true })).toHaveCount(1);
  await page.goto(new URL('/journal', page.url()).href);
  await expect(page.getByRole('link', { name: 'I walked to the river.' })).toBeVisible();
});

test('Imani restores over what is there: she gets a copy from before, and has the words of both', async () => {
  const imani = await attune.arrive('Imani');
  await savesToDownloads(imani);
  await imani.startWorkspace('Willow');
  await imani.addGoal({ text: 'Before', why: '' });
  await imani.isSaved();
  const page = imani.page();
  const file = await makesBackup(page);
  await page.goto(new URL('/workspaces', page.url()).href);
  await page.getByRole('link', { name: /Willow/ }).click();
  await imani.addGoal({ text: 'After', why: '' });
  await imani.isSaved();
  await page.goto(new URL('/restore', page.url()).href);
  await looksInside(page, file);
  await expect(page.getByText('Nothing that is on this device goes away.')).toBeVisible();
  await expect(page.getByText('What was removed here since the backup stays')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a copy and restore' }).click();
  await downloading;
  await expect(
    page.getByRole('heading', { name: 'The backup is added to what was here' }),
  ).toBeVisible();
  await expect(
    page.getByText('One workspace that was here was put together with the one in the backup.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Go to your workspaces' }).click();
  await page.getByRole('link', { name: /Willow/ }).click();
  await imani.goTo('Goals');
  await expect(imani.goal('Before')).toBeVisible();
  await expect(imani.goal('After')).toBeVisible();
});
