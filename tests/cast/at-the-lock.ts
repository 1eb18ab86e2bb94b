import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';

/** Sets, uses and loses ways in by what is on the screen, as somebody does. Pages of Settings are open where ways are set. */

/** The locked page, which says nothing of what it locks. */
export async function isLocked(page: Page, words: RegExp = /Willow|Imani|Attune/): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Locked' })).toBeVisible();
  await expect(page).toHaveTitle('Notebook');
  await expect(page.locator('body')).not.toContainText(words);
}

export const isOpen = (page: Page): Promise<void> =>
  expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();

export async function lockNow(page: Page, words?: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Lock now' }).first().click();
  await isLocked(page, words);
}

/** Types a passphrase on the locked page. */
export async function unlock(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(typed);
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** Types recovery words on the locked page. */
export async function unlockWithWords(page: Page, words: readonly string[]): Promise<void> {
  const change = page.getByRole('button', { name: 'Use recovery words' });
  const box = page.getByLabel('Your twelve words');
  await expect(change.or(box).first()).toBeVisible();
  if (await change.isVisible()) await change.click();
  await box.fill(words.join(' '));
  await page.getByRole('button', { name: 'Unlock' }).click();
}

/** Sets the first passphrase. */
export async function setPassphrase(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('button', { name: 'Set a passphrase' }).click();
  const dialog = page.getByRole('dialog', { name: 'Set a passphrase' });
  await dialog.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await dialog.getByLabel('Passphrase again').fill(passphrase);
  await dialog.getByRole('button', { name: 'Save passphrase' }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
}

/** Makes recovery words, and types them back; the words. */
export async function makeRecoveryWords(page: Page): Promise<readonly string[]> {
  await page.getByRole('button', { name: 'Make recovery words' }).click();
  const dialog = page.getByRole('dialog', { name: 'Recovery words' });
  const shown = dialog.getByRole('listitem');
  await expect(shown).toHaveCount(12);
  const words = await shown.allInnerTexts();
  await dialog.getByRole('button', { name: 'I wrote them down' }).click();
  for (const [at, word] of words.entries()) {
    const box = dialog.getByLabel(`Word ${at + 1}`, { exact: true });
    if (await box.isVisible()) await box.fill(word);
  }
  await dialog.getByRole('button', { name: 'Keep these words' }).click();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  return words;
}

export async function addPasskey(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('Your passkey opens Attune now.')).toBeVisible();
}

/** Takes a way in away, as the list in Settings has it. */
export async function removeWay(page: Page, way: string): Promise<void> {
  await wayIn(page, way).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(wayIn(page, way)).toBeHidden();
}

export const wayIn = (page: Page, way: string): Locator =>
  page.getByRole('list', { name: 'Ways in' }).getByRole('listitem').filter({ hasText: way });

/** An authenticator that the browser finds, and that can be lost. */
export interface Authenticator {
  lose(): Promise<void>;
}

/** Holds an authenticator with PRF ready, which agrees to everything. */
export async function holdAuthenticator(page: Page): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
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
  return {
    lose: async () => {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
