import { expect, test } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import { phone, writeEntry } from '../cast/write-entry.ts';

const attune = attuneForEachTest();

test('on a phone without a network somebody writes three entries, the browser is killed, and all are there and found by their words', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  await sam.page().evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await attune.server.stop();
  await sam.page().setViewportSize(phone);
  await sam.page().goto(new URL('/journal', sam.page().url()).href);
  for (const words of ['The heron stood still.', 'Rain all day.', 'The heron came back.']) {
    await writeEntry(sam.page(), [words]);
  }
  await expect(sam.page().getByRole('status', { name: 'Saving' })).toContainText(
    'Saved on this device',
  );

  await sam.killAndReopen('/journal');
  const page = sam.page();
  await page.setViewportSize(phone);
  await expect(page.getByRole('link', { name: 'Rain all day.' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search my journal' }).fill('HERON');
  await expect(page.getByText('2 entries found')).toBeVisible();
  await page.getByRole('link', { name: 'The heron stood still.' }).click();
  await expect(page.getByRole('textbox', { name: 'Entry', exact: true })).toContainText(
    'The heron stood still.',
  );
});
