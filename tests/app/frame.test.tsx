// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { liveValue } from '../../src/crdt/basics/live.ts';
import { ok } from '../../src/crdt/basics/result.ts';
import type { SavingState, Workspace } from '../../src/crdt/spaces/index.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { atTheDoor, imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

async function imaniLooks() {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const app = showApp({ clock, attune: home.attune });
  await screen.findByRole('heading', { level: 1 });
  return { ...app, workspace: home.workspace };
}

test('both states stand in the region Connection, in plain words', async () => {
  const { workspace } = await imaniLooks();
  const region = screen.getByRole('status', { name: 'Connection' });
  expect(region.textContent).toContain('Connected with Sam Rivers');
  expect(region.textContent).toContain('Saved on this device');
  workspace.connection.set({ tag: 'alone' });
  workspace.saving.set({ tag: 'saving' });
  expect(region.textContent).toContain('Only you are here');
  expect(region.textContent).toContain('Saving…');
  workspace.connection.set({ tag: 'offline', impossible: false });
  workspace.saving.set({ tag: 'not-saved', reason: 'full' });
  expect(region.textContent).toContain('Working offline');
  expect(region.textContent).toContain('Not saved');
  expect(region.textContent).toContain('This device has no room left.');
});

test('only a change that lasts two seconds is said aloud', async () => {
  const { workspace, clock } = await imaniLooks();
  const said = (): string =>
    [...document.querySelectorAll('[aria-live="polite"][aria-atomic="true"]')]
      .map((one) => one.textContent)
      .join('');
  workspace.connection.set({ tag: 'connecting' });
  await clock.advance(1_000);
  workspace.connection.set({ tag: 'offline', impossible: false });
  await clock.advance(1_900);
  expect(said()).toBe('');
  await clock.advance(200);
  expect(said()).toBe('Working offline');
  await clock.advance(2_000);
  expect(said()).toBe('');
});

test('the places are links of the landmark Workspace, and the present one is marked', async () => {
  await imaniLooks();
  const navigation = screen.getByRole('navigation', { name: 'Workspace' });
  for (const place of ['Today', 'Goals', 'Notes', 'People', 'Settings']) {
    within(navigation).getByRole('link', { name: place });
  }
  const goals = within(navigation).getByRole('link', { name: 'Goals' });
  fireEvent.click(goals);
  await screen.findByRole('heading', { level: 1, name: 'Goals' });
  await waitFor(() => expect(goals.getAttribute('aria-current')).toBe('page'));
  expect(document.activeElement?.textContent).toBe('Goals');
});

test('somebody at the door is shown on whatever page, and can be let in', async () => {
  const { attune, workspace } = await imaniLooks();
  fireEvent.click(screen.getByRole('link', { name: 'People' }));
  await screen.findByRole('heading', { level: 1, name: 'People' });
  atTheDoor(attune, workspace);
  const notice = await screen.findByRole('region', { name: 'Sam Rivers is at the door' });
  for (const word of ['heron', 'velvet', 'noon']) within(notice).getByText(word);
  within(notice).getByRole('button', { name: 'Not now' });
  fireEvent.click(within(notice).getByRole('button', { name: 'Let in' }));
  expect(attune.done).toEqual(['let in']);
  expect(screen.queryByRole('region', { name: 'Sam Rivers is at the door' })).toBeNull();
});

test('a workspace that was made anew from its feeds takes the place of the old copy on the screen', async () => {
  const { attune, workspace } = await imaniLooks();
  const saving = liveValue<SavingState>({ tag: 'saving' });
  const anew: Workspace = { ...workspace, saving, replaced: liveValue(false) };
  const opening = vi.spyOn(attune, 'openWorkspace').mockResolvedValue(ok(anew));
  workspace.replaced.set(true);
  await screen.findByText('Saving…');
  expect(opening.mock.calls).toEqual([[workspace.id]]);
  screen.getByRole('heading', { level: 1 });
});

test('a new version waits until the person agrees', async () => {
  const { browser } = await imaniLooks();
  browser.updateWaits.set(true);
  await screen.findByText('A new version is ready');
  expect(browser.done).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Use it now' }));
  expect(browser.done).toEqual(['take update']);
});

test('what others did is told in a sentence, and marked as seen on leaving', async () => {
  const { workspace } = await imaniLooks();
  screen.getByText('Sam Rivers wrote two things since you last looked.');
  expect(workspace.seen).toBe(0);
  fireEvent.click(screen.getByRole('link', { name: 'People' }));
  await screen.findByRole('heading', { level: 1, name: 'People' });
  expect(workspace.seen).toBe(1);
  expect(workspace.places.map((place) => place.page)).toEqual(['today', 'people']);
});

test('the title of the page never holds a name or a word of theirs', async () => {
  document.title = 'Attune';
  await imaniLooks();
  fireEvent.click(screen.getByRole('link', { name: 'Notes' }));
  await screen.findByRole('heading', { level: 1, name: 'Notes' });
  expect(document.title).toBe('Attune');
});
