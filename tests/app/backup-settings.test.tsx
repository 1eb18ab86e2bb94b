// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import type { MakingFault } from '../../src/app/live/device.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp, type ShownApp } from './show-app.tsx';

const dayMs = 86_400_000;
const passphrase = 'meadow copper lantern orbit';

async function imaniOpensSettings(): Promise<ShownApp> {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  const app = showApp({ clock, attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Settings' }));
  await screen.findByRole('heading', { level: 2, name: 'Backup' });
  return app;
}
async function imaniOpensTheDialog(): Promise<ShownApp & { readonly dialog: HTMLElement }> {
  const app = await imaniOpensSettings();
  fireEvent.click(await screen.findByRole('button', { name: 'Make a backup' }));
  return { ...app, dialog: await screen.findByRole('dialog', { name: 'Make a backup' }) };
}
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
const fill = (label: string, value: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
};
function choosePassphrase(): void {
  fill('Passphrase', passphrase);
  fill('Passphrase again', passphrase);
}

test('Imani makes a backup of everything, and reads that it was checked and where it went', async () => {
  const { browser, dialog } = await imaniOpensTheDialog();
  screen.getByText('No backup was made in this browser yet.');
  choosePassphrase();
  within(dialog).getByText('Fair');
  press('Save the backup');
  const done = await screen.findByRole('dialog', { name: 'Your backup is made' });
  within(done).getByText(/^Checked today at/);
  within(done).getByText('It went to your downloads, as “backup-2026-11-22.attune”.');
  within(done).getByText(/Keep the passphrase apart from it/);
  expect(browser.done.filter((what) => what.includes('back'))).toEqual([
    'ask where backup-2026-11-22.attune goes',
    `back up everything with ${passphrase}`,
  ]);
  fireEvent.click(within(done).getAllByRole('button', { name: 'Close' })[0] ?? done);
  await screen.findByText(/^Last made today at .*Checked today at .*backup-2026-11-22/);
});

const photosNotIn = [
  {
    notIn: { missingFiles: 0, absentPhotos: 1 },
    said: [
      'One photo is not on this device, so it is not in the backup. Make a backup on the device that has it, too.',
    ],
  },
  {
    notIn: { missingFiles: 1, absentPhotos: 3 },
    said: [
      '3 photos are not on this device, so they are not in the backup. Make a backup on the device that has them, too.',
      'One photo could not be read here, so it is not in the backup.',
    ],
  },
  { notIn: { missingFiles: 0, absentPhotos: 0 }, said: [] },
];
test.each(photosNotIn)(
  'photos that are not in it are told with the backup: $notIn',
  async ({ notIn, said }) => {
    const { browser } = await imaniOpensTheDialog();
    screen.getByText(/A photo that is only on another device stays out/);
    browser.around.kept.notIn = { leftOut: [], ...notIn };
    choosePassphrase();
    press('Save the backup');
    const done = await screen.findByRole('dialog', { name: 'Your backup is made' });
    const sentences = within(done).queryAllByText(/photo/);
    expect(sentences.map(({ textContent }) => textContent)).toEqual(said);
  },
);

test('she may choose one workspace alone', async () => {
  const { browser, attune } = await imaniOpensTheDialog();
  const select = screen.getByLabelText<HTMLSelectElement>('What goes in');
  expect([...select.options].map(({ text }) => text)).toEqual([
    'Everything on this device',
    'Only “Willow”',
  ]);
  select.selectedIndex = 1;
  screen.getByText(/^Your journal and its photos go in/);
  fireEvent.change(select);
  screen.getByText(/^Your journal stays out/);
  choosePassphrase();
  press('Save the backup');
  await screen.findByRole('dialog', { name: 'Your backup is made' });
  const [willow] = attune.workspaces.get();
  expect(browser.done).toContain(`back up ${willow?.id} with ${passphrase}`);
  // Not the name that one of everything has on the same day.
  screen.getByText(/“backup-one-workspace-2026-11-22-\d{4}\.attune”/);
});

test('a short passphrase, or two that differ, make none, and nobody is asked for a place', async () => {
  const { browser, dialog } = await imaniOpensTheDialog();
  fill('Passphrase', 'short');
  press('Save the backup');
  await within(dialog).findByText(/at least 8 letters/);
  fill('Passphrase', passphrase);
  fill('Passphrase again', 'something else');
  press('Save the backup');
  await within(dialog).findByText(/The two are not the same/);
  expect(browser.done.some((what) => what.startsWith('ask where'))).toBe(false);
});

test('who chooses no place is where they were', async () => {
  const { browser, dialog } = await imaniOpensTheDialog();
  browser.around.choosesPlace = false;
  choosePassphrase();
  press('Save the backup');
  await waitFor(() => expect(browser.done.some((what) => what.startsWith('ask where'))).toBe(true));
  expect(within(dialog).getByLabelText<HTMLInputElement>('Passphrase').value).toBe(passphrase);
});

test('while it is made that is said, and she can stop it', async () => {
  const { browser, dialog } = await imaniOpensTheDialog();
  browser.around.kept.waits.set(true);
  choosePassphrase();
  press('Save the backup');
  const status = await within(dialog).findByText('Making your backup…');
  expect(status.closest('[role=status]')?.textContent).toContain('1 of 2 is being written.');
  expect(within(dialog).queryByRole('button', { name: 'Close' })).toBeNull();
  press('Stop');
  await within(dialog).findByText('You stopped it. No backup was kept.');
});

const faults: readonly [MakingFault, RegExp][] = [
  ['full', /There was no room for the whole file, so none was kept/],
  ['unknown', /could not be written to its end, so none was kept/],
  ['not-kept', /Nothing was changed/],
  ['not-whole', /did not open again as it was written, so none was kept/],
  ['not-loaded', /No backup was made/],
];
test.each(faults)(
  'when it does not work (%s) that is said, and nothing is kept',
  async (make, said) => {
    const { browser, dialog } = await imaniOpensTheDialog();
    browser.around.kept.faults.set({ make });
    choosePassphrase();
    press('Save the backup');
    await within(dialog).findByText(said);
    press('Cancel');
    await screen.findByText('No backup was made in this browser yet.');
  },
);

test('after a week without one she is reminded once, quietly, and may put it off', async () => {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  const { browser } = showApp({ clock, attune });
  browser.around.kept.due = true;
  await screen.findByRole('heading', { level: 1 });
  await waitFor(async () => {
    await clock.advance(6_000);
    screen.getByRole('heading', { name: 'A backup would be good now' });
  });
  press('Not now');
  expect(screen.queryByRole('heading', { name: 'A backup would be good now' })).toBeNull();
  await screen.findByText('You are reminded again in a week.');
  expect(browser.done).toContain('put off the backup');
});

test('where the browser has promised to keep everything nobody is reminded', async () => {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  const { browser } = showApp({ clock, attune });
  browser.around.kept.due = true;
  browser.around.rests = { usedBytes: 1, persistent: true };
  await screen.findByRole('heading', { level: 1 });
  await clock.advance(7 * dayMs);
  await clock.advance(6_000);
  expect(screen.queryByRole('heading', { name: 'A backup would be good now' })).toBeNull();
});

test('from the reminder she comes straight to making one', async () => {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  const { browser } = showApp({ clock, attune });
  browser.around.kept.due = true;
  await screen.findByRole('heading', { level: 1 });
  await waitFor(async () => {
    await clock.advance(6_000);
    screen.getByRole('heading', { name: 'A backup would be good now' });
  });
  press('Make a backup');
  await screen.findByRole('dialog', { name: 'Make a backup' });
});
