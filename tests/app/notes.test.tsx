// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { Caret, NoteSession } from '../../src/crdt/spaces/workspace.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { editorIn, placeCaret, select } from '../editors/people.ts';
import { showApp } from './show-app.tsx';

/** Imani opens a note whose words are what a peer put there. */
async function imaniOpensNote(options: { readonly words?: unknown; readonly newer?: boolean }) {
  const clock = simulatedClock(Date.UTC(2026, 10, 22, 14, 20));
  const home = imaniAtHome(clock);
  home.workspace.newer.set(options.newer ?? false);
  const session = (note: NoteSession['note']): NoteSession => ({
    note,
    fragment: options.words,
    carets: liveValue<readonly Caret[]>([]),
    setCaret: () => undefined,
    edited: () => undefined,
    close: () => undefined,
  });
  Object.assign(home.workspace, {
    openNote: (note: NoteSession['note']) =>
      options.words === undefined ? undefined : session(note),
  });
  showApp({ clock, attune: home.attune });
  const workspace = await screen.findByRole('navigation', { name: 'Workspace' });
  within(workspace).getByRole('link', { name: 'Notes' }).click();
  (await screen.findByRole('link', { name: /Tuesday, 17 November/ })).click();
  return home;
}

function sharedNote(words: string): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('note');
  const paragraph = new Y.XmlElement('paragraph');
  fragment.insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText(words)]);
  return fragment;
}

test('a note made with a newer version shows its words, offers no change, and opening it writes nothing', async () => {
  const words = sharedNote('Water first, then coffee.');
  let writes = 0;
  words.doc?.on('update', () => (writes += 1));
  await imaniOpensNote({ words, newer: true });
  const box = await screen.findByRole('textbox', { name: 'Note' });
  expect(box.textContent).toBe('Water first, then coffee.');
  expect(box.getAttribute('aria-readonly')).toBe('true');
  expect(screen.getByText(/You can read it here, but not change it/)).toBeTruthy();
  expect(screen.queryByRole('toolbar')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Remove note' })).toBeNull();
  expect(writes).toBe(0);
});

test('a note that holds no words this version knows says so, and does not say that it can be read', async () => {
  await imaniOpensNote({});
  await screen.findByText(
    'The words of this note cannot be shown in this version. Nothing is lost.',
  );
  expect(screen.queryByText(/You can read it here/)).toBeNull();
});

test('when the editor cannot begin, it says so and can be tried again', async () => {
  await imaniOpensNote({ words: { doc: null } });
  expect(await screen.findByText('Getting the page ready…')).toBeTruthy();
  await screen.findByText(/The writing page could not be loaded/);
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(screen.queryByText('Getting the page ready…')).toBeNull();
});

test('when the writing page cannot take the words, it says so instead of staying blank', async () => {
  await imaniOpensNote({ words: 'no shared words' });
  await screen.findByText(
    'The words of this note cannot be shown in this version. Nothing is lost.',
  );
});

test('in the title the caret stays at its letter while the other types before it', async () => {
  const home = await imaniOpensNote({ words: sharedNote('') });
  const title = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });
  title.focus();
  title.setSelectionRange(9, 11);
  samTitles(home, 'On Tuesday, 17 November');
  expect(title.value).toBe('On Tuesday, 17 November');
  expect([title.selectionStart, title.selectionEnd]).toEqual([12, 14]);
  samTitles(home, 'On Tuesday, 17 November, by phone');
  expect([title.selectionStart, title.selectionEnd]).toEqual([12, 14]);
});

test('a title that is being composed is left alone until the word is done', async () => {
  const home = await imaniOpensNote({ words: sharedNote('') });
  const changes: (readonly [string, string | undefined])[] = [];
  Object.assign(home.workspace.notes.verbs, {
    setTitle: (_note: unknown, title: string, was?: string) => changes.push([title, was]),
  });
  const title = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });
  title.focus();
  fireEvent.compositionStart(title);
  fireEvent.input(title, { target: { value: 'Tuesday, 17 Novemberに' } });
  samTitles(home, 'On Tuesday, 17 November');
  expect(title.value).toBe('Tuesday, 17 Novemberに');
  fireEvent.input(title, { target: { value: 'Tuesday, 17 November日' } });
  expect(changes).toEqual([
    ['Tuesday, 17 Novemberに', 'Tuesday, 17 November'],
    ['Tuesday, 17 November日', 'Tuesday, 17 Novemberに'],
  ]);
  samTitles(home, 'On Tuesday, 17 November日');
  fireEvent.compositionEnd(title);
  expect(title.value).toBe('On Tuesday, 17 November日');
});

const keyOn = (box: HTMLElement, key: string): boolean => fireEvent.keyDown(box, { key });
const titleBox = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Title' });

test('Enter in the title leads to the words, to their beginning', async () => {
  await imaniOpensNote({ words: sharedNote('Water first.') });
  await screen.findByRole('toolbar', { name: 'Tools for writing' });
  editorIn(document.body).commands.setTextSelection(6);
  const title = await titleBox();
  title.focus();
  // `false`: the browser does nothing more with the key.
  expect(keyOn(title, 'Enter')).toBe(false);
  const area = screen.getByRole('textbox', { name: 'Note' });
  expect(document.activeElement).toBe(area);
  editorIn(document.body).commands.insertContent('Glass of ');
  expect(area.textContent).toBe('Glass of Water first.');
});

test('Enter that ends a word being composed stays in the title', async () => {
  await imaniOpensNote({ words: sharedNote('') });
  await screen.findByRole('toolbar', { name: 'Tools for writing' });
  const title = await titleBox();
  title.focus();
  fireEvent.keyDown(title, { key: 'Enter', isComposing: true });
  expect(document.activeElement).toBe(title);
});

