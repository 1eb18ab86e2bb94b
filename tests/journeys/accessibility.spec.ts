import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import { lookClosely } from '../cast/looking-closely.ts';

test.setTimeout(300_000);

const attune = attuneForEachTest();
let found: string[];
test.beforeEach(() => {
  found = [];
});

const look = async (page: Page, what: string): Promise<void> => {
  found.push(...(await lookClosely(page, what)));
};

/** Opens something, looks at it, and closes it again by Escape. */
const lookInto = async (page: Page, what: string, open: () => Promise<void>): Promise<void> => {
  await open();
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(page, what);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
};

test('everything that a newcomer sees can be read and reached by everybody', async () => {
  const sam = await attune.arrive('Sam');
  const page = sam.page();
  const press = (name: string): Promise<void> => page.getByRole('button', { name }).click();
  await look(page, 'the first page');
  await press('Start a workspace');
  await look(page, 'starting');
  await press('Create workspace');
  await expect(page.getByText('Please write a name.').first()).toBeVisible();
  await look(page, 'starting without a name');
  await page.getByRole('link', { name: 'Back to the first page' }).click();
  await press('I have an invitation');
  await look(page, 'having an invitation');
  await page.getByRole('textbox', { name: 'Invitation link' }).fill('hello');
  await press('Open invitation');
  await expect(page.getByText('This does not look like an invitation.')).toBeVisible();
  await look(page, 'a text that is no link');
  await page.goto(`${attune.server.url}/join`);
  await expect(page.getByRole('heading', { name: 'Please open the link again' })).toBeVisible();
  await look(page, 'joining without a link');
  await page.goto(`${attune.server.url}/settings`);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await look(page, 'settings of the device');
  await page.goto(`${attune.server.url}/quiet.html`);
  await look(page, 'the page behind Quick exit');
  expect(found).toEqual([]);
});

test('the way through the door can be read and reached by everybody on both sides', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const at = imani.page();
  await lookInto(at, 'the invitation', () => at.getByRole('button', { name: 'Show link' }).click());
  await imani.goTo('Today');

  const sam = await attune.arrive('Sam');
  await sam.page().goto(link);
  await expect(sam.page().getByRole('heading', { level: 1 })).toBeVisible();
  await look(sam.page(), 'having been invited');
  await sam.page().getByRole('textbox', { name: 'Your name' }).fill('Sam');
  await sam.page().getByRole('button', { name: 'Ask to come in' }).click();
  const door = imani.door('Sam');
  await expect(door).toBeVisible();
  await expect(sam.page().getByRole('list', { name: 'Three words' })).toBeVisible();
  await look(sam.page(), 'the three words');
  await look(at, 'somebody at the door');
  await imani.goTo('Goals');
  await lookInto(at, 'somebody at the door of a dialog', () =>
    at.getByRole('button', { name: 'New goal' }).first().click(),
  );
  await door.getByRole('button', { name: 'Not now' }).click();
  await expect(sam.page().getByRole('heading', { name: 'Not now' })).toBeVisible();
  await look(sam.page(), 'not now');
  await imani.goTo('People');
  await at.getByRole('button', { name: 'Take back' }).click();
  await expect(at.getByRole('dialog', { name: 'Take this link back?' })).toBeVisible();
  await look(at, 'taking a link back');
  await at.getByRole('button', { name: 'Take it back' }).click();
  await expect(at.getByText('Link taken back.')).toBeVisible();
  await look(at, 'an invitation that was taken back');
  await sam.page().getByRole('button', { name: 'Ask again' }).click();
  await expect(sam.page().getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  await look(sam.page(), 'a link that was taken back');
  expect(found).toEqual([]);
});

