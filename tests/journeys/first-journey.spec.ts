import { expect, test } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';

const attune = attuneForEachTest();

test('Imani starts a workspace, lets Sam in by matching words, and both write goals and a note', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  await imani.isSaved();
  const link = await imani.invite();

  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  const door = imani.door('Sam');
  await expect(door).toBeVisible();
  expect(await sam.words()).toBe(await imani.words());
  expect(await sam.words()).toMatch(/^\w+ \w+ \w+$/);
  expect(sam.page().url()).not.toContain('#');
  await door.getByRole('button', { name: 'Let in' }).click();

  await expect(sam.page().getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(sam.connection()).toContainText('Connected with Imani');
  await expect(imani.connection()).toContainText('Connected with Sam');

  await sam.goTo('Goals');
  const sams = imani.page().getByRole('listitem').filter({ hasText: 'Sam' });
  await imani.goTo('Today');
  await expect(sams.filter({ hasText: 'is on Goals' })).toBeVisible();
  await imani.goTo('People');
  await expect(sams.filter({ hasText: 'On Goals now' })).toBeVisible();

  await imani.addGoal({ text: 'Walk outside twice a week', why: 'I used to like the river.' });
  await expect(sam.goal('Walk outside twice a week')).toContainText('I used to like the river.');
  await sam.goal('Walk outside twice a week').getByRole('button', { name: 'Add a step' }).click();
  await sam.page().getByRole('textbox', { name: 'Step' }).fill('Shoes by the door');
  await sam.page().keyboard.press('Enter');
  const step = imani
    .goal('Walk outside twice a week')
    .getByRole('checkbox', { name: 'Shoes by the door' });
  await expect(step).toBeVisible();
  await step.check();
  await expect(
    sam.goal('Walk outside twice a week').getByRole('checkbox', { name: 'Shoes by the door' }),
  ).toBeChecked();

  await imani.openNewNote('Tuesday');
  await imani.note().click();
  await imani.page().keyboard.type('The call was on Sunday.');
  await sam.goTo('Notes');
  await sam
    .page()
    .getByRole('link', { name: /Tuesday/ })
    .click();
  await expect(sam.note()).toContainText('The call was on Sunday.');
  await sam.note().click();
  await sam.page().keyboard.press('Control+End');
  await sam.page().keyboard.type(' I stayed on the line.');
  await expect(imani.note()).toContainText('The call was on Sunday. I stayed on the line.');
  await expect(imani.note()).toContainText('Sam');

  await expect(sam.note()).toContainText('Imani');
  for (const person of [imani, sam]) await person.isSaved();
});

test('a link that was used once keeps everybody else out', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  await sam.knock(link);
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.page().getByRole('navigation', { name: 'Workspace' })).toBeVisible();

  const stranger = await attune.arrive('Mallory');
  await stranger.knock(link);
  await expect(stranger.page().getByText(/has been used/)).toBeVisible();
  await expect(imani.door('Mallory')).toBeHidden();
  await expect(stranger.page().getByRole('navigation', { name: 'Workspace' })).toBeHidden();
});

test('two newcomers on one link have words of their own, and letting one in refuses the other', async () => {
  const imani = await attune.arrive('Imani');
  await imani.startWorkspace('Willow');
  const link = await imani.invite();
  const sam = await attune.arrive('Sam');
  const stranger = await attune.arrive('Samuel');
  await sam.knock(link);
  await expect(imani.door('Sam')).toBeVisible();
  await stranger.knock(link);
  await expect(imani.door('Samuel')).toBeVisible();
  expect(await sam.words()).not.toBe(await stranger.words());
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.page().getByRole('navigation', { name: 'Workspace' })).toBeVisible();
  await expect(stranger.page().getByText(/has been used/)).toBeVisible();
});
