import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { searchFolder } from '../cast/search-bytes.ts';

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

test('three presses of Shift leave as well, whatever has focus, and capital letters do not', async () => {
  const page = imani.page();
  await goTo('Goals');
  await page.getByRole('button', { name: 'New goal' }).first().click();
  await page.getByRole('textbox', { name: 'Goal', exact: true }).focus();
  await page.keyboard.type('WALK OUTSIDE');
  for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`);
  await expect(page.getByRole('textbox', { name: 'Goal', exact: true })).toHaveValue(
    'WALK OUTSIDEABCD',
  );
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Shift');
  await isQuiet(page);
  await expectNoStepInto(page);
});

test('the quiet page stands there before the browser has gone anywhere', async () => {
  const page = imani.page();
  await goTo('Goals');
  await page.getByRole('button', { name: 'Quick exit' }).hover();
  await expect
    .poll(() => page.evaluate(() => performance.getEntriesByName(`${origin}/quiet.html`).length))
    .toBe(1);
  // A browser that never arrives: what is seen now is what this page shows by itself.
  await page.evaluate(() => {
    history.go = () => undefined;
  });
  await page.getByRole('button', { name: 'Quick exit' }).click({ noWaitAfter: true });
  await isQuiet(page);
  expect(page.url()).toContain('/goals');
  await expect(page.getByText('Willow')).toBeHidden();
  // Nor is that the end of it: in a moment the browser leaves all the same.
  await expect(page).toHaveURL(/quiet\.html$/);
});

test('Quick exit leads to an address that somebody typed, and Back shows the quiet page', async ({
  page,
}) => {
  const elsewhere = 'https://weather.example/today';
  await page.route(elsewhere, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Mild</h1>' }),
  );
  await page.goto(new URL('/settings', attune.server.url).href);
  await page.getByRole('textbox', { name: 'Leave to' }).fill(elsewhere);
  await page.getByRole('button', { name: 'Save address' }).click();
  await expect(page.getByText('Address saved')).toBeVisible();
  await page.getByRole('button', { name: 'Quick exit' }).click();
  await expect(page).toHaveTitle('Weather');
  expect(await page.evaluate(() => [window.name, document.referrer])).toEqual(['', '']);
  await page.goBack();
  await isQuiet(page);
});

test('with a neutral name nothing readable stands in the tab, also before the page is there', async () => {
  const page = imani.page();
  await goTo('Settings');
  await page.getByRole('checkbox', { name: 'Neutral name' }).check();
  await expect(page).toHaveTitle('Notebook');
  // Each name that the tab of this page ever had.
  await page.addInitScript(() => {
    const titles = new Set<string>();
    Object.assign(window, { titles });
    new MutationObserver(() => titles.add(document.title)).observe(document, {
      childList: true,
      subtree: true,
    });
  });
  await imani.reload();
  const titles = await page.evaluate(() => {
    const seen: unknown = Reflect.get(window, 'titles');
    return seen instanceof Set ? [...seen].map(String).join() : '';
  });
  expect(titles.split(',').filter((one) => one !== '')).toEqual(['Notebook']);
  const icon = page.locator('link[rel=icon]');
  await expect(icon).toHaveAttribute('href', '/quiet.svg');
  await goTo('Settings');
  await page.getByRole('checkbox', { name: 'Neutral name' }).uncheck();
  await expect(page).toHaveTitle('Attune');
  await expect(icon).toHaveAttribute('href', '/icon.svg');
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

test('after Quick exit no word of hers is in the tab, its steps, the history or what the browser would bring back', async () => {
  test.setTimeout(120_000);
  const words = ['goalzhunpek', 'halfqolvemtyped', 'Wilkrontup', 'titleqorvex'];
  const anyWord = new RegExp(words.join('|'));
  const page = imani.page();
  await goTo('Settings');
  await page.getByRole('textbox', { name: 'Name of this workspace' }).fill('Wilkrontup');
  await page.getByRole('button', { name: 'Save name' }).click();
  await imani.addGoal({ text: 'goalzhunpek', why: '' });
  await imani.openNewNote('titleqorvex');
  await imani.isSaved();
  await goTo('Goals');
  await page.getByRole('button', { name: 'New goal' }).first().click();
  await page.getByRole('textbox', { name: 'Goal', exact: true }).fill('halfqolvemtyped');
  for (let count = 0; count < 3; count += 1) await page.keyboard.press('Shift');
  await isQuiet(page);
  const session = await page.context().newCDPSession(page);
  const steps = async (): Promise<string> =>
    JSON.stringify((await session.send('Page.getNavigationHistory')).entries);
  // The quiet page is seen before the browser has gone to it, and takes the steps behind it away once it is there.
  await expect.poll(steps).not.toContain('Attune');
  expect(await steps()).not.toMatch(anyWord);

  // What a browser would bring its tabs back from after a crash, and its history, are in its profile.
  await imani.kill();
  const { files, found } = await searchFolder(imani.profile(), words);
  expect(found).toEqual([]);
  expect(files).toBeGreaterThan(50);
});
