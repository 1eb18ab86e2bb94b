import { expect, test, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { twoAtWork } from '../cast/two-at-work.ts';

const attune = attuneForEachTest();
test.setTimeout(180_000);

const at = (page: Page, path: string): string => new URL(path, page.url()).href;

/** Writes an entry into the journal in front of workspaces. */
async function writeEntry(page: Page, words: string): Promise<void> {
  await page.goto(at(page, '/journal'));
  await page.getByRole('button', { name: 'New entry' }).first().click();
  const entry = page.getByRole('textbox', { name: 'Entry', exact: true });
  await expect(entry).toBeFocused();
  await page.keyboard.type(words);
  await expect(entry).toContainText(words);
  await page.getByRole('link', { name: 'All entries' }).click();
  await expect(page.getByRole('link', { name: words })).toBeVisible();
}

/** Makes a link for a device in Settings; the dialog stays open. */
async function deviceLink(page: Page): Promise<string> {
  await page
    .getByRole('region', { name: 'My devices' })
    .getByRole('button', { name: 'Add a device' })
    .click();
  const link = page
    .getByRole('dialog', { name: 'Add a device' })
    .getByRole('textbox', { name: 'Link for my device' });
  await expect(link).toHaveValue(/\/device#/);
  return link.inputValue();
}

/** Adds a browser of the size of a phone to somebody's devices, with the same words on both. */
async function addPhone(owner: Person): Promise<Person> {
  await owner.goTo('Settings');
  const link = await deviceLink(owner.page());
  const phone = await attune.arrive('Phone');
  await phone.page().setViewportSize({ width: 360, height: 740 });
  await phone.page().goto(link);
  await expect(phone.page()).not.toHaveURL(/#/);
  await phone.page().getByRole('textbox', { name: 'Name of this device' }).fill('Sam’s phone');
  await phone.page().getByRole('button', { name: 'Add this device' }).click();
  const words = await phone.words();
  const door = owner.door('Sam’s phone');
  await expect(door).toContainText('It would be one of your devices');
  expect(await owner.words()).toBe(words);
  await door.getByRole('button', { name: 'Let in' }).click();
  return phone;
}

test('Sam adds his phone by a link, finds his journal and workspace there, and is one person on both', async () => {
  const { imani, sam } = await twoAtWork(attune);
  await sam.addGoal({ text: 'Sleep well', why: '' });
  const today = sam.page().url();
  await writeEntry(sam.page(), 'The heron stood still.');
  await sam.page().goto(today);

  const phone = await addPhone(sam);
  const page = phone.page();
  await expect(
    page.getByRole('heading', { name: 'Your journal and one workspace are here' }),
  ).toBeVisible();
  await expect(page.getByText('What your other devices have told of is here.')).toBeVisible();
  await expect(sam.page().getByText('Sam’s phone is one of your devices now.')).toBeVisible();

  await page.getByRole('button', { name: 'Go to my workspaces' }).click();
  await phone.goTo('Goals');
  await expect(phone.goal('Sleep well')).toBeVisible();
  await phone.addGoal({ text: 'Walk by the river', why: '' });
  await sam.goTo('Goals');
  await expect(sam.goal('Walk by the river')).toBeVisible();
  await imani.goTo('Goals');
  await expect(imani.goal('Walk by the river')).toBeVisible();

  await page.goto(at(page, '/journal'));
  await expect(page.getByRole('link', { name: 'The heron stood still.' })).toBeVisible();
  await writeEntry(page, 'On the train.');
  await sam.page().goto(at(sam.page(), '/journal'));
  await expect(sam.page().getByRole('link', { name: 'On the train.' })).toBeVisible();

  await imani.goTo('People');
  await expect(imani.page().getByRole('main').getByText('Client', { exact: true })).toHaveCount(1);
});

test('a link for a device that was used says so, and one in a browser with a journal of its own changes nothing there', async () => {
  const sam = await attune.arrive('Sam');
  await sam.startWorkspace('Willow');
  await sam.goTo('Settings');
  const link = await deviceLink(sam.page());
  const tablet = await attune.arrive('Tablet');
  await tablet.startWorkspace('Birch');
  await writeEntry(tablet.page(), 'My own words.');
  await tablet.page().goto(link);
  await expect(
    tablet.page().getByRole('heading', { name: 'This browser has a journal of its own' }),
  ).toBeVisible();
  await tablet.page().getByRole('button', { name: 'Open my journal' }).click();
  await expect(tablet.page().getByRole('link', { name: 'My own words.' })).toBeVisible();

  const [first, second] = [await attune.arrive('First'), await attune.arrive('Second')];
  for (const one of [first, second]) {
    await one.page().goto(link);
    await one.page().getByRole('textbox', { name: 'Name of this device' }).fill(one.name);
    await one.page().getByRole('button', { name: 'Add this device' }).click();
    if (one === first) await sam.door('First').getByRole('button', { name: 'Let in' }).click();
  }
  await expect(
    first.page().getByRole('heading', { name: 'Your journal and one workspace are here' }),
  ).toBeVisible();
  await expect(
    second.page().getByRole('heading', { name: 'This link has been used' }),
  ).toBeVisible();
});

test('Sam removes his phone, and what is written on it later reaches nobody, nor anything later the phone', async () => {
  const { imani, sam } = await twoAtWork(attune);
  const phone = await addPhone(sam);
  await phone.page().getByRole('button', { name: 'Go to my workspaces' }).click();
  await phone.addGoal({ text: 'Before', why: '' });
  await imani.goTo('Goals');
  await expect(imani.goal('Before')).toBeVisible();

  const list = sam.page().getByRole('list', { name: 'My devices' });
  await list.getByRole('button', { name: 'Remove' }).click();
  await sam.page().getByRole('button', { name: 'Remove this device' }).click();
  await expect(sam.page().getByText('Sam’s phone is no longer one of your devices.')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  // What follows from it in the workspace comes a moment later; each of the three opens it anew after that.
  for (const one of [sam, imani]) {
    await one.goTo('Goals');
    await one.reload();
  }
  await sam.addGoal({ text: 'After', why: '' });
  await expect(imani.goal('After')).toBeVisible();
  await phone.addGoal({ text: 'Too late', why: '' });
  await sam.addGoal({ text: 'After that', why: '' });
  await expect(imani.goal('After that')).toBeVisible();
  for (const one of [sam, imani]) await expect(one.goal('Too late')).toHaveCount(0);
  await expect(phone.goal('After that')).toHaveCount(0);
});
