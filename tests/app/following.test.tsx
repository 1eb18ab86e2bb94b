// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import type { Manner, Place } from '../../src/crdt/spaces/workspace.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { sam } from './pretend-people.ts';
import { imaniAtHome, plainly } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

/** Imani looks at Today; Sam is wherever a test puts them. */
async function imaniAndSam() {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  const app = showApp({ clock, attune: home.attune });
  await screen.findByRole('heading', { level: 1 });
  const samIs = (place: Place, manner: Partial<Manner> = {}): void =>
    home.workspace.presence.set([{ member: sam.id, place, ...plainly, ...manner }]);
  return { ...app, workspace: home.workspace, samIs };
}

const onPage = (name: string): Promise<HTMLElement> =>
  screen.findByRole('heading', { level: 1, name });
const goTo = (name: string): boolean =>
  fireEvent.click(
    within(screen.getByRole('navigation', { name: 'Workspace' })).getByRole('link', { name }),
  );
const isFollowing = (): boolean => screen.queryByText('Following Sam Rivers') !== null;
async function follow(): Promise<void> {
  goTo('People');
  await onPage('People');
  fireEvent.click(screen.getByRole('button', { name: 'Follow Sam Rivers' }));
  await screen.findByText('Following Sam Rivers');
}
/** What is shown, leaving out what is only said. */
const shown = { ignore: '[aria-live]' };
const said = (): string =>
  [...document.querySelectorAll('[aria-live="polite"][aria-atomic="true"]')]
    .map((one) => one.textContent)
    .join('');

test('Imani follows Sam to Goals and on to People, and stays where she is once she stops', async () => {
  const { samIs } = await imaniAndSam();
  await follow();
  await onPage('Goals');
  samIs({ page: 'people' });
  await onPage('People');
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(isFollowing()).toBe(false);
  samIs({ page: 'goals' });
  await onPage('People');
});

test('Imani follows Sam into the note that Sam has open', async () => {
  const app = await imaniAndSam();
  const { samIs, workspace } = app;
  const [note] = workspace.notesView.get().notes;
  if (note === undefined) throw new Error('There are notes.');
  samIs({ page: 'notes', record: note.id });
  await follow();
  await waitFor(() => expect(app.address()).toMatch(/\/notes\/\w+$/));
  expect(workspace.places.at(-1)).toEqual({ page: 'notes', record: note.id });
  expect(isFollowing()).toBe(true);
});

test('going her own way ends it', async () => {
  const { samIs } = await imaniAndSam();
  await follow();
  await onPage('Goals');
  goTo('People');
  await onPage('People');
  await waitFor(() => expect(isFollowing()).toBe(false));
  samIs({ page: 'goals' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('People');
});

test('a page of Sam’s that nobody else can come to leads nowhere', async () => {
  const { samIs } = await imaniAndSam();
  await follow();
  await onPage('Goals');
  samIs({ page: 'elsewhere' });
  await onPage('Goals');
  expect(isFollowing()).toBe(true);
});

test('while Imani has a dialog open she is not led away from it, and goes along once it is closed', async () => {
  const { samIs } = await imaniAndSam();
  await follow();
  await onPage('Goals');
  fireEvent.click(screen.getByRole('button', { name: 'New goal' }));
  const dialog = await screen.findByRole('dialog', { name: 'New goal' });
  samIs({ page: 'people' });
  expect(screen.getByRole('dialog', { name: 'New goal' })).toBe(dialog);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
  await onPage('People');
});

test('Sam’s line breaks for a moment: it goes on; after a minute away it ends', async () => {
  const { clock, samIs, workspace } = await imaniAndSam();
  await follow();
  await onPage('Goals');
  workspace.presence.set([]);
  await clock.advance(30_000);
  samIs({ page: 'people' });
  await onPage('People');
  workspace.presence.set([]);
  await clock.advance(61_000);
  expect(isFollowing()).toBe(false);
});

test('two who follow each other from different pages do not change places for ever', async () => {
  const { samIs, workspace } = await imaniAndSam();
  await follow();
  await onPage('Goals');
  for (const page of ['people', 'notes', 'people', 'notes', 'people'] as const) {
    samIs({ page });
    await waitFor(() =>
      expect(!isFollowing() || workspace.places.at(-1)?.page === page).toBe(true),
    );
  }
  expect(isFollowing()).toBe(false);
});

test('a sign that Sam gives stands beside whatever page Imani reads, is said once, and goes when it is over', async () => {
  const { clock, samIs } = await imaniAndSam();
  samIs({ page: 'goals' }, { sign: 'again' });
  const sign = await screen.findByText('Sam Rivers: Say that again', shown);
  expect(said()).toBe('Sam Rivers: Say that again');
  await clock.advance(1_500);
  samIs({ page: 'people' }, { sign: 'again' });
  expect(said()).toBe('');
  samIs({ page: 'people' });
  expect(sign.isConnected).toBe(false);
});

test('a therapist sees at once, on whatever page, that Sam wants to go slower; it is no longer in the way after a while', async () => {
  const { clock, samIs } = await imaniAndSam();
  samIs({ page: 'goals' }, { pace: 'slower' });
  await screen.findByText('Sam Rivers would like to go slower', shown);
  expect(said()).toBe('Sam Rivers would like to go slower');
  await clock.advance(10_000);
  samIs({ page: 'goals' }, { pace: 'ready' });
  expect(screen.queryByText('Sam Rivers would like to go slower', shown)).toBeNull();
  await clock.advance(19_000);
  screen.getByText('Sam Rivers is ready for more', shown);
  await clock.advance(1_000);
  expect(screen.queryByText('Sam Rivers is ready for more', shown)).toBeNull();
});

test('a client is not shown the pace of anybody else', async () => {
  const { samIs, workspace } = await imaniAndSam();
  const view = workspace.membersView.get();
  workspace.membersView.set({
    ...view,
    members: view.members.map((one) => ({ ...one, part: 'client' })),
  });
  samIs({ page: 'goals' }, { pace: 'slower', sign: 'hand' });
  await screen.findByText('Sam Rivers: Hand up', shown);
  expect(screen.queryByText('Sam Rivers would like to go slower', shown)).toBeNull();
});
