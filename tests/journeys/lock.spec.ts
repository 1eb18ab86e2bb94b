import { expect, test, type Page } from '@playwright/test';
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

const settings = (): Promise<void> => imani.goTo('Settings');
const isLocked = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { level: 1, name: 'Locked' })).toBeVisible();
  await expect(page).toHaveTitle('Notebook');
  await expect(page.locator('body')).not.toContainText(/Willow|Imani|Attune/);
};
const isOpen = (page: Page): Promise<void> =>
  expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
const unlock = async (page: Page, typed: string): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Unlock' }).click();
};

async function setPassphrase(): Promise<void> {
  const page = imani.page();
  await settings();
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a passphrase' });
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Passphrase again').fill(passphrase);
  await dialog.getByRole('button', { name: 'Save passphrase' }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
}

test('Imani sets a passphrase and locks every tab; another one is not taken, hers opens all of it again', async () => {
  await imani.addGoal({ text: 'Walk outside', why: 'The river' });
  await setPassphrase();
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
  await setPassphrase();
  const page = imani.page();
  await page.getByRole('button', { name: 'Make recovery words' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recovery words' });
  const words = await dialog.getByRole('listitem').allInnerTexts();
  expect(words).toHaveLength(12);
  await dialog.getByRole('button', { name: 'I wrote them down' }).click();
  for (const box of await dialog.getByRole('textbox').all()) {
    const number = Number(
      /\d+/.exec(
        (await box.getAttribute('aria-label')) ??
          (await box.evaluate((own) =>
            own instanceof HTMLInputElement ? (own.labels?.[0]?.textContent ?? '') : '',
          )),
      )?.[0],
    );
    await box.fill(words[number - 1] ?? '');
  }
  await dialog.getByRole('button', { name: 'Keep these words' }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Lock now' }).first().click();
  await isLocked(page);
  await page.getByRole('button', { name: 'Use recovery words' }).click();
  await page.getByLabel('Your twelve words').fill(words.join(' ').toUpperCase());
  await page.getByRole('button', { name: 'Unlock' }).click();
  await isOpen(page);
});

test('a passkey opens beside the passphrase', async () => {
  const page = imani.page();
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await setPassphrase();
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Your passkey opens Attune now.')).toBeVisible();
  await page.getByRole('button', { name: 'Lock now' }).first().click();
  await isLocked(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isOpen(page);
});

test('whoever comes back after Quick exit is asked, also where another tab was open', async () => {
  await setPassphrase();
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
