import { expect, type Page } from '@playwright/test';

/** Writes an entry of the journal, letter by letter, and goes back to the list. */
export async function writeEntry(
  page: Page,
  paragraphs: readonly [string, ...string[]],
  mood?: string,
): Promise<void> {
  await page.getByRole('button', { name: 'New entry' }).first().click();
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
  await expect(entry).toBeFocused();
  for (const [at, words] of paragraphs.entries()) {
    if (at > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(words);
    await expect(entry).toContainText(words);
  }
  if (mood !== undefined) await page.getByRole('textbox', { name: 'How it was' }).fill(mood);
  await page.getByRole('link', { name: 'All entries' }).click();
  await expect(page.getByRole('link', { name: paragraphs[0] })).toBeVisible();
}

/** A phone in the hand. */
export const phone = { width: 360, height: 740 } as const;
