// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { RecordId } from '../../src/crdt/basics/id.ts';
import type { Change } from '../../src/crdt/spaces/index.ts';
import { seededRandom } from '../cast/seeded-random.ts';
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

test('while somebody types it says "Saving…" all along, and that all is saved after a rest', async () => {
  const { workspace, clock } = await imaniLooks();
  const region = screen.getByRole('status', { name: 'Connection' });
  for (let letter = 0; letter < 20; letter += 1) {
    workspace.saving.set({ tag: 'saving' });
    expect(region.textContent).toContain('Saving…');
    await clock.advance(20);
    workspace.saving.set({ tag: 'saved' });
    await clock.advance(150);
    expect(region.textContent).toContain('Saving…');
  }
  await clock.advance(400);
  expect(region.textContent).toContain('Saved on this device');
  expect(region.textContent).not.toContain('Saving…');
});

/** What is being said to those who listen. */
const said = (): string =>
  [...document.querySelectorAll('[aria-live="polite"][aria-atomic="true"]')]
    .map((one) => one.textContent)
    .join('');

test('two things that settle together are said one after the other, each with what to do', async () => {
  const { workspace, clock } = await imaniLooks();
  workspace.connection.set({ tag: 'offline', impossible: false });
  workspace.saving.set({ tag: 'not-saved', reason: 'full' });
  await clock.advance(2_000);
  expect(said()).toBe('Working offline');
  await clock.advance(1_500);
  expect(said()).toMatch(/^Not saved\. This device has no room left\. Delete some files/);
  await clock.advance(1_500);
  expect(said()).toBe('');
});

