// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
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
  await screen.findByText(/This workspace takes up 412 KB here/);
});
