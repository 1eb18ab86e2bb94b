// @vitest-environment jsdom
import { screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { liveValue } from '../../src/crdt/basics/live.ts';
import type { Caret, NoteSession } from '../../src/crdt/spaces/workspace.ts';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

// jsdom draws nothing: what ProseMirror asks about places on the screen is answered with "nowhere".
Object.assign(Range.prototype, {
  getClientRects: () => [],
  getBoundingClientRect: () => new DOMRect(),
});

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