test('what is said is heard also while a dialog covers the page', async () => {
  const { workspace, clock } = await imaniLooks();
  fireEvent.click(screen.getByRole('link', { name: 'People' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Change my name' }));
  const dialog = await screen.findByRole('dialog');
  workspace.connection.set({ tag: 'alone' });
  await clock.advance(2_000);
  expect(within(dialog).getByText('Only you are here')).toBeDefined();
});

test('only a change that lasts two seconds is said aloud', async () => {
  const { workspace, clock } = await imaniLooks();
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
  for (const place of ['Today', 'Goals', 'Notes', 'Journal', 'People', 'Settings']) {
    within(navigation).getByRole('link', { name: place });
  }
  const goals = within(navigation).getByRole('link', { name: 'Goals' });
  fireEvent.click(goals);
  await screen.findByRole('heading', { level: 1, name: 'Goals' });
  await waitFor(() => expect(goals.getAttribute('aria-current')).toBe('page'));
  expect(document.activeElement?.textContent).toBe('Goals');
});

test('on a page within a place that place is marked, and so is "More" for what lies behind it', async () => {
  const { workspace } = await imaniLooks();
  const [note] = workspace.notesView.get().notes;
  const navigation = screen.getByRole('navigation', { name: 'Workspace' });
  const current = (role: 'link' | 'button', name: string): string | null =>
    within(navigation).getByRole(role, { name }).getAttribute('aria-current');
  const [link] = screen.getAllByRole('link', { name: new RegExp(`^${note?.title}`) });
  if (link !== undefined) fireEvent.click(link);
  await waitFor(() => expect(current('link', 'Notes')).toBe('true'));
  expect(current('button', 'More')).toBe('true');
  fireEvent.click(within(navigation).getByRole('link', { name: 'Goals' }));
  await waitFor(() => expect(current('link', 'Goals')).toBe('page'));
  expect(current('button', 'More')).toBeNull();
  expect(current('link', 'Notes')).toBeNull();
});

test('what was set aside is told to those who listen, and can be closed once it is over', async () => {
  const { workspace } = await imaniLooks();
  const concern = { id: 'unequal', what: 'unequal' } as const;
  workspace.concerns.set([{ ...concern, healed: false }]);
  const told = await screen.findByText(/Attune is putting this right/);
  expect(told.closest('[aria-live="polite"]')).not.toBeNull();
  const close = () => screen.queryByRole('button', { name: 'Close' });
  expect(close()).toBeNull();
  workspace.concerns.set([{ ...concern, healed: true }]);
  await screen.findByText(/Now they are again/);
  close()?.focus();
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByText(/Now they are again/)).toBeNull();
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
});

test('two histories are told with what to do about them', async () => {
  const { workspace } = await imaniLooks();
  workspace.concerns.set([{ id: 'feed', what: 'two-histories', healed: true }]);
  await screen.findByText(/use only one copy of that browser/);
  screen.getByRole('button', { name: 'Close' });
});

test('letting in that did not work is said, and can be tried again', async () => {
  const { attune, workspace } = await imaniLooks();
  atTheDoor(attune, workspace);
  const [door] = attune.doors.get();
  if (door?.tag !== 'at-door') throw new Error('Sam is at the door.');
  const lettingIn = vi.spyOn(door, 'letIn').mockResolvedValueOnce(false);
  const notice = await screen.findByRole('region', { name: 'Sam Rivers is at the door' });
  const button = within(notice).getByRole('button', { name: 'Let in' });
  button.focus();
  fireEvent.click(button);
  await within(notice).findByText(/Sam Rivers is not in yet/);
  lettingIn.mockRejectedValueOnce(new Error('not loaded'));
  fireEvent.click(button);
  await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('false'));
  within(notice).getByText(/Sam Rivers is not in yet/);
  fireEvent.click(button);
  expect(attune.done).toEqual(['let in']);
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
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

test('a new version waits until the person agrees', async () => {
  const { browser } = await imaniLooks();
  browser.update.set('waits');
  await screen.findByText('A new version is ready');
  expect(browser.done).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Use it now' }));
  expect(browser.done).toEqual(['take update']);
});

test('a new version that was put off comes up again once another tab has taken it', async () => {
  const { browser } = await imaniLooks();
  browser.update.set('waits');
  fireEvent.click(await screen.findByRole('button', { name: 'Later' }));
  expect(screen.queryByText('A new version is ready')).toBeNull();
  browser.update.set('taken-elsewhere');
  await screen.findByText('A new version is ready');
});

test('a notice stays while the pointer or focus is on it, and focus finds a place when it goes', async () => {
  const { clock } = await imaniLooks();
  fireEvent.click(screen.getByRole('link', { name: 'Goals' }));
  await screen.findByRole('heading', { level: 1, name: 'Goals' });
  const remove = (): boolean => {
    const [button] = screen.getAllByRole('button', { name: 'Remove' });
    return button !== undefined && fireEvent.click(button);
  };
  remove();
  const undo = await screen.findByRole('button', { name: 'Undo' });
  const list = screen.getByRole('region', { name: 'Notices' });
  undo.focus();
  fireEvent.pointerOver(undo);
  fireEvent.pointerLeave(list);
  await clock.advance(30_000);
  expect(undo.isConnected).toBe(true);
  fireEvent.click(undo);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Goals'));
  remove();
  await screen.findByRole('button', { name: 'Undo' });
  await clock.advance(12_000);
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('what can be taken back goes with the workspace it was done in', async () => {
  await imaniLooks();
  fireEvent.click(screen.getByRole('link', { name: 'Goals' }));
  const [remove] = await screen.findAllByRole('button', { name: 'Remove' });
  if (remove !== undefined) fireEvent.click(remove);
  await screen.findByRole('button', { name: 'Undo' });
  fireEvent.click(screen.getByRole('link', { name: /Your workspaces/ }));
  await screen.findByRole('heading', { level: 1, name: 'Your workspaces' });
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
});

test('who only came in wrote nothing', async () => {
  const { workspace } = await imaniLooks();
  const [written] = workspace.changes.get();
  const by = written?.by;
  const joined = {
    id: '3',
    by,
    atMs: 0,
    what: 'member-joined',
    title: '',
    record: undefined,
  } as const;
  workspace.changes.set([joined]);
  await screen.findByText('Sam Rivers came in.');
  if (written !== undefined) workspace.changes.set([joined, written]);
  await screen.findByText('Sam Rivers wrote one thing since you last looked. Sam Rivers came in.');
});

test('what is new leads to where it stands: to the page of its session, and a poll of none to the polls', async () => {
  const { workspace } = await imaniLooks();
  const by = workspace.changes.get()[0]?.by;
  const session = RecordId.random(seededRandom(1));
  const news = (title: string, what: Change['what'], on?: RecordId): Change => ({
    id: title,
    by,
    atMs: 0,
    what,
    title,
    record: undefined,
    session: on,
  });
  workspace.changes.set([
    news('How is today?', 'poll-added', session),
    news('How was your week?', 'poll-added'),
    news('The letter', 'agenda-added', session),
    news('Money', 'agenda-added'),
    news('On the stairs', 'agenda-shared', session),
    news('For whenever', 'agenda-shared'),
    news('On its own', 'excerpt-added'),
    { ...news('In a note', 'note-shared'), record: session },
  ]);
  const way = async (name: string): Promise<string | null> =>
    (await screen.findByRole('link', { name })).getAttribute('href');
  expect(await way('How is today?')).toMatch(/\/sessions\/.+/);
  expect(await way('How was your week?')).toMatch(/\/polls$/);
  expect(await way('The letter')).toBe(await way('How is today?'));
  expect(await way('Money')).toMatch(/\/sessions$/);
  expect(await way('On the stairs')).toBe(await way('The letter'));
  expect(await way('For whenever')).toMatch(/\/sessions$/);
  expect(await way('On its own')).toMatch(/\/notes#shared$/);
  expect(await way('In a note')).toMatch(/\/notes\/.+/);
});

test('a page put aside counts as looked at, and keeps its list', async () => {
  const { workspace } = await imaniLooks();
  const marking = vi.spyOn(workspace, 'markSeen');
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  fireEvent(document, new Event('visibilitychange'));
  expect(marking.mock.calls).toEqual([[{ stillShown: true }]]);
  screen.getByText('Sam Rivers wrote two things since you last looked.');
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
