import { expect, test } from '@playwright/test';
import { heading, press, pretendPages } from './pretend-pages.ts';

/* As in rare-states.spec.ts, for a person's own devices and the locks of a workspace. */

test.setTimeout(120_000);

const pages = pretendPages();

test('own devices, adding one and removing one can be read and reached by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'devices');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await places.getByRole('link', { name: 'Settings', exact: true }).click();
  await pages.look(page, page.getByText('Laptop at the practice'));
  await press(page, 'Add a device');
  await pages.look(page, page.getByRole('textbox', { name: 'Link for my device' }));
  await page.keyboard.press('Escape');
  const list = page.getByRole('list', { name: 'My devices' });
  await list.getByRole('button', { name: 'Remove' }).click();
  await pages.look(page, page.getByText('What it already has stays on it.'));
  expect(pages.found()).toEqual([]);
});

test('a device at the door, and one that was added elsewhere, can be read and reached by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'devices-door');
  await pages.look(page, page.getByText('It would be one of your devices'));
  await pages.visit(page, 'devices-added');
  await pages.look(page, page.getByRole('heading', { name: 'A new device was added: Tablet' }));
  expect(pages.found()).toEqual([]);
});

test('a browser that is to become a device, and locks that are changed, can be read and reached by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'device', '/join');
  await pages.look(page, heading(page, 'Add this device'));
  await pages.visit(page, 'devices');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await places.getByRole('link', { name: 'People', exact: true }).click();
  await press(page, 'Change the locks');
  await pages.look(page, page.getByText('What they already have stays with them.'));
  await pages.visit(page, 'devices-gone');
  await places.getByRole('link', { name: 'People', exact: true }).click();
  await pages.look(page, page.getByRole('heading', { name: 'No longer here' }));
  expect(pages.found()).toEqual([]);
});
