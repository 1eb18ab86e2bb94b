import { expect, test } from '@playwright/test';
import { startAttune, type AttuneServer } from '../cast/attune-server.ts';
import { createFirefoxPerson, hasFirefox, type FirefoxPerson } from '../cast/firefox.ts';
import { createPerson, type Person } from '../cast/person.ts';

test.setTimeout(180_000);
test.skip(!hasFirefox, 'no Firefox could be had on this machine');

let server: AttuneServer;
let chromium: Person | undefined;
let firefox: FirefoxPerson | undefined;

test.beforeEach(async () => {
  server = await startAttune();
});
test.afterEach(async () => {
  await chromium?.leave();
  await firefox?.leave();
  chromium = undefined;
  firefox = undefined;
  await server.stop();
});

const oneLine = (text: string): string => text.replaceAll(/[\s·]+/g, ' ').trim();

/** Waits for something that Firefox shows: it has no waiting of its own here. */
const inFirefox = (read: () => Promise<string>) => expect.poll(read, { timeout: 30_000 });

test('Imani in Chromium lets Sam in Firefox in by matching words, and both write goals and a note', async () => {
  const imani = await createPerson('Imani', server.url);
  chromium = imani;
  await imani.startWorkspace('Willow');
  const link = await imani.invite();

  const sam = await createFirefoxPerson(server.url);
  firefox = sam;
  await sam.goTo(link);
  await sam.fill('Your name', 'Sam');
  await sam.press('button', 'Ask to come in');
  const door = imani.door('Sam');
  await expect(door).toBeVisible({ timeout: 30_000 });
  const words = await imani.words();
  expect(words).toMatch(/^\w+ \w+ \w+$/);
  await inFirefox(async () => oneLine(await sam.textOf('list', 'Three words'))).toBe(words);
  expect(sam.url()).not.toContain('#');
  await door.getByRole('button', { name: 'Let in' }).click();
  await inFirefox(() => sam.textOf('status', 'Connection')).toContain('Connected with Imani');
  await expect(imani.connection()).toContainText('Connected with Sam');

  await imani.addGoal({ text: 'Walk outside twice a week', why: 'I used to like the river.' });
  await sam.press('link', 'Goals');
  await inFirefox(() => sam.textOf('article', 'Walk outside twice a week')).toContain('the river');
  await sam.press('button', 'Add a step');
  await sam.fill('Step', 'Shoes by the door');
  await sam.key('Enter');
  const step = imani.page().getByRole('checkbox', { name: 'Shoes by the door' });
  await expect(step).toBeVisible();
  await step.check();
  await expect.poll(() => sam.isChecked('Shoes by the door')).toBe(true);

  await imani.openNewNote('Tuesday');
  await imani.note().click();
  await imani.page().keyboard.type('The call was on Sunday.');
  await sam.press('link', 'Notes');
  await inFirefox(() => sam.text()).toContain('The call was on Sunday.');
  await sam.pressWords('Tuesday');
  await inFirefox(() => sam.textOf('textbox', 'Note')).toContain('The call was on Sunday.');
  await sam.writeAtEnd('Note', ' I stayed on the line.');
  await expect(imani.note()).toContainText('The call was on Sunday. I stayed on the line.');
  await expect(imani.note()).toContainText('Sam');
  await imani.note().click();
  await imani.page().keyboard.press('Control+End');
  await imani.page().keyboard.type(' Well done.');
  await inFirefox(() => sam.text()).toContain('I stayed on the line. Well done.');
  await inFirefox(() => sam.textOf('textbox', 'Note')).toContain('Imani');

  await inFirefox(() => sam.textOf('status', 'Connection')).toContain('Saved on this device');
  await imani.isSaved();
});

test('Imani in Firefox starts, invites and lets in Sam, who comes with Chromium', async () => {
  const imani = await createFirefoxPerson(server.url);
  firefox = imani;
  await imani.press('button', 'Start a workspace');
  await imani.fill('Your name', 'Imani');
  await imani.fill('Name of this workspace', 'Willow');
  await imani.press('button', 'Create workspace');
  await imani.press('link', 'People');
  await imani.press('button', 'Invite someone');
  await inFirefox(() => imani.value('Invitation link')).toContain('#');
  const link = await imani.value('Invitation link');
  await imani.key('Escape');

  const sam = await createPerson('Sam', server.url);
  chromium = sam;
  await sam.knock(link);
  const words = await sam.words();
  await inFirefox(async () => oneLine(await imani.textOf('list', 'Three words'))).toBe(words);
  await imani.press('button', 'Let in');
  await expect(sam.connection()).toContainText('Connected with Imani', { timeout: 30_000 });
  await sam.addGoal({ text: 'Sleep until the morning', why: '' });
  await imani.press('link', 'Goals');
  await inFirefox(() => imani.text()).toContain('Sleep until the morning');
});
