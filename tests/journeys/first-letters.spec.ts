import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';

const attune = attuneForEachTest();
test.setTimeout(120_000);

const written = 'The heron stood still, and I did too.';

/** As on an old phone: what a page loads takes its time, and somebody types meanwhile. */
async function slowly(page: Page, act: () => Promise<void>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await act();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
}

test('Sam types at once after the very first “New entry”: every letter is there, in its order, and after a reload', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  const page = sam.page();
  await page.goto(new URL('/journal', page.url()).href);
  const button = page.getByRole('button', { name: 'New entry' });
  await expect(button).toBeVisible();
  await slowly(page, async () => {
    await button.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type(written, { delay: 25 });
    await expect(page.getByRole('toolbar', { name: 'Tools for writing' })).toBeVisible();
  });
  await page.keyboard.type(' Then it flew.');
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
  await expect(entry).toHaveText(`${written} Then it flew.`);
  await expect(page.getByRole('status', { name: 'Saving' })).toContainText('Saved on this device');
  await page.reload();
  await expect(entry).toHaveText(`${written} Then it flew.`);
});

test('Imani types at once after the very first “New note”: its title has every letter', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.goTo('Notes');
  const page = imani.page();
  await slowly(page, async () => {
    await page.getByRole('button', { name: 'New note' }).click();
    await page.keyboard.type('Before the holidays', { delay: 25 });
    await expect(imani.note()).toBeVisible();
  });
  await page.keyboard.type(', again');
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(
    'Before the holidays, again',
  );
});

test('Imani types a title, Enter and the first words in one go: the title is the first line, the words are the rest', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.goTo('Notes');
  const page = imani.page();
  await slowly(page, async () => {
    await page.getByRole('button', { name: 'New note' }).click();
    await page.keyboard.type('Before the holidays\nWater first', { delay: 25 });
    await expect(page.getByRole('toolbar', { name: 'Tools for writing' })).toBeVisible();
  });
  await page.keyboard.type(', then coffee.');
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect(title).toHaveValue('Before the holidays');
  await expect(imani.note()).toHaveText('Water first, then coffee.');
  await title.press('End');
  await title.press('Enter');
  await page.keyboard.type('Glass of ');
  await expect(imani.note()).toHaveText('Glass of Water first, then coffee.');
});
