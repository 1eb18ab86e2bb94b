// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import type { LookingFault, RestoringFault } from '../../src/app/live/device.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp, type ShownApp } from './show-app.tsx';

async function atTheFirstPage(): Promise<ShownApp> {
  const app = showApp();
  fireEvent.click(await screen.findByRole('link', { name: 'Restore from a backup' }));
  await screen.findByRole('heading', { level: 1, name: 'Restore from a backup' });
  await screen.findByLabelText('Backup file');
  return app;
}
async function atHome(): Promise<ShownApp> {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const { attune } = imaniAtHome(clock);
  const app = showApp({ at: '/restore', clock, attune });
  await screen.findByLabelText('Backup file');
  return app;
}
const press = (name: string): boolean => fireEvent.click(screen.getByRole('button', { name }));
function choose(passphrase = 'meadow'): void {
  const files = [new File([new Uint8Array(9)], 'backup-2026-11-21.attune')];
  fireEvent.change(screen.getByLabelText('Backup file'), { target: { files } });
  fireEvent.input(screen.getByLabelText('Passphrase of the backup'), {
    target: { value: passphrase },
  });
  press('Look inside');
}
const inside = (): Promise<HTMLElement> =>
  screen.findByRole('heading', { name: 'What is in this backup' });

test('somebody new sees what is in a backup before anything is kept, and then has it all back', async () => {
  const app = await atTheFirstPage();
  const { browser, attune } = app;
  choose();
  const heading = await inside();
  await waitFor(() => expect(document.activeElement).toBe(heading));
  screen.getByText(/^It was made on .*2026/);
  const list = screen.getByRole('list', { name: 'Workspaces in it' });
  expect(list.textContent).toBe('WillowWith Sam');
  screen.getByText('Your journal, with 12 entries.');
  screen.getByText(/^This browser becomes one more of your devices/);
  expect(attune.state.get().tag).toBe('new');
  expect(browser.done).not.toContain('restore');
  attune.personal.set({ tag: 'resting' });
  press('Restore');
  await screen.findByRole('heading', { name: 'It is all back' });
  // Among the devices it has a name before anybody opens Settings.
  const { list: devices } = attune.own().devices;
  await expect.poll(() => devices.get()[0]?.name).toBe('Firefox on a computer');
  screen.getByText('One workspace was brought back.');
  screen.getByText('Your journal is here.');
  screen.getByText(/still see you as one person/);
  screen.getByText(
    /^If your old browser still works, both share your journal.* removed since the backup is then removed here/,
  );
  expect(screen.queryByText(/stays removed/)).toBeNull();
  screen.getByText(/^If you had removed this backup from your devices, .* nothing new comes here/);
  screen.getByText(/you can remove it. Look for “My devices” in Settings/);
  expect(browser.done.filter((what) => what.includes('back'))).toEqual([]);
  press('Open your journal');
  await waitFor(() => expect(app.address()).toBe('/journal'));
});

test('what is typed as the passphrase can be shown, as it can elsewhere', async () => {
  await atTheFirstPage();
  const box = screen.getByLabelText<HTMLInputElement>('Passphrase of the backup');
  expect(box.type).toBe('password');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Show what I type' }));
  expect(box.type).toBe('text');
});

test('without a file or a passphrase it is said what is missing', async () => {
  await atTheFirstPage();
  press('Look inside');
  screen.getByText('Please choose the file of your backup.');
  expect(document.activeElement).toBe(screen.getByLabelText('Backup file'));
  choose('');
  screen.getByText('Please write the passphrase of this backup.');
  expect(document.activeElement).toBe(screen.getByLabelText('Passphrase of the backup'));
});

const looks: readonly [LookingFault, RegExp][] = [
  ['empty', /This file is empty. Perhaps it was not copied to its end/],
  ['not-a-backup', /is not a backup of Attune/],
  ['newer', /newer version/],
  ['incomplete', /The end of this file is missing/],
  ['damaged', /This file is damaged/],
  ['too-large', /larger than any backup/],
  ['unsafe', /asks for far more work or memory/],
  ['wrong-passphrase', /That passphrase does not open this backup/],
  ['unreadable', /could not read this file/],
];
test.each(looks)(
  'a file that is not good (%s) has its own sentence, and nothing was changed',
  async (look, said) => {
    const { attune, browser } = await atTheFirstPage();
    if (look !== 'wrong-passphrase') browser.around.kept.faults.set({ look });
    choose(look === 'wrong-passphrase' ? 'river' : 'meadow');
    const sentence = await screen.findByText(said);
    expect(sentence.textContent).toContain('Nothing was changed.');
    expect(attune.state.get().tag).toBe('new');
  },
);