test('what is typed after Enter in the title before the page for writing is there stands in the words', async () => {
  await imaniOpensNote({ words: sharedNote('') });
  const title = await titleBox();
  title.focus();
  keyOn(title, 'Enter');
  const held = document.activeElement;
  if (!(held instanceof HTMLTextAreaElement)) throw new Error('letters are held');
  held.value = 'body words';
  held.setSelectionRange(10, 10);
  await screen.findByRole('toolbar', { name: 'Tools for writing' });
  const area = screen.getByRole('textbox', { name: 'Note' });
  expect(area.textContent).toBe('body words');
  expect(document.activeElement).toBe(area);
  expect(title.value).toBe('Tuesday, 17 November');
});

test('whoever goes back before the page for writing came keeps what they typed after Enter', async () => {
  const words = sharedNote('Water first.');
  await imaniOpensNote({ words });
  const title = await titleBox();
  title.focus();
  keyOn(title, 'Enter');
  const held = document.activeElement;
  if (!(held instanceof HTMLTextAreaElement)) throw new Error('letters are held');
  held.value = 'body words';
  screen.getByRole('link', { name: 'All notes' }).click();
  await screen.findByRole('heading', { level: 1, name: 'Notes' });
  expect(words.toArray().map(String)).toEqual([
    '<paragraph>Water first.</paragraph>',
    '<paragraph>body words</paragraph>',
  ]);
});

test('a title that is full says so, and where to write on', async () => {
  const home = await imaniOpensNote({ words: sharedNote('') });
  const title = await titleBox();
  const full = 'a'.repeat(200);
  fireEvent.input(title, { target: { value: full } });
  samTitles(home, full);
  const told = await screen.findByText(/^The title is full/);
  expect(told.closest('[role="alert"]')).not.toBeNull();
  fireEvent.input(title, { target: { value: 'Shorter' } });
  samTitles(home, 'Shorter');
  expect(screen.queryByText(/^The title is full/)).toBeNull();
  // Full already as the page opens: told when somebody types one letter more.
  samTitles(home, full);
  expect(screen.queryByText(/^The title is full/)).toBeNull();
  title.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, data: 'b' }));
  await screen.findByText(/^The title is full/);
});

function samTitles(home: ReturnType<typeof imaniAtHome>, title: string): void {
  const view = home.workspace.notesView.get();
  const [first, ...rest] = view.notes;
  if (first !== undefined)
    home.workspace.notesView.set({ ...view, notes: [{ ...first, title }, ...rest] });
}

describe('the tools of a note', () => {
  async function imaniWrites(words: string): Promise<HTMLElement> {
    await imaniOpensNote({ words: sharedNote(words) });
    return screen.findByRole('toolbar', { name: 'Tools for writing' });
  }

  test('tell every key, also how to get to them', async () => {
    const tools = await imaniWrites('some words');
    within(tools).getByRole('button', { name: 'Keys' }).click();
    const keys = within(await screen.findByRole('dialog', { name: 'Keys for writing' }));
    expect(keys.getByText('Ctrl + Alt + 2')).toBeTruthy();
    expect(keys.getByText('Alt + F10')).toBeTruthy();
    keys.getByRole('button', { name: 'Close' }).click();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('an address that may not be a link is told apart from a place where none can be set', async () => {
    const tools = await imaniWrites('some words');
    within(tools).getByRole('button', { name: 'Link' }).click();
    const dialog = within(await screen.findByRole('dialog', { name: 'Link' }));
    expect(dialog.queryByRole('link', { name: 'Open link' })).toBeNull();
    const address = dialog.getByRole('textbox', { name: 'Address of the link' });
    fireEvent.input(address, { target: { value: 'javascript:alert(1)' } });
    dialog.getByRole('button', { name: 'Set link' }).click();
    expect(dialog.getByText(/Only addresses that start with http/)).toBeTruthy();
    fireEvent.input(address, { target: { value: 'https://example.org' } });
    dialog.getByRole('button', { name: 'Set link' }).click();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('link', { name: 'https://example.org' })).toBeTruthy();
  });

  test('a link can be opened from its dialog, in a page that learns nothing of this one', async () => {
    const tools = await imaniWrites('');
    within(tools).getByRole('button', { name: 'Link' }).click();
    const first = within(await screen.findByRole('dialog', { name: 'Link' }));
    fireEvent.input(first.getByRole('textbox', { name: 'Address of the link' }), {
      target: { value: 'example.org/help' },
    });
    first.getByRole('button', { name: 'Set link' }).click();
    placeCaret(editorIn(document.body), 'example.org', 3);
    within(tools).getByRole('button', { name: 'Link' }).click();
    const dialog = within(await screen.findByRole('dialog', { name: 'Link' }));
    const link = dialog.getByRole('link', { name: 'Open link' });
    expect(link.getAttribute('href')).toBe('https://example.org/help');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('target')).toBe('_blank');
  });
});

test('Imani comments on words of a note, and a note about which nothing is said stays as plain as it was', async () => {
  await imaniOpensNote({ words: sharedNote('Water first, then coffee.') });
  const tools = await screen.findByRole('toolbar', { name: 'Tools for writing' });
  expect(screen.queryByRole('region', { name: 'Comments' })).toBeNull();
  select(editorIn(document.body), 'then coffee');
  within(tools).getByRole('button', { name: 'Comment' }).click();
  fireEvent.input(await screen.findByRole('textbox', { name: 'Comment' }), {
    target: { value: 'Or tea.' },
  });
  screen.getByRole('button', { name: 'Add comment' }).click();
  const thread = screen.getByRole('article', { name: 'then coffee' });
  expect(within(thread).getByText('Or tea.')).toBeTruthy();
  expect(document.querySelector('.note-open-comment')?.textContent).toBe('then coffee');
});
