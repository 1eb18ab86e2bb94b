import { expect, test, type Locator, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

const attune = attuneForEachTest();
let imani: Person;
test.beforeEach(async () => {
  imani = await attune.arrive('Imani');
});

const goal = (page: Page, text: string): Locator => page.getByRole('article', { name: text });

async function addGoal(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New goal' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New goal' });
  await dialog.getByRole('textbox', { name: 'Goal', exact: true }).fill(text);
  await dialog.getByRole('button', { name: 'Save goal' }).click();
  await expect(goal(page, text)).toBeVisible();
}

test('one workspace in two tabs, with no server: each shows what the other writes, and all of it stays', async () => {
  await imani.startWorkspace('Willow');
  await imani.goTo('Goals');
  const first = imani.page();
  const second = await first.context().newPage();
  await second.goto(first.url());
  await expect(second.getByRole('button', { name: 'New goal' }).first()).toBeVisible();
  await attune.server.stop();

  await addGoal(first, 'Written in the first tab');
  await expect(goal(second, 'Written in the first tab')).toBeVisible();
  await addGoal(second, 'Written in the second tab');
  await expect(goal(first, 'Written in the second tab')).toBeVisible();
  // Both write in one list at the same time.
  for (const page of [first, second]) {
    await goal(page, 'Written in the first tab')
      .getByRole('button', { name: 'Add a step' })
      .click();
  }
  await first.getByRole('textbox', { name: 'Step' }).fill('Step of the first');
  await second.getByRole('textbox', { name: 'Step' }).fill('Step of the second');
  for (const page of [first, second]) await page.keyboard.press('Enter');
  for (const page of [first, second]) {
    for (const step of ['Step of the first', 'Step of the second']) {
      await expect(page.getByRole('checkbox', { name: step })).toBeVisible();
    }
    await expect(page.getByRole('status', { name: 'Connection' })).toContainText(
      'Saved on this device',
    );
  }

  await second.close();
  await addGoal(first, 'Written when one was closed');
  await imani.isSaved();
  await attune.server.restart();
  await imani.killAndReopen();
  for (const text of [
    'Written in the first tab',
    'Written in the second tab',
    'Written when one was closed',
  ]) {
    await expect(imani.goal(text)).toBeVisible();
  }
  await expect(imani.page().getByRole('checkbox', { name: 'Step of the second' })).toBeVisible();
});