test('over what is here a copy is kept first, with the same passphrase, and its place is told', async () => {
  const { browser, attune } = await atHome();
  const [willow] = attune.workspaces.get();
  const { kept } = browser.around;
  kept.inside = {
    ...kept.inside,
    ownHere: 'other',
    workspaces: willow === undefined ? [] : [{ id: willow.id, name: 'Willow', others: [] }],
  };
  kept.restored = {
    added: [],
    merged: willow === undefined ? [] : [willow.id],
    own: 'copied',
    entries: 12,
  };
  choose();
  await inside();
  within(screen.getByRole('list', { name: 'Workspaces in it' })).getByText(
    /Is on this device, too/,
  );
  screen.getByText(/This device has another journal already/);
  screen.getByText('Nothing that is on this device goes away.');
  press('Save a copy and restore');
  await screen.findByRole('heading', { name: 'The backup is added to what was here' });
  expect(browser.done.slice(-3)).toEqual([
    expect.stringMatching(/^ask where copy-from-before-2026-11-22-\d{4}\.attune goes$/),
    'back up everything with meadow',
    'restore',
  ]);
  screen.getByText('One workspace that was here was put together with the one in the backup.');
  screen.getByText('12 entries were copied into your journal.');
  screen.getByText(/^What you write in your journal from now on stays here/);
  expect(screen.queryByText(/is one of your devices now/)).toBeNull();
  // No backup of that day is called like it.
  screen.getByText(
    /^The copy from before went to your downloads, as “copy-from-before-2026-11-22-\d{4}\.attune”/,
  );
});

const merges = [
  {
    what: 'her own journal',
    ownHere: 'same',
    isWillowHere: false,
    stays: /Entries that were removed in the last 30 days can be put back in your journal\.$/,
  },
  {
    what: 'one of her workspaces',
    ownHere: 'other',
    isWillowHere: true,
    stays:
      /Goals and notes that were removed in the last 30 days can be put back on their pages\.$/,
  },
  {
    what: 'both',
    ownHere: 'same',
    isWillowHere: true,
    stays: /Entries, goals and notes that were removed in the last 30 days can be put back/,
  },
] as const;
test.each(merges)(
  'over $what she reads, before and after, that what was removed stays removed',
  async ({ ownHere, isWillowHere, stays }) => {
    const { browser, attune } = await atHome();
    const ids = attune.workspaces.get().map(({ id }) => id);
    const { kept } = browser.around;
    const workspaces = ids.map((id) => ({ id, name: 'Willow', others: [] }));
    kept.inside = { ...kept.inside, ownHere, workspaces: isWillowHere ? workspaces : [] };
    const own = ownHere === 'same' ? 'merged' : 'copied';
    kept.restored = { added: [], merged: isWillowHere ? ids : [], own, entries: 0 };
    const isSaid = (): void => {
      const { textContent } = screen.getByText(/^What was removed here since the backup/);
      expect(textContent).toMatch(/^What was removed here since the backup stays removed\. /);
      expect(textContent).toMatch(stays);
    };
    choose();
    await inside();
    isSaid();
    screen.getByText(/^Only what was removed where the backup was made/);
    expect(screen.queryByText(/always go back/)).toBeNull();
    press('Save a copy and restore');
    await screen.findByRole('heading', { name: 'The backup is added to what was here' });
    isSaid();
    expect(screen.queryByText(/all back|of both now/)).toBeNull();
  },
);

test('beside what is here, with nothing of it in the backup, there is nothing to say of removing', async () => {
  const { browser } = await atHome();
  const { kept } = browser.around;
  kept.inside = { ...kept.inside, personal: undefined, ownHere: 'other' };
  kept.restored = { ...kept.restored, own: 'none' };
  choose();
  await inside();
  expect(screen.queryByText(/stays removed/)).toBeNull();
  press('Save a copy and restore');
  await screen.findByRole('heading', { name: 'It is all back' });
  expect(screen.queryByText(/stays removed/)).toBeNull();
  screen.getByText(/^What was changed or removed there since the backup comes here/);
});

test('without a place for the copy, or when it could not be made, nothing is restored', async () => {
  const { browser } = await atHome();
  choose();
  await inside();
  browser.around.choosesPlace = false;
  press('Save a copy and restore');
  await screen.findByText(/No place was chosen for the copy/);
  browser.around.choosesPlace = true;
  browser.around.kept.faults.set({ make: 'full' });
  press('Save a copy and restore');
  await screen.findByText(/There was no room for the whole file/);
  expect(browser.done).not.toContain('restore');
});

const restores: readonly [RestoringFault, RegExp][] = [
  ['full', /no room for it in this browser. All of it was taken back/],
  ['not-kept', /All of it was taken back/],
  ['elsewhere', /being restored in another window/],
];
test.each(restores)(
  'when it cannot be kept (%s) that is said, and it can be tried again',
  async (restore, said) => {
    const { browser } = await atTheFirstPage();
    choose();
    await inside();
    browser.around.kept.faults.set({ restore });
    press('Restore');
    await screen.findByText(said);
    browser.around.kept.faults.set({});
    press('Restore');
    await screen.findByRole('heading', { name: 'It is all back' });
  },
);

test('looking and restoring can be stopped, and what was chosen is still there', async () => {
  const { browser } = await atTheFirstPage();
  browser.around.kept.waits.set(true);
  choose();
  await screen.findByText('Looking inside…');
  press('Stop');
  await screen.findByText('You stopped it. Nothing of it was kept.');
  browser.around.kept.waits.set(false);
  press('Look inside');
  await inside();
  browser.around.kept.waits.set(true);
  press('Restore');
  await screen.findByText('Bringing it back…');
  press('Stop');
  await screen.findByText('You stopped it. Nothing of it was kept.');
});
