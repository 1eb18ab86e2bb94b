import { expect, test, type Locator, type Page } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import { focusFault, keysOf } from '../cast/keys-of.ts';

test.setTimeout(180_000);

const attune = attuneForEachTest();

test('the whole of the first journey can be done by keyboard alone', async () => {
  const imani = await attune.arrive('Imani');
  const at = imani.page();
  const hers = keysOf(imani);
  const button = (page: Page, name: string): Locator =>
    page.getByRole('button', { name, exact: true });
  const place = (page: Page, name: string): Locator =>
    page.getByRole('navigation', { name: 'Workspace' }).getByRole('link', { name, exact: true });
  const heading = (page: Page, name: string): Locator =>
    page.getByRole('heading', { level: 1, name, exact: true });

  // Start.
  await hers.tabTo(button(at, 'Start a workspace'));
  await hers.press('Enter');
  await expect(heading(at, 'Start a workspace')).toBeFocused();
  await hers.tabTo(at.getByRole('textbox', { name: 'Your name' }));
  await hers.type('Imani');
  await hers.tabTo(at.getByRole('radio', { name: 'Therapist' }));
  await hers.press('ArrowDown');
  await hers.press('ArrowUp');
  await expect(at.getByRole('radio', { name: 'Therapist' })).toBeChecked();
  await hers.tabTo(at.getByRole('textbox', { name: 'Name of this workspace' }));
  await hers.type('Willow');
  await hers.press('Enter');
  await expect(at.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(at.getByRole('heading', { level: 1 })).toBeFocused();

  // The page can be reached without going through the places.
  await at.reload();
  await expect(at.getByRole('heading', { level: 1 })).toBeVisible();
  await hers.press('Tab');
  await expect(at.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await hers.press('Enter');
  await expect(at.getByRole('main')).toBeFocused();

  // Invite, and copy.
  await hers.tabTo(place(at, 'People'), 'Shift+Tab');
  await hers.press('Enter');
  await expect(heading(at, 'People')).toBeFocused();
  await hers.tabTo(button(at, 'Invite someone'));
  await hers.press('Enter');
  const invitation = at.getByRole('dialog', { name: 'Invite someone' });
  await expect(invitation.getByRole('textbox', { name: 'Invitation link' })).toHaveValue(/#/);
  await hers.tabTo(button(at, 'Copy link'));
  await hers.press('Enter');
  await expect(invitation.getByText('Link copied')).toBeVisible();
  const link = await invitation.getByRole('textbox', { name: 'Invitation link' }).inputValue();
  expect(link).toContain('/join#');
  await hers.press('Escape');
  await expect(invitation).toBeHidden();
  await expect(button(at, 'Invite someone')).toBeFocused();

  // Join.
  const sam = await attune.arrive('Sam');
  const by = sam.page();
  const his = keysOf(sam);
  await by.goto(link);
  await his.tabTo(by.getByRole('textbox', { name: 'Your name' }));
  await his.type('Sam');
  await his.press('Enter');
  const door = imani.door('Sam');
  await expect(door).toBeVisible();
  // The notice took no focus away.
  await expect(button(at, 'Invite someone')).toBeFocused();
  expect(await sam.words()).toBe(await imani.words());
  await hers.tabTo(door.getByRole('button', { name: 'Let in' }), 'Shift+Tab');
  await hers.press('Enter');
  await expect(by.getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(by.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(door).toBeHidden();

  // Goals: add two, change the order, add a step and tick it.
  await hers.tabTo(place(at, 'Goals'));
  await hers.press('Enter');
  await expect(heading(at, 'Goals')).toBeFocused();
  for (const goal of ['Walk outside twice a week', 'Sleep until the morning']) {
    await hers.tabTo(button(at, 'New goal'));
    await hers.press('Enter');
    await expect(at.getByRole('textbox', { name: 'Goal', exact: true })).toBeFocused();
    await hers.type(goal);
    await hers.press('Enter');
    await expect(imani.goal(goal)).toBeVisible();
    await expect(at.getByRole('dialog')).toBeHidden();
    // The button of the empty page has gone, so focus is at the heading; later it comes back to the button.
    const back = goal.startsWith('Walk') ? heading(at, 'Goals') : button(at, 'New goal');
    await expect(back).toBeFocused();
  }
  const moved = imani.goal('Sleep until the morning');
  const other = imani.goal('Walk outside twice a week');
  const isFirst = await moved.evaluate((article) =>
    article.matches('article:not(article ~ article)'),
  );
  const move = moved.getByRole('button', { name: isFirst ? 'Move down' : 'Move up' });
  await hers.tabTo(move);
  await hers.press('Space');
  await expect(at.getByRole('article').nth(isFirst ? 1 : 0)).toContainText('Sleep until');
  await expect(moved.getByRole('button', { name: /^Move/ }).and(at.locator(':focus'))).toHaveCount(
    1,
  );
  const addStep = other.getByRole('button', { name: 'Add a step' });
  await hers.tabTo(addStep, isFirst ? 'Shift+Tab' : 'Tab');
  await hers.press('Enter');
  await expect(at.getByRole('textbox', { name: 'Step', exact: true })).toBeFocused();
  await hers.type('Shoes by the door');
  await hers.press('Enter');
  await hers.press('Escape');
  await expect(addStep).toBeFocused();
  await hers.tabTo(other.getByRole('checkbox', { name: 'Shoes by the door' }), 'Shift+Tab');
  await hers.press('Space');
  await his.tabTo(place(by, 'Goals'), 'Shift+Tab');
  await his.press('Enter');
  await expect(sam.goal('Walk outside twice a week').getByRole('checkbox')).toBeChecked();
  const status = other.getByRole('combobox', { name: 'Status' });
  await hers.tabTo(status, 'Shift+Tab');
  await hers.press('w');
  await expect(status).toHaveValue('working');

  // Remove a goal, and take that back from where one has come to.
  await hers.tabTo(other.getByRole('button', { name: 'Remove' }));
  await hers.press('Enter');
  await expect(other).toBeHidden();
  await expect(moved.getByRole('heading', { level: 2 })).toBeFocused();
  await hers.press('Control+z');
  await expect(other.getByRole('checkbox')).toBeChecked();
  await hers.press('Control+Shift+z');
  await expect(other).toBeHidden();
  await hers.tabTo(button(at, 'Take back my last change'), 'Shift+Tab');
  await hers.press('Enter');
  await expect(other).toBeVisible();

  // A note: write, make bold, leave the writing area.
  await hers.tabTo(place(at, 'Notes'), 'Shift+Tab');
  await hers.press('Enter');
  await expect(heading(at, 'Notes')).toBeFocused();
  await hers.tabTo(button(at, 'New note'));
  await hers.press('Enter');
  await expect(at.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await hers.type('Tuesday');
  await hers.tabTo(imani.note());
  await hers.type('The call was on ');
  await hers.press('Control+b');
  await hers.type('Sunday');
  await hers.press('Control+b');
  await hers.type('.');
  await expect(imani.note().locator('strong')).toHaveText('Sunday');
  await hers.press('Alt+F10');
  await expect(button(at, 'Bold')).toBeFocused();
  await hers.press('ArrowRight');
  await expect(button(at, 'Italic')).toBeFocused();
  await hers.tabTo(imani.note());
  // Tab moves the caret nowhere and is never caught.
  await hers.tabTo(button(at, 'Remove note'));
  await hers.tabTo(imani.note(), 'Shift+Tab');
  await his.tabTo(place(by, 'Notes'), 'Shift+Tab');
  await his.press('Enter');
  await his.tabTo(by.getByRole('link', { name: /Tuesday/ }));
  await his.press('Enter');
  await expect(sam.note()).toContainText('The call was on Sunday.');
  await his.tabTo(sam.note());
  await his.press('Control+End');
  await his.type(' I stayed on the line.');
  await expect(imani.note()).toContainText('Sunday. I stayed on the line.');
  for (const person of [imani, sam]) await person.isSaved();
});

test('every dialog is left by Escape and gives focus back to what opened it', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const page = imani.page();
  const hers = keysOf(imani);
  const openers = {
    Goals: ['New goal'],
    People: ['Invite someone', 'Change my name'],
    Settings: ['Leave this workspace', 'Remove everything from this device'],
  } as const;
  for (const place of ['Goals', 'People', 'Settings'] as const) {
    await imani.goTo(place);
    for (const name of openers[place]) {
      const opener = page.getByRole('button', { name, exact: true });
      await hers.tabTo(opener);
      await hers.press('Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      // Focus stays inside, round and round.
      for (let stops = 0; stops < 14; stops += 1) {
        await hers.press('Tab');
        const inside = await page.evaluate(
          () =>
            document.activeElement === document.body ||
            document.activeElement?.closest('dialog') !== null,
        );
        expect(inside, `${name} holds focus`).toBe(true);
        expect(await focusFault(page)).toBe('');
      }
      await hers.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
    }
  }
});
