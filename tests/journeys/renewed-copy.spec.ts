import { expect, test, type Page } from '@playwright/test';
import { pretendPages } from './pretend-pages.ts';

const pages = pretendPages();
const inVain = 'From somebody who was taken out.';

/** Imani writes in a note into which words have come that do not count in the end. */
async function write(page: Page) {
  await pages.visit(page, 'home');
  await page.getByRole('link', { name: 'Notes' }).first().click();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  const words = page.getByRole('textbox', { name: 'Note', exact: true });
  await expect(words).toContainText('What we noticed');
  await page.evaluate((text) => window.pretend?.note.writeInVain(text), inVain);
  await expect(words).toContainText(inVain);
  await words.getByText('The call was on Sunday.').click();
  await page.keyboard.press('End');
  return words;
}

/** Between two presses of a key the copy in memory is made anew. */
const renew = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.pretend?.note.renew();
    window.pretend?.workspace.renewed.set(1);
  });

test('the copy is made anew while Imani writes: no letter is lost, and the caret stays where it was', async ({
  page,
}) => {
  const words = await write(page);
  await page.keyboard.type('One, two, ');
  await renew(page);
  await page.keyboard.type('three.');
  await expect(words).toBeFocused();
  await expect(words).not.toContainText(inVain);
  await expect(words).toContainText('One, two, three.');
  expect(await page.evaluate(() => window.pretend?.note.words().toJSON())).toContain(
    'One, two, three.',
  );
});

test('a dialog that is open keeps what was typed in it', async ({ page }) => {
  await pages.visit(page, 'home');
  await page.getByRole('link', { name: 'Goals' }).first().click();
  await page.getByRole('button', { name: 'New goal' }).first().click();
  const goal = page.getByRole('textbox', { name: 'Goal', exact: true });
  await goal.pressSequentially('Walk to ');
  await renew(page);
  await page.keyboard.type('the river');
  await expect(goal).toHaveValue('Walk to the river');
  await page.getByRole('button', { name: 'Save goal' }).click();
  await expect(page.getByRole('heading', { name: 'Walk to the river' })).toBeVisible();
});
