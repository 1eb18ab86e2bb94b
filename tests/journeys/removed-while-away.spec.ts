import { expect, test } from '@playwright/test';
import { attuneForEachTest } from '../cast/attune-for-each-test.ts';
import type { Person } from '../cast/person.ts';
import { twoAtWork } from '../cast/two-at-work.ts';

const attune = attuneForEachTest();
test.setTimeout(180_000);

const pathOf = (person: Person): string => new URL(person.page().url()).pathname;
const isOutOfWorkspace = (person: Person): Promise<void> =>
  expect(
    person.page().getByText('You are no longer in this workspace. What you have stays with you;'),
  ).toBeVisible({ timeout: 30_000 });

test('Imani changes the locks for Sam while his browser is shut: when he comes back it says so, and he keeps what he has', async () => {
  const { imani, sam } = await twoAtWork(attune);
  await sam.addGoal({ text: 'Before', why: '' });
  await imani.goTo('Goals');
  await expect(imani.goal('Before')).toBeVisible();
  const path = pathOf(sam);
  await sam.close();
  await expect(imani.connection()).toContainText('Only you are here');
  await imani.goTo('People');
  await imani.page().getByRole('button', { name: 'Change the locks' }).click();
  await imani
    .page()
    .getByRole('dialog', { name: 'Change the locks for Sam?' })
    .getByRole('button', { name: 'Change the locks' })
    .click();
  await expect(
    imani.page().getByText('The locks are changed. Sam is no longer here.'),
  ).toBeVisible();
  await imani.addGoal({ text: 'After', why: '' });
  await imani.isSaved();

  await sam.openAgain(path);
  await isOutOfWorkspace(sam);
  await expect(sam.connection()).not.toContainText('Only you are here');
  await expect(sam.goal('Before')).toBeVisible();
  await sam.addGoal({ text: 'For himself', why: '' });
  await imani.goTo('Goals');
  await expect(sam.goal('After')).toHaveCount(0);

  // What he was told once is known on his device, also where nobody is there to say it.
  const hers = pathOf(imani);
  await imani.close();
  await sam.killAndReopen(path);
  await isOutOfWorkspace(sam);
  await expect(sam.goal('For himself')).toBeVisible();
  await imani.openAgain(hers);
  await expect(imani.goal('After')).toBeVisible();
  await expect(imani.goal('For himself')).toHaveCount(0);
  await expect(sam.goal('After')).toHaveCount(0);

  // Invited again he comes back into it in the same browser.
  await sam.knock(await imani.invite());
  await imani.door('Sam').getByRole('button', { name: 'Let in' }).click();
  await expect(sam.connection()).toContainText('Connected with Imani', { timeout: 30_000 });
  await expect(sam.page().getByText('You are no longer in this workspace.')).toHaveCount(0);
  await sam.goTo('Goals');
  await expect(sam.goal('Before')).toBeVisible();
  await expect(sam.goal('After')).toBeVisible();
  await sam.addGoal({ text: 'Here again', why: '' });
  await imani.goTo('Goals');
  await expect(imani.goal('Here again')).toBeVisible();
  await imani.goTo('Today');
  await expect(imani.page().getByText(/does not reach/)).toHaveCount(0);
});

test('Sam removes his phone while it is switched off: switched on it says so in the journal and in the workspace', async () => {
  const { sam } = await twoAtWork(attune);
  await sam.goTo('Settings');
  await sam
    .page()
    .getByRole('region', { name: 'My devices' })
    .getByRole('button', { name: 'Add a device' })
    .click();
  const field = sam.page().getByRole('textbox', { name: 'Link for my device' });
  await expect(field).toHaveValue(/\/device#/);
  const phone = await attune.arrive('Phone');
  await phone.page().goto(await field.inputValue());
  await phone.page().getByRole('textbox', { name: 'Name of this device' }).fill('Sam’s phone');
  await phone.page().getByRole('button', { name: 'Add this device' }).click();
  await sam.door('Sam’s phone').getByRole('button', { name: 'Let in' }).click();
  await phone.page().getByRole('button', { name: 'Go to my workspaces' }).click();
  await phone.goTo('Goals');
  await expect(phone.connection()).toContainText('Connected with Imani');
  const path = pathOf(phone);
  await phone.close();

  const list = sam.page().getByRole('list', { name: 'My devices' });
  await list.getByRole('button', { name: 'Remove' }).click();
  await sam.page().getByRole('button', { name: 'Remove this device' }).click();
  await expect(sam.page().getByText('Sam’s phone is no longer one of your devices.')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);

  await phone.openAgain(path);
  const told = phone.page().getByText('This device is no longer one of your devices.');
  await expect(told).toBeVisible({ timeout: 30_000 });
  await phone.goTo('Journal');
  await expect(told).toBeVisible({ timeout: 30_000 });
  await expect(phone.page().getByText('ask for a new invitation')).toHaveCount(0);
  await phone.goTo('Settings');
  const own = phone.page().getByRole('region', { name: 'My devices' });
  const isOut = own.getByText('This browser is no longer one of your devices.');
  await expect(isOut).toBeVisible();
  await expect(own.getByRole('button', { name: 'Add a device' })).toHaveCount(0);

  // Whatever is pressed there changes nothing for his laptop, and is not said to.
  await own.getByRole('button', { name: 'Remove' }).click();
  await phone.page().getByRole('button', { name: 'Remove this device' }).click();
  await expect(phone.page().getByText('is no longer in the list here.')).toBeVisible();
  await expect(own.getByRole('listitem')).toHaveCount(1);
  await expect(isOut).toBeVisible();
  await phone.reload();
  await expect(isOut).toBeVisible();
  await expect(own.getByRole('button', { name: 'Add a device' })).toHaveCount(0);
  await expect(own.getByText('on this device only')).toHaveCount(0);
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(
    sam.page().getByRole('region', { name: 'My devices' }).getByText('no longer one of your'),
  ).toHaveCount(0);
});
