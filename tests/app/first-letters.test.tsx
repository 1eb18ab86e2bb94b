// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { Caret, NoteSession } from '../../src/crdt/spaces/workspace.ts';
import { editorIn } from '../editors/people.ts';
import { journalFaultWords } from '../../src/app/words/journal-faults.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { pretendJournal } from './pretend-journal.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

const nowMs = Date.UTC(2026, 10, 22, 14, 20);

/** Types where focus is, as a keyboard does. */
const type = (letters: string): void => {
  const box = document.activeElement;
  if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement))
    throw new Error(`typed into ${box?.tagName ?? 'nothing'}`);
  const [from, to] = [box.selectionStart ?? 0, box.selectionEnd ?? 0];
  box.setRangeText(letters, from, to, 'end');
  fireEvent.input(box);
};
const press = (name: string): void => {
  const button = screen.getAllByRole('button', { name })[0];
  button?.focus();
  button?.click();
};
const toolbar = () => screen.findByRole('toolbar', { name: 'Tools for writing' });

async function emptyJournal() {
  const clock = simulatedClock(nowMs);
  const { attune } = imaniAtHome(clock);
  const app = showApp({ clock, attune, at: '/journal' });
  await screen.findByRole('heading', { name: 'Your first page' });
  return app;
}
const entriesOf = async ({ attune }: Awaited<ReturnType<typeof emptyJournal>>) => {
  const opened = await attune.openPersonal();
  const journal = opened.ok ? await opened.value.openJournal() : undefined;
  return journal?.entries.view.get().entries;
};

test('what somebody types from the very press of their first entry on stands in it, with the caret behind, as one step to take back', async () => {
  const app = await emptyJournal();
  press('New entry');
  type('The heron');
  await screen.findByPlaceholderText('Write here…');
  type(' stood\nstill');
  await toolbar();
  const editor = editorIn(document.body);
  expect(editor.isFocused).toBe(true);
  editor.commands.insertContent('.');
  const area = screen.getByRole('textbox', { name: 'Entry' });
  expect([...area.querySelectorAll('p')].map((line) => line.textContent)).toEqual([
    'The heron stood',
    'still.',
  ]);
  await waitFor(async () =>
    expect(await entriesOf(app)).toMatchObject([{ opening: 'The heron stood still.' }]),
  );
  press('One step back');
  press('One step back');
  expect(area.textContent).toBe('');
});

test('the caret is where it was in what was typed', async () => {
  await emptyJournal();
  press('New entry');
  type('The heronstill.');
  const held = document.activeElement;
  if (held instanceof HTMLTextAreaElement) held.setSelectionRange(9, 9);
  await toolbar();
  editorIn(document.body).commands.insertContent(' stood ');
  expect(screen.getByRole('textbox', { name: 'Entry' }).textContent).toBe('The heron stood still.');
});

test('whoever goes back before the page for writing came keeps what they typed', async () => {
  const app = await emptyJournal();
  press('New entry');
  await screen.findByPlaceholderText('Write here…');
  type('On the train.');
  fireEvent.click(screen.getByRole('link', { name: 'All entries' }));
  expect(await screen.findByText('On the train.')).toBeDefined();
  expect(await entriesOf(app)).toHaveLength(1);
});

test('whoever closes the page before the page for writing came keeps what they typed', async () => {
  const app = await emptyJournal();
  press('New entry');
  await screen.findByPlaceholderText('Write here…');
  type('On the train.');
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
  expect(await entriesOf(app)).toMatchObject([{ opening: 'On the train.' }]);
});

test('a word that is being composed is not broken off: the page for writing comes when it is done', async () => {
  await emptyJournal();
  press('New entry');
  const box = await screen.findByPlaceholderText('Write here…');
  fireEvent.compositionStart(box);
  type('に');
  await import('../../src/editors/note/mount-note-editor.ts');
  expect(screen.queryByRole('toolbar')).toBeNull();
  type('ほん');
  fireEvent.compositionEnd(box);
  await toolbar();
  expect(screen.getByRole('textbox', { name: 'Entry' }).textContent).toBe('にほん');
});

test('whoever turned to another field meanwhile stays in it', async () => {
  await emptyJournal();
  press('New entry');
  await screen.findByPlaceholderText('Write here…');
  type('Rain.');
  const mood = screen.getByRole('textbox', { name: 'How it was, in a word' });
  mood.focus();
  await toolbar();
  expect(document.activeElement).toBe(mood);
  expect(screen.getByRole('textbox', { name: 'Entry' }).textContent).toBe('Rain.');
});

test('what was typed for an entry that could not be begun is there at the next try', async () => {
  const { attune } = await emptyJournal();
  const open = attune.openPersonal.bind(attune);
  Object.assign(attune, {
    openPersonal: () => Promise.resolve({ ok: false, error: 'no-storage' }),
  });
  press('New entry');
  type('The heron');
  await screen.findByText(journalFaultWords('no-storage'));
  Object.assign(attune, { openPersonal: open });
  press('New entry');
  type(' stood');
  await toolbar();
  expect(screen.getByRole('textbox', { name: 'Entry' }).textContent).toBe('The heron stood');
});

test('what is typed from the press of a new note on is its title', async () => {
  const { attune, workspace } = imaniAtHome(simulatedClock(nowMs));
  showApp({ attune });
  (await screen.findByRole('link', { name: 'Notes' })).click();
  await screen.findByRole('heading', { level: 1, name: 'Notes' });
  press('New note');
  type('Before');
  const box = await screen.findByPlaceholderText<HTMLInputElement>('Untitled note');
  expect(document.activeElement).toBe(box);
  type(' the holidays');
  expect(box.value).toBe('Before the holidays');
  expect(workspace.notes.view.get().notes.map(({ title }) => title)).toContain(
    'Before the holidays',
  );
});

test('what is typed behind Enter, or beyond what a title has room for, from the press of a new note on goes to its words', async () => {
  const { attune, workspace } = imaniAtHome(simulatedClock(nowMs));
  const doc = new Y.Doc();
  Object.assign(workspace, {
    openNote: (note: NoteSession['note']): NoteSession => ({
      note,
      fragment: doc.getXmlFragment(note),
      carets: liveValue<readonly Caret[]>([]),
      setCaret: () => undefined,
      edited: () => undefined,
      close: () => undefined,
    }),
  });
  showApp({ attune });
  (await screen.findByRole('link', { name: 'Notes' })).click();
  await screen.findByRole('heading', { level: 1, name: 'Notes' });
  press('New note');
  type(`${'a'.repeat(200)}bc\nbody`);
  await screen.findByPlaceholderText('Untitled note');
  type(' words');
  await toolbar();
  const area = screen.getByRole('textbox', { name: 'Note' });
  expect([...area.querySelectorAll('p')].map((line) => line.textContent)).toEqual([
    'bc',
    'body words',
  ]);
  expect(document.activeElement).toBe(area);
  expect(workspace.notes.view.get().notes.map(({ title }) => title)).toContain('a'.repeat(200));
});

test('private notes of a journal that is there take what is typed from the press on, too', async () => {
  const clock = simulatedClock(nowMs);
  const { attune } = imaniAtHome(clock);
  const pretend = await pretendJournal(nowMs, attune);
  pretend.write({ day: '2026-11-20', paragraphs: ['The river.'] });
  showApp({ clock, attune, at: '/journal' });
  await screen.findByText('The river.');
  press('New entry');
  type('Again');
  await toolbar();
  expect(screen.getByRole('textbox', { name: 'Entry' }).textContent).toBe('Again');
});
