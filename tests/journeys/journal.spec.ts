import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';

const attune = attuneForEachTest();

/** Writes an entry, and goes back to the list. */
async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'New entry' }).first().click();
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
  await expect(entry).toBeFocused();
  await page.keyboard.type(words);
  await expect(entry).toContainText(words);
  await page.getByRole('link', { name: 'All entries' }).click();
  await expect(page.getByRole('link', { name: words })).toBeVisible();
}

test('on a phone without a network somebody writes three entries, the browser is killed, and all are there and found by their words', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  await sam.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await attune.server.stop();
  await sam.page().setViewportSize({ width: 360, height: 740 });
  await sam.page().goto(new URL('/journal', sam.page().url()).href);
  for (const words of ['The heron stood still.', 'Rain all day.', 'The heron came back.']) {
    await write(sam.page(), words);
  }
  await expect(sam.page().getByRole('status', { name: 'Saving' })).toContainText(
    'Saved on this device',
  );

  await sam.killAndReopen('/journal');
  const page = sam.page();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole('link', { name: 'Rain all day.' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search my journal' }).fill('HERON');
  await expect(page.getByText('2 entries found')).toBeVisible();
  await page.getByRole('link', { name: 'The heron stood still.' }).click();
  await expect(page.getByRole('textbox', { name: 'Entry', exact: true })).toContainText(
    'The heron stood still.',
  );
});
