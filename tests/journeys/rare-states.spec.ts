import { expect, test, type Page } from '@playwright/test';
import type { AttuneState, KeepFault, OpenFault } from '../../src/crdt/spaces/attune.ts';
import type { JoinState, LinkFault } from '../../src/crdt/spaces/joining.ts';
import { heading, press, pretendPages, statesOf } from './pretend-pages.ts';

/*
 * What hardly anybody meets, and then in a bad moment: each such page is shown over a pretend world, its sentence is
 * found on the screen, and it is looked at as every other page is. The lists are of every state there is, so that a
 * new one cannot be forgotten here.
 */

const pages = pretendPages();

const setState = (page: Page, state: AttuneState): Promise<void> =>
  page.evaluate((next) => window.pretend?.attune.state.set(next), state);

test('somebody whose keys no longer open reads what helps, and can remove everything', async ({
  page,
}) => {
  await pages.visit(page, 'new');
  await setState(page, { tag: 'damaged' });
  await expect(heading(page, 'Your words are here, but closed')).toBeVisible();
  await pages.look(page, 'Nothing has been deleted or written over.');
  await press(page, 'Remove everything from this device');
  const dialog = page.getByRole('dialog', { name: 'Remove everything?' });
  await pages.look(page, dialog.getByText('it cannot be undone'));
  await page.evaluate(() => window.pretend?.attune.faults.set({ leave: 'kept' }));
  await dialog.getByRole('textbox').fill('remove');
  await press(page, 'Remove everything');
  await pages.look(page, dialog.getByText('That did not work yet.'));
  expect(pages.found()).toEqual([]);
});

test('somebody whose browser or address can keep nothing reads why, and where to go', async ({
  page,
}) => {
  await pages.visit(page, 'new');
  await setState(page, { tag: 'cannot-keep', reason: 'no-storage' });
  await expect(heading(page, 'This browser keeps nothing')).toBeVisible();
  await pages.look(page, 'Open Attune in a normal window.');
  await setState(page, { tag: 'cannot-keep', reason: 'insecure-address' });
  await expect(heading(page, 'This address is not secure')).toBeVisible();
  await pages.look(page, 'a link that starts with https');
  expect(pages.found()).toEqual([]);
});

const keepFaults: Record<KeepFault, string> = {
  'insecure-address': 'This address is not secure, so nothing can be kept safely here.',
  'no-storage': 'This browser does not let Attune keep anything.',
  full: 'This device has no room left. Make some room, then try again.',
  unknown: 'That did not work. Nothing was lost. Please try again.',
};

test('somebody who starts or asks to come in where nothing can be kept reads why', async ({
  page,
}) => {
  await pages.visit(page, 'new', '/start');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Imani');
  await page.getByRole('textbox', { name: 'Name of this workspace' }).fill('Willow');
  for (const [keep, sentence] of statesOf(keepFaults)) {
    await page.evaluate((fault) => window.pretend?.attune.faults.set({ keep: fault }), keep);
    await press(page, 'Create workspace');
    await pages.look(page, page.getByRole('alert').getByText(sentence));
  }
  await pages.visit(page, 'join', '/join');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Sam');
  await page.evaluate(() => window.pretend?.attune.faults.set({ keep: 'full' }));
  await press(page, 'Ask to come in');
  await pages.look(page, page.getByRole('alert').getByText(keepFaults.full));
  expect(pages.found()).toEqual([]);
});

const linkFaults: Record<LinkFault, { readonly link: string; readonly sentence: string }> = {
  'not-a-link': { link: 'hello', sentence: 'This does not look like an invitation.' },
  damaged: {
    link: 'https://attune.example/join#damaged',
    sentence: 'A part of this link is missing.',
  },
  newer: {
    link: 'https://attune.example/join#newer',
    sentence: 'This link was made with a newer version of Attune.',
  },
};

test('somebody with a link that cannot be read is told why, whether they opened or pasted it', async ({
  page,
}) => {
  for (const { link, sentence } of Object.values(linkFaults)) {
    await pages.visit(page, 'new', '/join');
    await page.evaluate((text) => window.pretend?.browser.invitationText.set(text), link);
    await expect(heading(page, 'Please open the link again')).toBeVisible();
    await pages.look(page, sentence);
    await press(page, 'Paste the link');
    await page.getByRole('textbox', { name: 'Invitation link' }).fill(link);
    await press(page, 'Open invitation');
    await expect(heading(page, 'I have an invitation')).toBeVisible();
    await pages.look(page, sentence);
  }
  expect(pages.found()).toEqual([]);
});

/** Without `added`, which only a device of one’s own comes to: my-devices.spec.ts goes there. */
const joinStates: Record<Exclude<JoinState['tag'], 'added'>, string> = {
  connecting: 'Knocking…',
  waiting: 'Nobody is home yet',
  unreachable: 'No connection just now',
  words: 'Read these three words aloud',
  'let-in': 'You are in',
  'not-now': 'Not now',
  used: 'This link has been used',
  expired: 'This link is too old',
  withdrawn: 'This link was taken back',
  unsafe: 'Something does not fit',
  impossible: 'This browser cannot connect',
};

test('somebody who asks to come in can read and reach every outcome', async ({ page }) => {
  await pages.visit(page, 'join', '/join');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Sam');
  await press(page, 'Ask to come in');
  for (const [tag, sentence] of statesOf(joinStates)) {
    await page.evaluate((next) => {
      const { attune, workspace } = window.pretend ?? {};
      if (attune === undefined || workspace === undefined) return;
      if (next === 'words') attune.joinState.set({ tag: next, words: ['heron', 'velvet', 'noon'] });
      else if (next === 'let-in') attune.joinState.set({ tag: next, workspace: workspace.id });
      else attune.joinState.set({ tag: next });
    }, tag);
    await pages.look(page, heading(page, sentence));
  }
  await page.evaluate(() => window.pretend?.attune.joinState.set({ tag: 'waiting' }));
  await page.evaluate(() => window.pretend?.attune.faults.set({ giveUp: 'full' }));
  await press(page, 'Stop asking');
  await pages.look(page, page.getByRole('alert').getByText('so your request goes on'));
  expect(pages.found()).toEqual([]);
});

const openFaults: Record<OpenFault, string> = {
  'not-here': 'This workspace is not on this device.',
  'no-storage': 'The browser did not let Attune read what it keeps.',
  damaged: 'This workspace could not be opened. Nothing was deleted.',
  unknown: 'This workspace could not be opened just now. Nothing was lost.',
};

test('somebody whose workspace does not open reads why, and can go on from there', async ({
  page,
}) => {
  await pages.visit(page, 'many', '/workspaces');
  for (const [open, sentence] of statesOf(openFaults)) {
    await page.evaluate((fault) => window.pretend?.attune.faults.set({ open: fault }), open);
    await page.getByRole('link', { name: 'Willow' }).click();
    await expect(heading(page, 'It did not open')).toBeVisible();
    await pages.look(page, sentence);
    await press(page, 'Your workspaces');
    await expect(heading(page, 'Your workspaces')).toBeVisible();
  }
  expect(pages.found()).toEqual([]);
});

test('somebody whose address leads nowhere is led to where they can begin', async ({ page }) => {
  await pages.visit(page, 'new', '/nowhere');
  await pages.look(page, heading(page, 'A shared space for therapy'));
  await pages.visit(page, 'new', '/workspaces');
  await pages.look(page, page.getByRole('heading', { name: 'No workspace here' }));
  expect(pages.found()).toEqual([]);
});