test('every page and every dialog of a workspace can be read and reached by everybody', async () => {
  const imani = await attune.arrive('Imani');
  const page = imani.page();
  const open = (name: string) => () => page.getByRole('button', { name }).first().click();
  await imani.startWorkspace('Willow');
  for (const place of ['Today', 'Goals', 'Notes', 'People', 'Settings'] as const) {
    await imani.goTo(place);
    await look(page, `${place}, still empty`);
  }
  await lookInto(page, 'leaving', open('Leave this workspace'));
  await lookInto(page, 'removing everything', open('Remove everything from this device'));

  await imani.goTo('Goals');
  await lookInto(page, 'a new goal', open('New goal'));
  await imani.addGoal({ text: 'Walk outside twice a week', why: 'I used to like the river.' });
  await imani.addGoal({ text: 'Sleep until the morning', why: '' });
  await open('Add a step')();
  await page.getByRole('textbox', { name: 'Step' }).fill('Shoes by the door');
  await page.keyboard.press('Enter');
  await look(page, 'adding a step');
  await page.getByRole('checkbox', { name: 'Shoes by the door' }).check();
  await open('Change this step')();
  await look(page, 'changing a step');
  await page.getByRole('article').last().getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Goal removed')).toBeVisible();
  await look(page, 'Goals, filled, one removed');
  await lookInto(page, 'editing a goal', open('Edit'));

  await imani.openNewNote('Tuesday');
  await imani.note().click();
  await page.keyboard.type('The call was on Sunday. ');
  for (const tool of ['Bold', 'Heading', 'List to tick off', 'Quote']) {
    await page.getByRole('button', { name: tool, exact: true }).click();
    await page.keyboard.type(`${tool}. `);
    await page.keyboard.press('Enter');
  }
  await look(page, 'a note');
  await lookInto(page, 'a link', open('Link'));
  await imani.goTo('Notes');
  await look(page, 'Notes, filled');

  await imani.goTo('People');
  await lookInto(page, 'the invitation', open('Invite someone'));
  await lookInto(page, 'another name', open('Change my name'));
  await look(page, 'People with an invitation');
  await imani.goTo('Today');
  await look(page, 'Today, filled');
  await page.setViewportSize({ width: 360, height: 800 });
  await lookInto(page, 'More', open('More'));
  await page.goto(`${attune.server.url}/workspaces`);
  await expect(page.getByRole('heading', { name: 'Your workspaces' })).toBeVisible();
  await look(page, 'Your workspaces');
  expect(found).toEqual([]);
});

test('what hardly anybody meets can be read and reached by everybody, too', async () => {
  const imani = await attune.arrive('Imani');
  const page = imani.page();
  await page.route('**/start-page-*.js', (route) => route.abort());
  await page.getByRole('button', { name: 'Start a workspace' }).click();
  await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
  await look(page, 'a page that could not be loaded');
  await page.unroute('**/start-page-*.js');
  await page.goto(attune.server.url);
  await imani.startWorkspace('Willow');
  await page.evaluate(() => (document.documentElement.dataset['contrast'] = 'more'));
  for (const place of ['Today', 'People', 'Settings'] as const) {
    await imani.goTo(place);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, `${place} in more contrast`);
  }
  const link = await imani.invite();
  await page.goto(new URL('notes/nowhere', page.url()).href);
  await expect(page.getByRole('heading', { name: 'This note is not here' })).toBeVisible();
  await look(page, 'a note that is not here');
  await page.goto(`${attune.server.url}/quiet.html`);

  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await expect(sam.page().getByRole('heading', { name: 'Nobody is home yet' })).toBeVisible();
  await look(sam.page(), 'nobody home yet');
  await attune.server.stop();
  await expect(sam.page().getByRole('heading', { name: 'No connection just now' })).toBeVisible();
  await look(sam.page(), 'no connection');
  await attune.server.restart();

  const noor = await attune.arrive('Noor');
  await noor.page().addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => undefined });
  });
  await noor.page().goto(attune.server.url);
  await expect(
    noor.page().getByRole('heading', { name: 'This browser keeps nothing' }),
  ).toBeVisible();
  await look(noor.page(), 'a browser that keeps nothing');
  await noor.page().addInitScript(() => {
    Object.defineProperty(window, 'isSecureContext', { get: () => false });
  });
  await noor.page().goto(attune.server.url);
  await expect(
    noor.page().getByRole('heading', { name: 'This address is not secure' }),
  ).toBeVisible();
  await look(noor.page(), 'an address that is not secure');
  expect(found).toEqual([]);
});
