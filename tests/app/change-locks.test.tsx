// @vitest-environment jsdom
import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { simulatedClock } from '../cast/simulated-clock.ts';
import { pretendAttune } from './pretend-attune.ts';
import { sam } from './pretend-people.ts';
import { pretendWorkspace } from './pretend-workspace.ts';
import { showApp } from './show-app.tsx';

const startMs = Date.UTC(2026, 10, 22, 14, 20);

test('Imani changes the locks, after reading what that can and cannot do, and Sam is no longer here', async () => {
  const clock = simulatedClock(startMs);
  const attune = pretendAttune(startMs);
  const workspace = pretendWorkspace({ nowMs: startMs });
  const view = workspace.membersView.get();
  const joined = { by: sam.id, atMs: startMs };
  workspace.membersView.set({
    ...view,
    members: [...view.members, { ...sam, part: 'client', colour: 1, joined }],
  });
  attune.keep(workspace);
  showApp({ at: '/', clock, attune });
  const places = await screen.findByRole('navigation', { name: 'Workspace' });
  fireEvent.click(within(places).getByRole('link', { name: 'People' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Change the locks' }));
  const dialog = await screen.findByRole('dialog', { name: `Change the locks for ${sam.name}?` });
  within(dialog).getByText(/What they already have stays with them/);
  within(dialog).getByText(/^Somebody who is offline now hears of it when they next meet/);
  workspace.invitationFault.set('full');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Change the locks' }));
  await within(dialog).findByText(/could not be stored/);
  workspace.invitationFault.set(undefined);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Change the locks' }));
  const gone = await screen.findByRole('region', { name: 'No longer here' });
  within(gone).getByText(sam.name);
  expect(screen.queryByRole('button', { name: 'Change the locks' })).toBeNull();
  // Not "so far": somebody was here.
  screen.getByRole('heading', { name: 'Only you now' });
  expect(screen.queryByText('Only you so far')).toBeNull();
});
