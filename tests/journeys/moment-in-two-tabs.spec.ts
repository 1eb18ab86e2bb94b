import { expect, test, type Locator, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import { twoAtWork } from '../cast/two-at-work.ts';

const attune = attuneForEachTest();
// A step that finds nothing is told soon.
test.use({ actionTimeout: 20_000 });

const pace = (page: Page, word: string): Locator =>
  page.getByRole('radiogroup', { name: 'Pace' }).getByRole('radio', { name: word });
const rest = (page: Page): Locator => page.getByRole('dialog', { name: 'Take the time you need.' });

test('Sam has the hour open in two tabs: both show his pace and rest in his moment, either ends it, and Imani sees his last word', async () => {
  test.setTimeout(120_000);
  const { imani, sam } = await twoAtWork(attune);
  await imani.goTo('Sessions');
  const hers = imani.page();
  await hers.getByRole('button', { name: 'Plan a session' }).first().click();
  const dialog = hers.getByRole('dialog', { name: 'Plan a session' });
  await dialog.getByRole('textbox', { name: 'Date' }).fill('next Tuesday');
  await dialog.getByRole('textbox', { name: 'Time', exact: true }).fill('15:00');
  await dialog.getByRole('radio', { name: 'Video' }).check();
  await dialog.getByRole('button', { name: 'Save session' }).click();
  await expect(dialog).toBeHidden();
  for (const person of [imani, sam]) {
    await person.goTo('Sessions');
    await person.page().getByRole('button', { name: 'Open session' }).first().click();
  }
  await hers.getByRole('button', { name: 'Start session' }).click();
  const first = sam.page();
  await expect(pace(first, 'Slower')).toBeVisible();
  const second = await first.context().newPage();
  await second.goto(first.url());

  // Turned in one, there in the other, either way.
  await pace(first, 'Slower').check();
  await expect(pace(second, 'Slower')).toBeChecked();
  await expect(hers.getByText('Sam: slower')).toBeVisible();
  await pace(second, 'Just right').check();
  await expect(pace(first, 'Just right')).toBeChecked();
  await expect(hers.getByText('Sam: just right')).toBeVisible();

  // Asked for in one tab and ended in the other.
  const needs = hers.getByText('Sam needs a moment.').first();
  await second.getByRole('button', { name: 'I need a moment' }).click();
  for (const page of [first, second]) await expect(rest(page)).toBeVisible();
  await expect(needs).toBeVisible();
  await first.getByRole('button', { name: 'I am back' }).click();
  for (const page of [first, second]) await expect(rest(page)).toBeHidden();
  await expect(needs).toBeHidden();

  // The tab in which he asked is closed: his moment goes on, on whatever page he is, until he says that he is back.
  await first
    .getByRole('navigation', { name: 'Workspace' })
    .getByRole('link', { name: 'Goals' })
    .click();
  await expect(first.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible();
  await second.getByRole('button', { name: 'I need a moment' }).click();
  await expect(rest(first)).toBeVisible();
  await second.close();
  await expect(sam.connection()).toContainText('Connected with Imani');
  await expect(rest(first)).toBeVisible();
  await expect(needs).toBeVisible();
  await first.getByRole('button', { name: 'I am back' }).click();
  await expect(needs).toBeHidden();
  await expect(hers.getByText('Sam: just right')).toBeVisible();

  // Loaded again alone, the tab puts the dial back where he turned it last.
  await sam.isSaved();
  await first.goBack();
  await sam.reload();
  await expect(pace(first, 'Just right')).toBeChecked();
  await expect(hers.getByText('Sam: just right')).toBeVisible();
});
