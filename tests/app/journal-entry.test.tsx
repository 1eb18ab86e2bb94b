// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { editorIn } from '../editors/people.ts';
import { dayInFull } from '../../src/app/words/journal-days.ts';
import { showJournal, writingPage } from './journal-at-hand.ts';
import type { PretendJournal } from './pretend-journal.ts';
import { showApp } from './show-app.tsx';

const river = (pretend: PretendJournal) =>
  pretend.write({ day: '2026-11-22', paragraphs: ['The river.'] });
const empty = (pretend: PretendJournal) => pretend.write({ day: '2026-11-22' });
const nowMs = Date.UTC(2026, 10, 22, 14, 20);
const full = (day: string): string => dayInFull(Date.parse(`${day}T12:00:00`), nowMs);
const entriesOf = ({ journal }: PretendJournal) => journal.entries.view.get().entries;

test('an entry has its words in the writing area, without what belongs to a workspace', async () => {
  await showJournal('client', { write: river, entry: true });
  expect((await screen.findByRole('textbox', { name: 'Entry' })).textContent).toBe('The river.');
  const tools = screen.getByRole('toolbar', { name: 'Tools for writing' });
  expect(within(tools).getByRole('button', { name: 'Bold' })).toBeDefined();
  expect(within(tools).getByRole('button', { name: 'Add a photo' })).toBeDefined();
  expect(within(tools).queryByRole('button', { name: 'Comment' })).toBeNull();
});

test('in front of the workspaces an entry says whether it rests safely', async () => {
  await showJournal('front', { write: river, entry: true });
  await screen.findByRole('textbox', { name: 'Entry' });
  expect(screen.getByRole('status', { name: 'Saving' }).textContent).toBe('Saved on this device');
});

test('what is typed is kept at once, and the list shows its first words', async () => {
  const shown = await showJournal('client', { write: empty, entry: true });
  await writingPage();
  editorIn(document.body).commands.insertContent('Water first.');
  expect(entriesOf(shown)[0]?.opening).toBe('Water first.');
  fireEvent.click(screen.getByRole('link', { name: 'All entries' }));
  expect(await screen.findByText('Water first.')).toBeDefined();
});

test('an entry in which nothing was written is gone once it is left', async () => {
  const shown = await showJournal('client', { write: empty, entry: true });
  await screen.findByRole('textbox', { name: 'Entry' });
  expect(entriesOf(shown)).toHaveLength(1);
  fireEvent.click(screen.getByRole('link', { name: 'All entries' }));
  await screen.findByRole('heading', { name: 'Your first page' });
  expect(entriesOf(shown)).toHaveLength(0);
  expect(shown.journal.entries.view.get().removed).toHaveLength(0);
});

test('an empty entry is gone as well when its page is closed, and one with words stays', async () => {
  const shown = await showJournal('front', { write: empty, entry: true });
  await screen.findByRole('textbox', { name: 'Entry' });
  const mood = screen.getByRole('textbox', { name: 'How it was, in a word' });
  fireEvent.input(mood, { target: { value: 'calm' } });
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
  expect(entriesOf(shown)).toHaveLength(1);
  fireEvent.input(mood, { target: { value: '' } });
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  expect(entriesOf(shown)).toHaveLength(1);
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
  expect(entriesOf(shown)).toHaveLength(0);
});

test('the day of an entry can be changed; a year that is still being typed changes nothing', async () => {
  const shown = await showJournal('client', { write: river, entry: true });
  fireEvent.click(await screen.findByRole('button', { name: /Change the day/ }));
  const box = screen.getByLabelText('Day');
  fireEvent.input(box, { target: { value: '0002-11-20' } });
  expect(entriesOf(shown)[0]?.day).toBe('2026-11-22');
  fireEvent.input(box, { target: { value: '2026-11-20' } });
  expect(entriesOf(shown)[0]?.day).toBe('2026-11-20');
  expect(screen.getByRole('heading', { level: 1, name: full('2026-11-20') })).toBeDefined();
});

test('a word for how it was can be typed, spaces and all, or chosen', async () => {
  const shown = await showJournal('client', { write: river, entry: true });
  const mood = await screen.findByRole<HTMLInputElement>('textbox', {
    name: 'How it was, in a word',
  });
  fireEvent.input(mood, { target: { value: 'tired ' } });
  expect(mood.value).toBe('tired ');
  fireEvent.input(mood, { target: { value: 'tired but proud' } });
  expect(entriesOf(shown)[0]?.mood).toBe('tired but proud');
  fireEvent.click(screen.getByRole('button', { name: 'Find a word' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'How was it?' }));
  const asList = dialog.queryByRole('button', { name: 'Show as a list' });
  if (asList !== null) fireEvent.click(asList);
  fireEvent.click(dialog.getByRole('button', { name: 'hopeful' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(mood.value).toBe('hopeful');
  expect(entriesOf(shown)[0]?.mood).toBe('hopeful');
});

test('questions to start with become headings, and go once something is written', async () => {
  const shown = await showJournal('client', { write: empty, entry: true });
  fireEvent.click(await screen.findByRole('button', { name: 'A small check-in' }));
  const area = screen.getByRole('textbox', { name: 'Entry' });
  expect(within(area).getByRole('heading', { name: 'How am I right now?' })).toBeDefined();
  expect(screen.queryByRole('button', { name: 'A hard moment' })).toBeNull();
  expect(entriesOf(shown)[0]?.opening).toContain('How am I right now?');
});

test('a removed entry is back with Undo', async () => {
  const shown = await showJournal('client', { write: river, entry: true });
  await screen.findByRole('textbox', { name: 'Entry' });
  fireEvent.click(screen.getByRole('button', { name: 'Remove entry' }));
  await screen.findByRole('heading', { level: 1, name: 'Journal' });
  expect(entriesOf(shown)).toHaveLength(0);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(entriesOf(shown)).toHaveLength(1));
});

test('an address that names no entry says so, and leads back', async () => {
  const { attune } = await showJournal('client', { write: river });
  cleanup();
  showApp({ attune, at: '/journal/nothing' });
  await screen.findByRole('heading', { level: 1, name: 'This entry is not here' });
  fireEvent.click(screen.getByRole('button', { name: 'All entries' }));
  await screen.findByRole('heading', { level: 1, name: 'Journal' });
});

test('the short way to a new entry begins one, and going back does not begin another', async () => {
  const shown = await showJournal('client', { write: river });
  cleanup();
  const app = showApp({ attune: shown.attune, at: '/journal/new' });
  await writingPage();
  expect(app.address()).not.toContain('new');
  expect(entriesOf(shown)).toHaveLength(2);
});
