// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { editorIn } from '../editors/people.ts';
import { listed, showJournal, writingPage } from './journal-at-hand.ts';
import { imaniInTheHour } from './pretend-hour.ts';
import { somewhere } from './pretend-journal.ts';
import { writePrivateNotes, writeWeeks } from './pretend-journal-weeks.ts';
import type { PretendJournal } from './pretend-journal.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';
import { showApp } from './show-app.tsx';

/** A therapist's own entries, private notes about this workspace, and one about another. */
function everything(pretend: PretendJournal, workspace: PretendWorkspace): undefined {
  writeWeeks(pretend);
  writePrivateNotes(pretend, workspace);
  pretend.write({
    day: '2026-11-20',
    paragraphs: ['About somebody else.'],
    about: { workspace: somewhere, session: undefined },
  });
  return undefined;
}

test('a therapist meets only private notes about this workspace, also when they search', async () => {
  await showJournal('therapist', { write: everything });
  expect(screen.getByText('Private notes about this workspace. Only you.')).toBeDefined();
  await waitFor(() => expect(listed()[0]).toContain('Long silence'));
  expect(listed()).toHaveLength(2);
  fireEvent.input(screen.getByRole('searchbox', { name: 'Search my journal' }), {
    target: { value: 'somebody' },
  });
  expect(screen.getByText('Nothing found')).toBeDefined();
});

test('a new entry of a therapist is a private note about the workspace', async () => {
  const therapist = await showJournal('therapist');
  fireEvent.click(screen.getByRole('button', { name: 'New entry' }));
  await screen.findByRole('button', { name: 'After the hour' });
  expect(therapist.journal.entries.view.get().entries[0]?.about).toEqual({
    workspace: therapist.workspace.id,
    session: undefined,
  });
});

test('a client meets their own entries, and a new one is about nothing', async () => {
  const client = await showJournal('client', { write: everything });
  expect(screen.queryByText('About somebody else.')).toBeNull();
  expect(screen.getByText(/They stay on your own devices/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'New entry' }));
  await screen.findByRole('button', { name: 'A small check-in' });
  const made = client.journal.entries.view.get().entries.find(({ opening }) => opening === '');
  expect(made?.about).toBeUndefined();
});

test('in front of the workspaces all entries are shown, with what they are about', async () => {
  await showJournal('front', { write: everything });
  expect(await screen.findAllByText('About Willow')).toHaveLength(2);
  expect(screen.getByText('About a workspace that is not here')).toBeDefined();
});

test('a therapist begins the private note of a session from its page, and opens the same one later', async () => {
  const hour = imaniInTheHour(simulatedClock(Date.UTC(2026, 10, 22, 14, 20)), 'under-way');
  const app = showApp({ attune: hour.attune, at: hour.page });
  const button = await screen.findByRole('button', { name: 'Private note' });
  expect(button.getAttribute('aria-describedby')).not.toBeNull();
  expect(hour.attune.personal.get().tag).toBe('none');
  fireEvent.click(button);
  await writingPage();
  editorIn(document.body).commands.insertContent('I wanted to fill the silence.');
  const page = app.address();
  fireEvent.click(screen.getByRole('link', { name: 'The session this is about' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Private note' }));
  expect((await writingPage()).textContent).toBe('I wanted to fill the silence.');
  expect(app.address()).toBe(page);
});

test('a client has no private notes about sessions', async () => {
  const hour = imaniInTheHour(simulatedClock(Date.UTC(2026, 10, 22, 14, 20)), 'under-way');
  hour.swapParts();
  showApp({ attune: hour.attune, at: hour.page });
  await screen.findByRole('textbox', { name: 'Session notes' });
  expect(screen.queryByRole('button', { name: 'Private note' })).toBeNull();
});
