import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';

const attune = attuneForEachTest();
let imani: Person;
test.beforeEach(async () => {
  imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
});

const isQuiet = async (page: Page): Promise<void> => {
  await expect(page).toHaveTitle('Vegetable soup');
  await expect(page.getByRole('heading', { name: 'Vegetable soup' })).toBeVisible();
};

/** Every step that Back and Forward of this tab lead to, and what Back then shows. */
async function expectNoStepInto(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  const steps = entries.map(({ url }) => url.replace(attune.server.url, ''));
  expect(steps.filter((step) => step !== 'about:blank' && step !== '/quiet.html')).toEqual([]);
  await page.evaluate(() => history.back());
  await isQuiet(page);
}

const goTo = async (place: 'Goals' | 'Notes' | 'People' | 'Settings'): Promise<void> => {
  await imani.goTo(place);
  await expect(imani.page().getByRole('heading', { level: 1, name: place })).toBeVisible();
};

test('after Quick exit neither Back nor Forward leads into Attune again', async () => {
  const page = imani.page();
  for (const place of ['Goals', 'Notes', 'People'] as const) await goTo(place);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Notes' })).toBeVisible();
  await page.getByRole('button', { name: 'Quick exit' }).click();
  await isQuiet(page);
  await expectNoStepInto(page);
});

test('nor does it when the page was loaded again meanwhile, or left quickly before', async () => {
  const page = imani.page();
  await goTo('Goals');
  await imani.reload();
  await goTo('Notes');
  await page.getByRole('button', { name: 'Quick exit' }).click();
  await isQuiet(page);

  await page.goto(attune.server.url);
  await goTo('People');
  await imani.reload();
  await goTo('Settings');
  await page.getByRole('button', { name: 'Quick exit' }).click();
  await isQuiet(page);
  await expectNoStepInto(page);
  // Coming again by intention is as before.
  await page.goto(attune.server.url);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Imani');
});

test('inside Attune, Back leads to the page before', async () => {
  const page = imani.page();
  await goTo('Goals');
  await goTo('Notes');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Goals' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Notes' })).toBeVisible();
});
