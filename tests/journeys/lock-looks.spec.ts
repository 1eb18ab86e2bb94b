import { expect, test } from '@playwright/test';
import { heading, press, pretendPages } from './pretend-pages.ts';

/* As in rare-states.spec.ts, where Attune is locked, asks, or says what a browser did. */

test.setTimeout(120_000);

const pages = pretendPages();

test('the locked page can be read and reached by everybody, also after another passphrase', async ({
  page,
}) => {
  await pages.visit(page, 'locked');
  await pages.look(page, heading(page, 'Locked'));
  await page.getByLabel('Passphrase', { exact: true }).fill('not this one');
  await press(page, 'Unlock');
  await pages.look(page, 'That did not open it.');
  await press(page, 'Use recovery words');
  await pages.look(page, page.getByText('Your twelve words'));
  await press(page, 'I cannot get in');
  await pages.look(page, heading(page, 'If you cannot get in'));
  expect(pages.found()).toEqual([]);
});

test('whoever sets ways in can read and reach every step of it', async ({ page }) => {
  await pages.visit(page, 'lock-alone');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await places.getByRole('link', { name: 'Settings', exact: true }).click();
  await pages.look(page, page.getByText('You have one way in.'));
  await press(page, 'Change passphrase');
  await press(page, 'Make one for me');
  await page.getByLabel('Passphrase', { exact: true }).fill('meadow copper lantern');
  await pages.look(page, page.getByText('Easy to guess'));
  await press(page, 'Cancel');
  await press(page, 'Make recovery words');
  await pages.look(page, page.getByText('These twelve words open Attune'));
  await press(page, 'I wrote them down');
  await press(page, 'Keep these words');
  await pages.look(page, page.getByText('what stands on your paper?'));
  expect(pages.found()).toEqual([]);
});

test('ways in that are set, and what removing one means, can be read and reached by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'lock-all');
  const places = page.getByRole('navigation', { name: 'Workspace' });
  await places.getByRole('link', { name: 'Settings', exact: true }).click();
  await pages.look(page, page.getByText('Lock by itself after'));
  await page.getByRole('button', { name: 'Remove', exact: true }).first().click();
  await pages.look(page, page.getByRole('heading', { name: 'Remove the passphrase?' }));
  expect(pages.found()).toEqual([]);
});

test('the offer of a lock, a browser that let go of everything, and installing first can be read by everybody', async ({
  page,
}) => {
  await pages.visit(page, 'begun');
  await pages.look(page, page.getByRole('heading', { name: 'Lock Attune on this device' }));
  await pages.visit(page, 'emptied');
  await pages.look(page, page.getByRole('heading', { name: 'Something was kept here before' }));
  await pages.visit(page, 'install', '/join');
  await pages.look(page, page.getByRole('heading', { name: 'Install first, then join' }));
  expect(pages.found()).toEqual([]);
});
