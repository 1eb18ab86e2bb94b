import { expect, test, type Page } from '@playwright/test';
import { heading, press, pretendPages } from './pretend-pages.ts';

/* As in rare-states.spec.ts, in the room where sessions are planned, held and closed. */

test.setTimeout(120_000);

const pages = pretendPages();

const goTo = async (page: Page, place: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Workspace' })
    .getByRole('link', { name: place, exact: true })
    .click();
  await expect(heading(page, place)).toBeVisible();
};

const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

/** Sam is here like this, wherever the scene put them. */
const samIs = (page: Page, manner: { pace?: 'slower'; sign?: 'helped'; needsMoment?: true }) =>
  page.evaluate((change) => {
    const presence = window.pretend?.workspace.presence;
    presence?.set(presence.get().map((one) => ({ ...one, ...change })));
  }, manner);

test('whoever plans sessions can read and reach the list and the dialog, from the first one on', async ({
  page,
}) => {
  await pages.visit(page, 'begun');
  await goTo(page, 'Sessions');
  await pages.look(page, page.getByRole('button', { name: 'Plan a session' }));
  await pages.visit(page, 'sessions');
  await goTo(page, 'Sessions');
  await pages.look(page, page.getByRole('heading', { name: 'Later on' }));
  await press(page, 'Plan a session');
  await pages.look(page, dialog(page, 'Plan a session').getByText('How we meet'));
  expect(pages.found()).toEqual([]);
});

test('a session that is still to come, and one that was missed, can be read and reached by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'session-next');
  await pages.look(page, page.getByRole('heading', { name: 'From last time' }));
  await pages.visit(page, 'session-missed');
  await pages.look(page, page.getByRole('button', { name: 'We met after all' }));
  await pages.visit(page, 'today-session');
  await pages.look(page, page.getByRole('heading', { name: 'In 2 days' }));
  expect(pages.found()).toEqual([]);
});

test('a therapist can read and reach everything of the hour, also while somebody needs a moment', async ({
  page,
}) => {
  await pages.visit(page, 'session');
  await samIs(page, { pace: 'slower', sign: 'helped' });
  await expect(page.getByRole('toolbar')).toBeVisible();
  await pages.look(page, 'Sam Rivers: slower');
  await press(page, 'Close session');
  await pages.look(page, dialog(page, 'Close session').getByText('What I take with me'));
  await press(page, 'Cancel');
  await samIs(page, { needsMoment: true });
  await pages.look(page, page.getByText('There is no hurry.', { exact: true }));
  expect(pages.found()).toEqual([]);
});

test('a client can read and reach everything of the hour, its pace and its end', async ({
  page,
}) => {
  await pages.visit(page, 'session-client');
  await page.getByRole('radio', { name: 'Slower' }).check();
  await pages.look(page, page.getByRole('button', { name: 'I need a moment' }));
  await press(page, 'Close session');
  const closing = dialog(page, 'Close session');
  const heard = closing.getByRole('radiogroup', { name: 'I felt heard' });
  await heard.getByRole('radio', { name: '4', exact: true }).check();
  await pages.look(page, closing.getByText('Thank you for saying so. What would help?'));
  await press(page, 'Cancel');
  await press(page, 'I need a moment');
  await pages.look(page, page.getByRole('dialog').getByRole('heading'));
  expect(pages.found()).toEqual([]);
});

test('what stays of an hour can be read and reached by everybody', async ({ page }) => {
  await pages.visit(page, 'session-finished');
  await pages.look(page, page.getByRole('heading', { name: 'How it was for Sam Rivers' }));
  expect(pages.found()).toEqual([]);
});

test('polls of every sort can be asked, answered and read by everybody', async ({ page }) => {
  await pages.visit(page, 'polls');
  await goTo(page, 'Polls');
  await pages.look(page, page.getByRole('heading', { name: 'Where should our next hours go?' }));
  await press(page, 'New poll');
  await press(page, 'What helps');
  await pages.look(page, dialog(page, 'New poll').getByRole('heading', { name: 'New poll' }));
  expect(pages.found()).toEqual([]);
});

test('whoever looks for words finds them as a picture, in lists, and in plainer ones', async ({
  page,
}) => {
  await pages.visit(page, 'reflections');
  await page.getByRole('button', { name: 'Not quite' }).first().click();
  await pages.look(page, page.getByRole('heading', { name: 'Reflections' }).first());
  await pages.visit(page, 'reflections');
  await page.getByRole('button', { name: 'What I heard' }).first().click();
  await page
    .getByRole('textbox')
    .first()
    .fill('We could utilise your coping strategies. It is not uncommon.');
  await page.getByRole('button', { name: 'Find words' }).first().click();
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await pages.look(page, tab);
  }
  expect(pages.found()).toEqual([]);
});
