import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Concern, ConnectionState, SavingState } from '../../src/crdt/spaces/workspace.ts';
import { heading, press, pretendPages, statesOf } from './pretend-pages.ts';

/* As in rare-states.spec.ts, in an open workspace. */

const pages = pretendPages();

const goTo = async (page: Page, place: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Workspace' })
    .getByRole('link', { name: place, exact: true })
    .click();
  await expect(heading(page, place)).toBeVisible();
};

const status = (page: Page): Locator => page.getByRole('status', { name: 'Connection' });

type Reason = Extract<SavingState, { readonly tag: 'not-saved' }>['reason'];

const notSaved: Record<Reason, string> = {
  full: 'This device has no room left.',
  closed: 'The browser closed the place where Attune keeps your words.',
  gone: 'What this browser keeps was cleared while you were here.',
  unavailable: 'This browser keeps nothing here.',
  unknown: 'The browser could not write.',
};

test('somebody whose words are not saved reads why, and what to do', async ({ page }) => {
  await pages.visit(page, 'home');
  await page.evaluate(() => window.pretend?.workspace.saving.set({ tag: 'saving' }));
  await pages.look(page, status(page).getByText('Saving…'));
  for (const [reason, sentence] of statesOf(notSaved)) {
    await page.evaluate(
      (why) => window.pretend?.workspace.saving.set({ tag: 'not-saved', reason: why }),
      reason,
    );
    await expect(status(page)).toContainText('Not saved');
    await pages.look(page, status(page).getByText(sentence));
  }
  expect(pages.found()).toEqual([]);
});

const connections: Record<ConnectionState['tag'] | 'impossible', string> = {
  connected: 'Connected with Sam Rivers',
  alone: 'Only you are here',
  connecting: 'Connecting…',
  removed: 'No longer connected',
  offline: 'Working offline',
  impossible: 'Working offline: this browser cannot connect to other people.',
};

test('somebody who works alone or offline reads how it stands', async ({ page }) => {
  await pages.visit(page, 'home');
  for (const [tag, sentence] of statesOf(connections)) {
    await page.evaluate((next) => {
      const { connection, membersView, me } = window.pretend?.workspace ?? {};
      const others = membersView?.get().members.filter((one) => one.id !== me) ?? [];
      if (next === 'connected') connection?.set({ tag: next, members: others.map(({ id }) => id) });
      else if (next === 'offline') connection?.set({ tag: next, impossible: false });
      else if (next === 'impossible') connection?.set({ tag: 'offline', impossible: true });
      else connection?.set({ tag: next });
    }, tag);
    await pages.look(page, status(page).getByText(sentence, { exact: true }));
  }
  expect(pages.found()).toEqual([]);
});

const concerns: Record<Concern['what'], { readonly now?: string; readonly healed: string }> = {
  damaged: {
    now: 'Some saved words on this device could not be read.',
    healed: 'Some saved words had been damaged. They are whole again.',
  },
  removed: {
    now: 'You are no longer in this workspace. What you have',
    healed: 'You are no longer in this workspace. What you have',
  },
  // It is told once everybody sees the same again.
  'two-histories': { healed: 'One device has told two stories of the same time.' },
  unequal: { now: 'Attune is putting this right.', healed: 'Now they are again.' },
};

