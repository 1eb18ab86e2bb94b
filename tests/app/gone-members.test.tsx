// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { pretendIds, sam } from './pretend-people.ts';
import { imaniAtHome } from './pretend-scenes.ts';
import { showApp } from './show-app.tsx';

const startMs = Date.UTC(2026, 10, 22, 14, 20);

async function atHome() {
  const clock = simulatedClock(startMs);
  const home = imaniAtHome(clock);
  showApp({ clock, attune: home.attune });
  await screen.findByRole('heading', { level: 1 });
  return home;
}

test('whoever is gone is not among those who are here, and what they wrote keeps their name', async () => {
  const { workspace } = await atHome();
  const here = screen.getByRole('region', { name: 'Who is here' });
  within(here).getByText(sam.name);
  const { members, ...rest } = workspace.membersView.get();
  workspace.membersView.set({
    ...rest,
    members: members.filter(({ id }) => id !== sam.id),
    gone: members.filter(({ id }) => id === sam.id),
  });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Who is here' })).toBeNull());
  const told = await screen.findByRole('region', { name: 'The locks were changed' });
  within(told).getByText(new RegExp(`does not reach ${sam.name}`));
  expect(screen.getAllByText(new RegExp(sam.name)).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByRole('link', { name: 'People' }));
  const gone = await screen.findByRole('region', { name: 'No longer here' });
  within(gone).getByText(sam.name);
});

test('whoever was invited again is here, and nothing says that what is written does not reach them', async () => {
  const { workspace } = await atHome();
  const { members, ...rest } = workspace.membersView.get();
  const before = members.find(({ id }) => id === sam.id);
  if (before === undefined) throw new Error('Sam is there.');
  const earlier = [pretendIds.member(), pretendIds.member()].map((id) => ({ ...before, id }));
  const robin = { ...before, id: pretendIds.member(), name: 'Robin' };
  workspace.membersView.set({ members, ...rest, gone: [...earlier, robin] });
  const told = await screen.findByRole('region', { name: 'The locks were changed' });
  within(told).getByText(/does not reach Robin\./);
  workspace.membersView.set({ members, ...rest, gone: earlier });
  await waitFor(() =>
    expect(screen.queryByRole('region', { name: 'The locks were changed' })).toBeNull(),
  );
});

test('somebody whose device was taken out reads it plainly, with what stays and what they can do', async () => {
  const { workspace } = await atHome();
  workspace.connection.set({ tag: 'removed' });
  workspace.concerns.set([{ id: 'removed', what: 'removed', healed: false }]);
  await screen.findByText(/^You are no longer in this workspace\. What you have stays/);
  screen.getByText(/make a backup.*ask for a new invitation/);
  screen.getByText('No longer connected');
  await screen.findByRole('heading', { name: 'You are no longer in this workspace' });
  expect(screen.queryByText('Next step')).toBeNull();
  expect(screen.queryByText(/Both of you/)).toBeNull();
  expect(screen.queryByRole('region', { name: 'Who is here' })).toBeNull();
  expect(screen.queryByText('Only you are here')).toBeNull();
  // There is nobody to let in from here, and nothing to lock.
  fireEvent.click(screen.getByRole('link', { name: 'People' }));
  await screen.findByRole('heading', { level: 1, name: 'People' });
  for (const name of ['Invite someone', 'Change the locks'])
    expect(screen.queryByRole('button', { name })).toBeNull();
  // Nor is anything here written by two.
  const { notes, removed } = workspace.notesView.get();
  workspace.notesView.set({ notes: [], removed: [...removed, ...notes] });
  fireEvent.click(screen.getByRole('link', { name: 'Notes' }));
  await screen.findByRole('heading', { name: 'No notes yet' });
  screen.getByText('What you write here now stays on this device.');
  expect(screen.queryByText(/Both of you|write together/)).toBeNull();
});
