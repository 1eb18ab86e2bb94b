import { expect, test, type Locator } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import { keysOf } from '../cast/keys-of.ts';

test.setTimeout(180_000);

const attune = attuneForEachTest();
const passphrase = 'meadow copper lantern orbit';

test('Sam’s own space can be used by keyboard alone: he writes, shares, locks, backs up, and asks for a device', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  const page = sam.page();
  // The question for a place belongs to the system, not to a page.
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const { press, type, tabTo } = keysOf(sam);
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const place = (name: string): Locator =>
    page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name });
  const goTo = async (name: string): Promise<void> => {
    await tabTo(place(name), 'Shift+Tab');
    await press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
  };

  // An entry, with how it was, which is found in the list.
  await goTo('Journal');
  await tabTo(button('New entry').first());
  await press('Enter');
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
  await expect(entry).toBeFocused();
  await type('I said no to Sunday.');
  await press('Enter');
  await type('Nobody is to read this.');
  await tabTo(page.getByRole('textbox', { name: 'How it was' }), 'Shift+Tab');
  await type('tired');
  await sam.isSaved();

  // One paragraph of it.
  await tabTo(entry);
  await press('Control+Home');
  await tabTo(page.getByRole('toolbar').locator('[tabindex="0"]'), 'Shift+Tab');
  // Within the toolbar the arrows lead on.
  const share = button('Share a paragraph');
  for (let tools = 0; tools < 30; tools += 1) {
    if (await share.evaluate((tool) => tool === document.activeElement)) break;
    await press('ArrowRight');
  }
  await expect(share).toBeFocused();
  await press('Enter');
  const sharing = page.getByRole('dialog', { name: 'Share a paragraph' });
  await expect(sharing.getByRole('figure')).toContainText('I said no to Sunday.');
  await expect(sharing.getByRole('figure')).not.toContainText('Nobody is to read this.');
  await tabTo(button('Share this'));
  await press('Enter');
  await expect(sharing).toBeHidden();
  const shared = page.getByRole('region', { name: 'Shared from this entry' });
  await expect(shared).toContainText('I said no to Sunday.');
  await tabTo(shared.getByRole('button', { name: 'Take back' }));
  await press('Enter');
  await expect(shared).toContainText('Taken back');

  // A passphrase, and in again by it.
  await goTo('Settings');
  await tabTo(button('Set a passphrase'));
  await press('Enter');
  const setting = page.getByRole('dialog', { name: 'Set a passphrase' });
  await tabTo(setting.getByLabel('Passphrase', { exact: true }));
  await type(passphrase);
  await tabTo(setting.getByLabel('Passphrase again'));
  await type(passphrase);
  await press('Enter');
  await expect(setting).toBeHidden({ timeout: 60_000 });
  await tabTo(button('Lock now').first(), 'Shift+Tab');
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Locked' })).toBeVisible();
  await tabTo(page.getByLabel('Passphrase', { exact: true }));
  await type(passphrase);
  await press('Enter');
  await expect(page.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await page.evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));

  // A backup, on the page that he was on.
  await tabTo(button('Make a backup'));
  await press('Enter');
  const making = page.getByRole('dialog', { name: 'Make a backup' });
  await tabTo(making.getByLabel('Passphrase', { exact: true }));
  await type(passphrase);
  await tabTo(making.getByLabel('Passphrase again'));
  await type(passphrase);
  const downloading = page.waitForEvent('download');
  await press('Enter');
  await downloading;
  const made = page.getByRole('dialog', { name: 'Your backup is made' });
  await expect(made).toContainText('Checked today at');
  await press('Escape');
  await expect(made).toBeHidden();
  await expect(button('Make a backup')).toBeFocused();

  // A link for a device.
  await tabTo(button('Add a device'), 'Shift+Tab');
  await press('Enter');
  const adding = page.getByRole('dialog', { name: 'Add a device' });
  await expect(adding.getByRole('textbox', { name: 'Link for my device' })).toHaveValue(/device#/);
  await tabTo(adding.getByRole('button', { name: 'Copy link' }));
  await press('Enter');
  await expect(adding.getByText('Link copied')).toBeVisible();
  await press('Escape');
  await expect(adding).toBeHidden();
  await expect(button('Add a device')).toBeFocused();
});