test('somebody is told of what was set aside, one by one and all at once', async ({ page }) => {
  await pages.visit(page, 'home');
  const all: Concern[] = [];
  const tell = (told: readonly Concern[]): Promise<void> =>
    page.evaluate((list) => window.pretend?.workspace.concerns.set(list), told);
  for (const what of ['damaged', 'two-histories', 'unequal'] as const) {
    for (const healed of [false, true]) {
      const sentence = healed ? concerns[what].healed : concerns[what].now;
      if (sentence === undefined) continue;
      const concern = { id: sentence, what, healed };
      all.push(concern);
      await tell([concern]);
      await pages.look(page, sentence);
    }
  }
  await tell(all);
  for (const { id } of all) await expect(page.getByText(id)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toHaveCount(3);
  await pages.look(page, concerns['two-histories'].healed);
  expect(pages.found()).toEqual([]);
});

const newer = 'This was made with a newer version of Attune.';

test('somebody with an older version can read what a newer one made, and is told so', async ({
  page,
}) => {
  await pages.visit(page, 'newer-note');
  await goTo(page, 'Goals');
  await press(page, 'New goal');
  await page.evaluate(() => window.pretend?.workspace.newer.set(true));
  await pages.look(page, page.getByRole('dialog', { name: 'New goal' }).getByText(newer));
  await press(page, 'Cancel');
  await expect(page.getByRole('button', { name: 'New goal' })).toBeHidden();
  await pages.look(page, newer);
  await goTo(page, 'Notes');
  await pages.look(page, newer);
  await page.getByRole('link', { name: 'Tuesday, 17 November' }).click();
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toContainText('Breathe');
  await pages.look(page, newer);
  await page.evaluate(() => window.pretend?.workspace.newer.set(false));
  await expect(page.getByRole('toolbar')).toBeVisible();
  await pages.look(page, page.getByText('This part was made with a newer version.').first());
  expect(pages.found()).toEqual([]);
});

test('somebody whose note or page cannot be shown reads that nothing is lost', async ({ page }) => {
  await pages.visit(page, 'no-words');
  await goTo(page, 'Notes');
  await page.getByRole('link', { name: 'Tuesday, 17 November' }).click();
  await pages.look(page, 'The words of this note cannot be shown in this version.');
  await page.route('**/mount-note-editor.ts*', (route) => route.abort());
  await pages.visit(page, 'home');
  await goTo(page, 'Notes');
  await page.getByRole('link', { name: 'Tuesday, 17 November' }).click();
  await pages.look(
    page,
    page.getByRole('alert').getByText('The writing page could not be loaded.'),
  );
  await pages.visit(page, 'broken');
  await goTo(page, 'Notes');
  await page.getByRole('link', { name: 'Tuesday, 17 November' }).click();
  await expect(heading(page, 'This page could not be shown')).toBeVisible();
  await pages.look(page, 'Everything you wrote is safe on this device.');
  await page.getByRole('link', { name: 'Your workspaces' }).click();
  await expect(heading(page, 'Your workspaces')).toBeVisible();
  expect(pages.found()).toEqual([]);
});

test('somebody with several people at the door can tell them apart, and is told when one is not let in', async ({
  page,
}) => {
  await pages.visit(page, 'doors');
  for (const name of ['Sam Rivers', 'Noor', 'Alexandria Featherstone']) {
    await expect(page.getByRole('region', { name: `${name} is at the door` })).toBeVisible();
  }
  const noor = page.getByRole('region', { name: 'Noor is at the door' });
  await expect(noor.getByRole('listitem').filter({ hasText: 'copper' })).toBeVisible();
  await pages.look(page, noor.getByText('Somebody else is at the door with the same link.'));
  await page.evaluate(() => window.pretend?.attune.faults.set({ keep: 'full' }));
  await noor.getByRole('button', { name: 'Let in' }).click();
  await pages.look(page, noor.getByRole('alert').getByText('Noor is not in yet.'));
  expect(pages.found()).toEqual([]);
});

test('somebody who is offered a new version can take it or put it off, wherever they are', async ({
  page,
}) => {
  const offer = page.getByRole('region', { name: 'A new version is ready' });
  await pages.visit(page, 'new');
  await page.evaluate(() => window.pretend?.browser.update.set('waits'));
  await pages.look(page, offer.getByText('A new version is ready'));
  await pages.visit(page, 'home');
  await page.evaluate(() => window.pretend?.browser.update.set('waits'));
  await pages.look(page, offer.getByText('A new version is ready'));
  await press(page, 'Later');
  await expect(offer).toBeHidden();
  await page.evaluate(() => window.pretend?.browser.update.set('taken-elsewhere'));
  await pages.look(page, offer.getByText('A new version is ready'));
  expect(pages.found()).toEqual([]);
});

test('somebody who has removed all can take it back, at once or later', async ({ page }) => {
  await pages.visit(page, 'home');
  await goTo(page, 'Goals');
  const goals = page.getByRole('article');
  await expect(goals).toHaveCount(3);
  for (const left of [2, 1, 0]) {
    await goals.first().getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(goals).toHaveCount(left);
  }
  await expect(page.getByRole('heading', { name: 'No goals yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(3);
  await pages.look(page, page.getByText('Goal removed').first());
  await page.getByText('Removed in the last 30 days').click();
  await pages.look(page, page.getByRole('listitem').getByText('Walk outside twice a week'));
  await goTo(page, 'Notes');
  await page.getByRole('link', { name: 'Tuesday, 17 November' }).click();
  await press(page, 'Remove note');
  await pages.look(page, page.getByText('Note removed'));
  await page.getByText('Removed in the last 30 days').click();
  await pages.look(page, page.getByRole('listitem').getByText('Tuesday, 17 November'));
  expect(pages.found()).toEqual([]);
});

test('somebody who has just begun finds on every empty page what it is for', async ({ page }) => {
  await pages.visit(page, 'begun');
  await goTo(page, 'Goals');
  await pages.look(page, page.getByRole('heading', { name: 'No goals yet' }));
  await goTo(page, 'Notes');
  await pages.look(page, page.getByRole('heading', { name: 'No notes yet' }));
  await goTo(page, 'People');
  await pages.look(page, page.getByRole('heading', { name: 'Only you so far' }));
  expect(pages.found()).toEqual([]);
});

test('somebody who cannot leave a workspace reads that it is still here', async ({ page }) => {
  await pages.visit(page, 'home');
  await goTo(page, 'Settings');
  await press(page, 'Leave this workspace');
  await page.evaluate(() => window.pretend?.attune.faults.set({ leave: 'kept' }));
  await press(page, 'Leave');
  await pages.look(page, page.getByRole('alert').getByText('The workspace is still here'));
  expect(pages.found()).toEqual([]);
});

test('somebody whose invitation can be neither kept nor taken back is told that', async ({
  page,
}) => {
  await pages.visit(page, 'home');
  await goTo(page, 'People');
  await page.evaluate(() => window.pretend?.workspace.invitationFault.set('full'));
  await press(page, 'Invite someone');
  await pages.look(page, page.getByRole('alert').getByText('The link could not be saved'));
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.pretend?.workspace.invitationFault.set(undefined));
  await press(page, 'Invite someone');
  await expect(page.getByRole('textbox', { name: 'Invitation link' })).toBeVisible();
  await page.keyboard.press('Escape');
  await press(page, 'Take back');
  await page.evaluate(() => window.pretend?.workspace.invitationFault.set('full'));
  await press(page, 'Take it back');
  await pages.look(page, page.getByRole('alert').getByText('so it still works'));
  expect(pages.found()).toEqual([]);
});
