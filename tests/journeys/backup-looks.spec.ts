import { expect, test, type Locator, type Page } from '@playwright/test';
import type { LookingFault, MakingFault, RestoringFault } from '../../src/app/live/device.ts';
import { heading, pretendPages, statesOf } from './pretend-pages.ts';

/* As in rare-states.spec.ts, for making a backup and bringing one back: by keyboard alone. */

test.setTimeout(240_000);

const pages = pretendPages();
const passphrase = 'meadow copper lantern orbit';

/** Goes on by Tab until that has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < 60; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}

async function presses(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

async function types(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

async function opensSettings(page: Page): Promise<void> {
  await pages.visit(page, 'home');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await tabTo(page, places.getByRole('link', { name: 'Settings', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Backup', exact: true })).toBeVisible();
}

/** Waits where it is, or goes on. */
const waits = (page: Page, really: boolean): Promise<void> =>
  page.evaluate((to) => window.pretend?.browser.around.kept.waits.set(to), really);

async function choosesFile(page: Page): Promise<void> {
  const file = { name: 'backup-2026-11-21.attune', mimeType: '', buffer: Buffer.from('a backup') };
  await page.getByLabel('Backup file').setInputFiles(file);
}

test('whoever makes a backup can read and reach every step of it', async ({ page }) => {
  await opensSettings(page);
  await pages.look(page, 'No backup was made in this browser yet.');
  await presses(page, 'Make a backup');
  const dialog = page.getByRole('dialog', { name: 'Make a backup' });
  await pages.look(page, dialog.getByText('Without this passphrase nobody can open the backup'));
  await types(page, 'Passphrase', 'short');
  await presses(page, 'Save the backup');
  await pages.look(page, dialog.getByText('at least 8 letters'));
  await expect(dialog.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await types(page, 'Passphrase', passphrase);
  await types(page, 'Passphrase again', passphrase);
  await waits(page, true);
  await presses(page, 'Save the backup');
  await pages.look(page, dialog.getByText('Making your backup…'));
  await presses(page, 'Stop');
  await pages.look(page, dialog.getByText('You stopped it. No backup was kept.'));
  await waits(page, false);
  await expect(dialog.locator(':focus')).toHaveAccessibleName('Save the backup');
  await presses(page, 'Save the backup');
  const done = page.getByRole('dialog', { name: 'Your backup is made' });
  await pages.look(page, done.getByText('Checked today at'));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Make a backup' })).toBeFocused();
  await pages.look(page, page.getByText('Last made today at'));
  expect(pages.found()).toEqual([]);
});

const makingFaults: Record<MakingFault, string> = {
  full: 'There was no room for the whole file',
  unknown: 'The file could not be written to its end',
  nothing: 'There is nothing here yet that could go into a backup.',
  'not-kept': 'This browser could not read or keep what a backup needs.',
  stopped: 'You stopped it. No backup was kept.',
  'not-loaded': 'A part of Attune could not be loaded. No backup was made.',
  'not-whole': 'The file did not open again as it was written',
  'no-home': 'Attune is not open here',
};

test('whoever cannot make one reads why, and is at the button to try again', async ({ page }) => {
  await opensSettings(page);
  await presses(page, 'Make a backup');
  const dialog = page.getByRole('dialog', { name: 'Make a backup' });
  await types(page, 'Passphrase', passphrase);
  await types(page, 'Passphrase again', passphrase);
  for (const [make, sentence] of statesOf(makingFaults)) {
    await page.evaluate((fault) => {
      window.pretend?.browser.around.kept.faults.set({ make: fault });
    }, make);
    await presses(page, 'Save the backup');
    await pages.look(page, dialog.getByText(sentence));
    await expect(dialog.locator(':focus')).toHaveAccessibleName('Save the backup');
  }
  expect(pages.found()).toEqual([]);
});

test('somebody new restores a backup from the first page, and can read and reach every step of it', async ({
  page,
}) => {
  await pages.visit(page, 'new');
  await tabTo(page, page.getByRole('link', { name: 'Restore from a backup' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Restore from a backup')).toBeFocused();
  await pages.look(page, 'First you see what is in it.');
  await presses(page, 'Look inside');
  await pages.look(page, 'Please choose the file of your backup.');
  await expect(page.getByLabel('Backup file')).toBeFocused();
  await choosesFile(page);
  await types(page, 'Passphrase of the backup', 'meadow');
  await waits(page, true);
  await presses(page, 'Look inside');
  await pages.look(page, 'Looking inside…');
  await waits(page, false);
  const inside = page.getByRole('heading', { name: 'What is in this backup' });
  await expect(inside).toBeFocused();
  await pages.look(page, 'This browser becomes one more of your devices.');
  await presses(page, 'Choose another file');
  await expect(page.getByLabel('Backup file')).toBeFocused();
  await choosesFile(page);
  await types(page, 'Passphrase of the backup', 'meadow');
  await page.keyboard.press('Enter');
  await expect(inside).toBeFocused();
  await waits(page, true);
  await presses(page, 'Restore');
  await pages.look(page, 'Bringing it back…');
  await waits(page, false);
  const back = page.getByRole('heading', { name: 'It is all back' });
  await expect(back).toBeFocused();
  await pages.look(page, 'If your old browser still works');
  expect(pages.found()).toEqual([]);
});

const lookingFaults: Record<LookingFault, string> = {
  empty: 'This file is empty.',
  'not-a-backup': 'This file is not a backup of Attune.',
  newer: 'This backup was made with a newer version of Attune.',
  incomplete: 'The end of this file is missing.',
  damaged: 'This file is damaged',
  'too-large': 'This file is larger than any backup of Attune can be.',
  unsafe: 'This file asks for far more work or memory than a backup does',
  'wrong-passphrase': 'That passphrase does not open this backup.',
  unreadable: 'The browser could not read this file.',
  stopped: 'You stopped it. Nothing of it was kept.',
  'not-loaded': 'A part of Attune could not be loaded.',
};

test('whoever has a file that does not open reads why, and nothing that was typed is gone', async ({
  page,
}) => {
  await pages.visit(page, 'new', '/restore');
  await choosesFile(page);
  await types(page, 'Passphrase of the backup', 'meadow');
  for (const [look, sentence] of statesOf(lookingFaults)) {
    await page.evaluate((fault) => {
      window.pretend?.browser.around.kept.faults.set({ look: fault });
    }, look);
    await presses(page, 'Look inside');
    await pages.look(page, sentence);
    const at = look === 'wrong-passphrase' ? 'Passphrase of the backup' : 'Backup file';
    await expect(page.getByLabel(at)).toBeFocused();
    await expect(page.getByLabel('Passphrase of the backup')).toHaveValue('meadow');
  }
  expect(pages.found()).toEqual([]);
});

const restoringFaults: Record<Exclude<RestoringFault, LookingFault>, string> = {
  full: 'There is no room for it in this browser.',
  'not-kept': 'This browser could not keep it.',
  elsewhere: 'A backup is being restored in another window just now.',
};

test('whoever restores from Settings gets a copy first, and reads it when something does not work', async ({
  page,
}) => {
  await opensSettings(page);
  await presses(page, 'Restore from a backup');
  await expect(heading(page, 'Restore from a backup')).toBeFocused();
  await choosesFile(page);
  await types(page, 'Passphrase of the backup', 'meadow');
  await presses(page, 'Look inside');
  await pages.look(page, 'Nothing that is on this device goes away.');
  for (const [restore, sentence] of statesOf(restoringFaults)) {
    await page.evaluate((fault) => {
      window.pretend?.browser.around.kept.faults.set({ restore: fault });
    }, restore);
    await presses(page, 'Save a copy and restore');
    await pages.look(page, sentence);
  }
  await page.evaluate(() => window.pretend?.browser.around.kept.faults.set({}));
  await presses(page, 'Save a copy and restore');
  await pages.look(page, 'The copy from before went to your downloads');
  await presses(page, 'Go to your workspaces');
  await expect(heading(page, 'Your workspaces')).toBeFocused();
  expect(pages.found()).toEqual([]);
});

test('whoever has made none for a week can read the reminder, reach both its answers, and put it off', async ({
  page,
}) => {
  await pages.visit(page, 'home');
  const reminder = page.getByRole('heading', { name: 'A backup would be good now' });
  const comesUp = async (): Promise<void> => {
    await expect(async () => {
      await page.evaluate(async () => {
        if (window.pretend === undefined) return;
        window.pretend.browser.around.kept.due = true;
        await window.pretend.clock.advance(6_000);
      });
      await expect(reminder).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
  };
  await comesUp();
  await pages.look(page, reminder);
  await presses(page, 'Not now');
  await pages.look(page, page.getByText('You are reminded again in a week.'));
  await expect(page.locator(':focus')).toHaveCount(1);
  await pages.visit(page, 'home');
  await comesUp();
  await presses(page, 'Make a backup');
  await expect(page.getByRole('dialog', { name: 'Make a backup' })).toBeVisible();
  expect(pages.found()).toEqual([]);
});

test('whoever has backups finds them among their devices, and reads what removing means', async ({
  page,
}) => {
  await pages.visit(page, 'devices-backups');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await tabTo(page, places.getByRole('link', { name: 'Settings', exact: true }));
  await page.keyboard.press('Enter');
  await pages.look(page, page.getByText('Backups of Phone'));
  const list = page.getByRole('list', { name: 'My devices' });
  for (const [name, sentence] of [
    ['Phone', 'Backups that were made there can still be opened and read.'],
    ['Backups of Phone', 'The files stay'],
  ] as const) {
    const row = list.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
    const remove = row.getByRole('button', { name: 'Remove' });
    await tabTo(page, remove);
    await page.keyboard.press('Enter');
    await pages.look(page, page.getByRole('dialog').getByText(sentence));
    await page.keyboard.press('Escape');
    await expect(remove).toBeFocused();
  }
  expect(pages.found()).toEqual([]);
});

test('who asks for more contrast can read and reach it as well', async ({ page }) => {
  await page.emulateMedia({ contrast: 'more' });
  await opensSettings(page);
  await presses(page, 'Make a backup');
  const dialog = page.getByRole('dialog', { name: 'Make a backup' });
  await types(page, 'Passphrase', passphrase);
  await types(page, 'Passphrase again', passphrase);
  await pages.look(page, dialog.getByText('Without this passphrase nobody can open the backup'));
  await presses(page, 'Save the backup');
  await pages.look(page, page.getByRole('dialog').getByText('Checked today at'));
  await pages.visit(page, 'new', '/restore');
  await choosesFile(page);
  await types(page, 'Passphrase of the backup', 'river');
  await presses(page, 'Look inside');
  await pages.look(page, 'That passphrase does not open this backup.');
  await types(page, 'Passphrase of the backup', 'meadow');
  await presses(page, 'Look inside');
  await pages.look(page, 'It was made on');
  await presses(page, 'Restore');
  await pages.look(page, 'If your old browser still works');
  expect(pages.found()).toEqual([]);
});
