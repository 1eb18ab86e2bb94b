// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { err } from '../../src/crdt/basics/result.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

async function imaniOpensSettings() {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const app = showApp({ clock, attune: home.attune });
  fireEvent.click(await screen.findByRole('link', { name: 'Settings' }));
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  return { ...app, workspace: home.workspace };
}

test('dark colours are shown at once and kept for the next first paint', async () => {
  const { browser } = await imaniOpensSettings();
  const colours = screen.getByRole('radiogroup', { name: 'Colours' });
  fireEvent.click(within(colours).getByRole('radio', { name: 'Dark' }));
  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(browser.done).toEqual(['keep theme dark']);
  fireEvent.click(within(colours).getByRole('radio', { name: 'Like my device' }));
  expect(document.documentElement.dataset['theme']).toBeUndefined();
});

test('leaving says exactly what happens, and happens only when confirmed', async () => {
  const { attune } = await imaniOpensSettings();
  fireEvent.click(screen.getByRole('button', { name: 'Leave this workspace' }));
  const dialog = await screen.findByRole('dialog', { name: 'Leave this workspace?' });
  within(dialog).getByText(/“Willow” is taken off this device/);
  expect(attune.done).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(attune.done).toEqual(['leave']));
  await screen.findByText('“Willow” is off this device.');
  await screen.findByRole('heading', { name: 'A shared space for therapy' });
});

test('while the bytes go, leaving shows no page that did not open', async () => {
  const { attune, workspace } = await imaniOpensSettings();
  let gone: () => void = () => undefined;
  vi.spyOn(attune, 'leaveWorkspace').mockImplementation(() => {
    attune.workspaces.set([]);
    return new Promise((resolve) => {
      gone = () => resolve(err('bytes-left'));
    });
  });
  fireEvent.click(screen.getByRole('button', { name: 'Leave this workspace' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Leave' }));
  await screen.findByRole('heading', { name: 'A shared space for therapy' });
  expect(screen.queryByText('It did not open')).toBeNull();
  gone();
  await screen.findByText(/Some locked bytes are left/);
  expect(workspace.id).toBeDefined();
});

test('leaving or removing that did not work says so and can be tried again', async () => {
  const { attune } = await imaniOpensSettings();
  vi.spyOn(attune, 'leaveWorkspace').mockResolvedValueOnce(err('kept'));
  fireEvent.click(screen.getByRole('button', { name: 'Leave this workspace' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Leave' }));
  await screen.findByText(/The workspace is still here/);
  fireEvent.click(screen.getByRole('button', { name: 'Stay' }));

  vi.spyOn(attune, 'removeEverything').mockRejectedValueOnce(new Error('blocked'));
  fireEvent.click(screen.getByRole('button', { name: 'Remove everything from this device' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove everything?' });
  fireEvent.input(within(dialog).getByRole('textbox'), { target: { value: 'remove' } });
  const remove = within(dialog).getByRole('button', { name: 'Remove everything' });
  fireEvent.click(remove);
  await within(dialog).findByText(/Close other windows of Attune/);
  fireEvent.click(remove);
  await screen.findByText('Everything is off this device.');
});

test('the name of the workspace follows what others call it, until one writes oneself', async () => {
  const { workspace } = await imaniOpensSettings();
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of this workspace' });
  const save = screen.getByRole('button', { name: 'Save name' });
  workspace.membersView.set({ ...workspace.membersView.get(), workspaceName: 'Rowan' });
  expect(box.value).toBe('Rowan');
  fireEvent.input(box, { target: { value: '  ' } });
  fireEvent.click(save);
  await screen.findByText('Please give it a name.');
  expect(document.activeElement).toBe(box);
  expect(workspace.membersView.get().workspaceName).toBe('Rowan');
  fireEvent.input(box, { target: { value: 'Harbour' } });
  fireEvent.click(save);
  expect(workspace.membersView.get().workspaceName).toBe('Harbour');
});

test('more contrast and no movement are shown at once, and the bars of the browser follow the colours', async () => {
  for (const of of ['light', 'dark']) {
    const meta = document.head.appendChild(document.createElement('meta'));
    meta.dataset['of'] = of;
  }
  const { attune } = await imaniOpensSettings();
  const choose = (group: string, name: string): void => {
    fireEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByLabelText(name));
  };
  const marks = () =>
    ['theme', 'contrast', 'motion'].map((mark) =>
      document.documentElement.getAttribute(`data-${mark}`),
    );
  choose('Contrast', 'More');
  choose('Movement', 'None');
  choose('Colours', 'Dark');
  expect(attune.preferences.get()).toEqual({
    theme: 'dark',
    contrast: 'more',
    motion: 'less',
    plainHints: 'on',
    lockAfterMinutes: 5,
    leaveTo: '',
    lockOffer: 'open',
  });
  expect(marks()).toEqual(['dark', 'more', 'less']);
  const bars = (): readonly string[] =>
    [...document.head.querySelectorAll<HTMLMetaElement>('meta[data-of]')].map((one) => one.media);
  expect(bars()).toEqual(['not all', 'all']);
  for (const group of ['Contrast', 'Movement', 'Colours']) choose(group, 'Like my device');
  expect(marks()).toEqual([null, null, null]);
  expect(bars()).toEqual(['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']);
});

test('everything is removed only after the word has been written', async () => {
  const { attune } = await imaniOpensSettings();
  fireEvent.click(screen.getByRole('button', { name: 'Remove everything from this device' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove everything?' });
  const remove = within(dialog).getByRole<HTMLButtonElement>('button', {
    name: 'Remove everything',
  });
  expect(remove.disabled).toBe(true);
  fireEvent.input(within(dialog).getByRole('textbox'), { target: { value: 'remove' } });
  expect(remove.disabled).toBe(false);
  fireEvent.click(remove);
  await screen.findByRole('heading', { name: 'A shared space for therapy' });
  expect(attune.done).toContain('remove everything');
});

test('what this device keeps is told honestly', async () => {
  await imaniOpensSettings();
  screen.getByText(/Someone who can copy this browser’s files could open it/);
  await screen.findByText(/Attune takes up 412 KB here/);
});

test('a browser that does not tell how much it keeps takes nothing else off the page', async () => {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const { browser } = showApp({ clock, attune: home.attune });
  browser.around.rests = undefined;
  fireEvent.click(await screen.findByRole('link', { name: 'Settings' }));
  await screen.findByRole('heading', { name: 'What this device keeps' });
  await waitFor(() => expect(screen.queryByText(/could not be shown/)).toBeNull());
  screen.getByText(/Someone who can copy this browser’s files/);
});

test('Imani asks the browser to keep what rests here, and reads its answer', async () => {
  const { browser } = await imaniOpensSettings();
  const ask = await screen.findByRole('button', { name: 'Ask the browser to keep it' });
  fireEvent.click(ask);
  await screen.findByText(/The browser said no for now/);
  browser.around.keeps = true;
  fireEvent.click(ask);
  await screen.findByText('The browser said yes.');
  await screen.findByText(/promised not to clear it/);
  expect(screen.queryByRole('button', { name: 'Ask the browser to keep it' })).toBeNull();
});
